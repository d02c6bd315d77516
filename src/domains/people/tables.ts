/** Row types of the PostgreSQL schema `people`; see migrations/. */

export interface PersonTable {
  /** UUID. */
  id: string;
  email: string;
  email_key: string;
  name: string | null;
  lang: 'ja' | 'en';
  created_at: Date;
  generation: number;
}

export interface PersonKeyTable {
  person_id: string;
  key: Buffer;
}

export interface SessionTable {
  id: string;
  token_sha256: Buffer;
  person_id: string;
  generation: number;
  /** link, passkey, oidc:NAME, password. */
  way: string;
  device: string;
  began_at: Date;
  proved_at: Date;
  seen_at: Date;
  ends_at: Date;
}

export type LinkPurpose = 'sign-in' | 'invitation' | 'email' | 'email-undo';

export interface LinkTable {
  id: string;
  token_sha256: Buffer;
  purpose: LinkPurpose;
  email: string;
  email_key: string;
  person_id: string | null;
  lang: 'ja' | 'en';
  browser_sha256: Buffer | null;
  next: string | null;
  made_at: Date;
  ends_at: Date;
  used_at: Date | null;
}

export interface PasskeyTable {
  id: string;
  person_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: bigint;
  transports: string[];
  name: string;
  added_at: Date;
  used_at: Date | null;
}

export interface PasskeyChallengeTable {
  challenge: string;
  person_id: string | null;
  browser_sha256: Buffer;
  ends_at: Date;
}

export interface AttemptTable {
  kind: string;
  key: string;
  began_at: Date;
  tried: number;
}

export interface IdentityTable {
  issuer: string;
  subject: string;
  person_id: string;
  provider: string;
  linked_at: Date;
  used_at: Date;
}

export interface OidcRequestTable {
  state_sha256: Buffer;
  browser_sha256: Buffer;
  provider: string;
  nonce: string;
  code_verifier: string;
  person_id: string | null;
  fresh: boolean;
  next: string;
  lang: 'ja' | 'en';
  ends_at: Date;
}

export interface PasswordTable {
  person_id: string;
  hash: string;
  set_at: Date;
}

export type PeopleTables = {
  'people.identity': IdentityTable;
  'people.oidc_request': OidcRequestTable;
  'people.password': PasswordTable;
  'people.person': PersonTable;
  'people.person_key': PersonKeyTable;
  'people.session': SessionTable;
  'people.link': LinkTable;
  'people.passkey': PasskeyTable;
  'people.passkey_challenge': PasskeyChallengeTable;
  'people.attempt': AttemptTable;
};

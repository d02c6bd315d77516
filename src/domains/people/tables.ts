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

export type PeopleTables = {
  'people.person': PersonTable;
  'people.person_key': PersonKeyTable;
  'people.session': SessionTable;
};

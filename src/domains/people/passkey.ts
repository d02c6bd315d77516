/** Passkeys (WebAuthn Level 3): a key pair that the person's device keeps for this site. */

/** A passkey as its owner sees it. */
export interface Passkey {
  id: string;
  name: string;
  addedAt: Date;
  usedAt: Date | null;
}

/** A passkey as it is checked. */
export interface StoredPasskey extends Passkey {
  personId: string;
  /** Credential id, base64url. */
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

/** How long a device has to answer, in ms. */
export const challengeMs = 5 * 60_000;
export const passkeysMax = 20;
export const passkeyNameMax = 60;

/** The domain that passkeys belong to: the host of the site, as the city set it, never as a request names it. */
export function relyingPartyOf(origin: string): { id: string; origin: string } {
  return { id: new URL(origin).hostname, origin };
}

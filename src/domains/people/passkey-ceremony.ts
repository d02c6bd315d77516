/** What a device is asked, and whether its answer holds; @simplewebauthn/server does the checking. */
import type { AuthenticationResponseJSON, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Site } from '#platform/http';
import { challengeMs, relyingPartyOf, type StoredPasskey } from './passkey.ts';

type Here = Pick<Site, 'name' | 'origin'>;

/** Loaded when a device is first asked: the library takes 20 MB. */
const ceremony = () => import('@simplewebauthn/server');

/** The challenge that a device answered to; null for an answer that cannot be read. */
export function challengeOf(response: { response: { clientDataJSON: string } }): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(response.response.clientDataJSON, 'base64url').toString()) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

/** An answer as the page sends it; null for anything that has not its shape. */
export function readCredential<Kind extends AuthenticationResponseJSON | RegistrationResponseJSON>(given: string): Kind | null {
  try {
    const value = JSON.parse(given) as { id?: unknown; response?: { clientDataJSON?: unknown } } | null;
    return typeof value?.id === 'string' && typeof value.response?.clientDataJSON === 'string' ? (value as Kind) : null;
  } catch {
    return null;
  }
}

/** A device that keeps the key itself and checks the person: nothing needs to be typed at the next sign-in. */
export async function creationOptions(site: Here, person: { id: string; email: string; name: string | null }, known: StoredPasskey[]): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await ceremony();
  return generateRegistrationOptions({
    rpName: site.name.ja,
    rpID: relyingPartyOf(site.origin).id,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name ?? person.email,
    timeout: challengeMs,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** Names no credential: whoever asks learns nothing about any account. */
export async function requestOptions(site: Here): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await ceremony();
  return generateAuthenticationOptions({ rpID: relyingPartyOf(site.origin).id, timeout: challengeMs, userVerification: 'required' });
}

export type NewPasskey = Pick<StoredPasskey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>;

/** The new passkey, or null where the answer does not hold. */
export async function checkCreation(site: Here, response: RegistrationResponseJSON, challenge: string): Promise<NewPasskey | null> {
  const { id, origin } = relyingPartyOf(site.origin);
  const { verifyRegistrationResponse } = await ceremony();
  const checked = await verifyRegistrationResponse({ response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id, requireUserVerification: true }).catch(() => null);
  if (!checked?.verified) return null;
  const { credential } = checked.registrationInfo;
  return { credentialId: credential.id, publicKey: Buffer.from(credential.publicKey), counter: credential.counter, transports: [...(credential.transports ?? [])] };
}

/** The authenticator's counter after this use, or null where the answer does not hold; a counter that did not rise is a copied key. */
export async function checkRequest(site: Here, response: AuthenticationResponseJSON, challenge: string, passkey: StoredPasskey): Promise<number | null> {
  const { id, origin } = relyingPartyOf(site.origin);
  const handle = response.response.userHandle;
  if (!handle || Buffer.from(handle, 'base64url').toString() !== passkey.personId) return null;
  const credential = { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter, transports: passkey.transports };
  const { verifyAuthenticationResponse } = await ceremony();
  const checked = await verifyAuthenticationResponse({ response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id, requireUserVerification: true, credential }).catch(() => null);
  return checked?.verified ? checked.authenticationInfo.newCounter : null;
}

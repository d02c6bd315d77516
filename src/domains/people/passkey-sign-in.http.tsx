import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Database } from '#platform/database';
import { json, seeOther, type Ask, type Reply } from '#platform/http';
import { challengesFromNetwork } from './attempt.ts';
import { limitNetwork } from './attempt.store.ts';
import { browserOf, markBrowser } from './browser.ts';
import { arrival, onward, ownAddress } from './own-address.ts';
import { challengeOf, checkRequest, readCredential, requestOptions } from './passkey-ceremony.ts';
import type { StoredPasskey } from './passkey.ts';
import { countUse, findCredential, insertChallenge, takeChallenge } from './passkey.store.ts';
import { signInHere } from './sign-in.store.ts';

const credentialLengthMax = 20_000;
export const passkeySignInForm = z.object({ credential: z.string().max(credentialLengthMax).default(''), next: z.string().max(8_000).default('') });

/** A new challenge for this browser. */
export async function makeSignInChallenge(ask: Ask): Promise<Reply> {
  const at = ask.clock.now();
  await limitNetwork(ask.db, challengesFromNetwork, await ask.peerKey(), at);
  const options = await requestOptions(ask.site);
  const browser = markBrowser(ask.site.origin, ask.header('cookie'));
  await insertChallenge(ask.db, options.challenge, null, browser.token, at);
  ask.telling.subject = 'passkey challenge';
  return { ...json(options), cookies: [browser.cookie] };
}

/** Signs in with a device's answer. One that does not hold uses its challenge up all the same, and never says why. */
export async function signInWithPasskey(ask: Ask<Record<string, never>, z.output<typeof passkeySignInForm>>): Promise<Reply> {
  const next = ownAddress(ask.form.next);
  const passkey = await provenPasskey(ask.db, ask, ask.form.credential);
  ask.telling.subject = passkey === null ? 'passkey refused' : 'passkey';
  if (passkey === null) {
    const query = new URLSearchParams({ failed: 'passkey', ...(next !== null && { next }) });
    return seeOther(`${ask.href('/sign-in')}?${query}`);
  }
  ask.telling.personId = passkey.personId;
  return seeOther(onward(ask, next ?? arrival), {}, await signInHere(ask, passkey.personId, 'passkey'));
}

async function provenPasskey(tx: Database, { site, clock, header }: Pick<Ask, 'site' | 'clock' | 'header'>, given: string): Promise<StoredPasskey | null> {
  const response = readCredential<AuthenticationResponseJSON>(given);
  const challenge = response === null ? null : challengeOf(response);
  const browser = browserOf(site.origin, header('cookie'));
  if (response === null || challenge === null || browser === null) return null;
  const at = clock.now();
  if (!(await takeChallenge(tx, challenge, null, browser, at))) return null;
  const passkey = await findCredential(tx, response.id);
  const counter = passkey === null ? null : await checkRequest(site, response, challenge, passkey);
  if (passkey === null || counter === null) return null;
  await countUse(tx, passkey.id, counter, at);
  return passkey;
}

import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { isStaff } from '#platform/access';
import { json, page, Refusal, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { sendMail } from '#platform/mail';
import { browserOf, markBrowser } from './browser.ts';
import { passkeyAddedLetter } from './letter.ts';
import { challengeOf, checkCreation, creationOptions, readCredential } from './passkey-ceremony.ts';
import { passkeyNameMax, passkeysMax, type StoredPasskey } from './passkey.ts';
import { deletePasskey, findPasskey, insertChallenge, insertPasskey, listPasskeys, renamePasskey, takeChallenge } from './passkey.store.ts';
import { PasskeyAdditionView, PasskeysView, PasskeyView } from './passkey.view.tsx';
import { findPerson } from './person.store.ts';
import type { PeopleText } from './text.ja.ts';
import { sentence, text } from './text.ts';

export const passkeysQuery = z.object({ done: z.enum(['added', 'renamed', 'removed']).optional().catch(undefined) });
export const passkeyForm = z.object({ name: z.string().max(2_000).default(''), credential: z.string().max(20_000).default('') });
export const passkeyNameForm = z.object({ name: z.string().max(2_000).default('') });

export async function showPasskeys(ask: Ask<z.output<typeof passkeysQuery>>): Promise<Reply> {
  const principal = signedIn(ask);
  ask.telling.subject = 'own passkeys';
  return page(<PasskeysView view={ask} passkeys={await listPasskeys(ask.db, principal.personId)} staff={isStaff(principal)} done={ask.query.done} />);
}

export function showPasskeyAddition(ask: Ask): Reply {
  ask.telling.subject = 'own passkeys';
  return page(<PasskeyAdditionView view={ask} name="" />);
}

/** A challenge for a new passkey, for this person in this browser. @throws Refusal 409 where they have enough */
export async function makeAdditionChallenge(ask: Ask): Promise<Reply> {
  const principal = signedIn(ask);
  const known = await listPasskeys(ask.db, principal.personId);
  if (known.length >= passkeysMax) throw new Refusal(409, 'passkeys-enough', sentence((words) => words.passkeys.most));
  const options = await creationOptions(ask.site, { id: principal.personId, email: principal.email, name: principal.name }, known);
  const browser = markBrowser(ask.site.origin, ask.header('cookie'));
  await insertChallenge(ask.db, options.challenge, principal.personId, browser.token, ask.clock.now());
  ask.telling.subject = 'passkey challenge';
  return { ...json(options), cookies: [browser.cookie] };
}

/** Keeps a new passkey, and tells the person's address of it: whoever did not do it must learn of it. */
export async function addPasskey(ask: Ask<Record<string, never>, z.output<typeof passkeyForm>>): Promise<Reply> {
  const { personId, email } = signedIn(ask);
  const words = text(ask.lang).passkeys;
  const { name, credential } = ask.form;
  const fault = nameFault(words, name);
  if (fault !== null) return page(<PasskeyAdditionView view={ask} name={name} error={fault} />, 422);
  const made = await provenCreation(ask, personId, credential);
  const at = ask.clock.now();
  if (made === null || !(await insertPasskey(ask.db, personId, name.trim(), made, at))) return page(<PasskeyAdditionView view={ask} name={name} error={words.failed} />, 422);
  const person = (await findPerson(ask.db, personId))!;
  await sendMail(ask.db, { key: `passkey-added:${ask.id}`, ...passkeyAddedLetter(ask.site, { to: email, lang: person.lang }, name.trim()) });
  ask.telling.subject = 'own passkey';
  return seeOther(ask.href('/me/passkeys?done=added'));
}

async function provenCreation({ db, site, clock, header }: Pick<Ask, 'db' | 'site' | 'clock' | 'header'>, personId: string, given: string): ReturnType<typeof checkCreation> {
  const response = readCredential<RegistrationResponseJSON>(given);
  const challenge = response === null ? null : challengeOf(response);
  const browser = browserOf(site.origin, header('cookie'));
  if (response === null || challenge === null || browser === null) return null;
  if (!(await takeChallenge(db, challenge, personId, browser, clock.now()))) return null;
  if ((await listPasskeys(db, personId)).length >= passkeysMax) return null;
  return checkCreation(site, response, challenge);
}

function nameFault(words: PeopleText['passkeys'], name: string): string | null {
  if (name.trim() === '') return words.nameNeeded;
  return name.trim().length > passkeyNameMax ? words.nameTooLong : null;
}

/** @throws Refusal 404 where the person has no such passkey */
async function getPasskey(ask: Pick<Ask, 'db' | 'params' | 'principal' | 'telling'>): Promise<StoredPasskey> {
  const passkey = await findPasskey(ask.db, signedIn(ask).personId, ask.params.id!);
  if (!passkey) throw new Refusal(404, 'passkey-not-found', sentence((words) => words.passkeys.notFound));
  ask.telling.subject = 'own passkey';
  return passkey;
}

export async function showPasskey(ask: Ask): Promise<Reply> {
  const passkey = await getPasskey(ask);
  return page(<PasskeyView view={ask} passkey={passkey} name={passkey.name} />);
}

export async function nameOwnPasskey(ask: Ask<Record<string, never>, z.output<typeof passkeyNameForm>>): Promise<Reply> {
  const passkey = await getPasskey(ask);
  const fault = nameFault(text(ask.lang).passkeys, ask.form.name);
  if (fault !== null) return page(<PasskeyView view={ask} passkey={passkey} name={ask.form.name} error={fault} />, 422);
  await renamePasskey(ask.db, passkey.id, ask.form.name.trim());
  return seeOther(ask.href('/me/passkeys?done=renamed'));
}

export async function removeOwnPasskey(ask: Ask): Promise<Reply> {
  await deletePasskey(ask.db, (await getPasskey(ask)).id);
  return seeOther(ask.href('/me/passkeys?done=removed'));
}

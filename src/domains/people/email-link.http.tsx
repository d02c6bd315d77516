/** Links about a change of address: the new address confirms it, the old one can take it back. */
import { page, Refusal, seeOther, type Ask, type Reply } from '#platform/http';
import { sendMail } from '#platform/mail';
import { browserOf } from './browser.ts';
import { EmailUndoneView } from './email.view.tsx';
import { emailChangedLetter } from './letter.ts';
import { linkOver, secretPage } from './link-refusal.view.tsx';
import { endLinksOf, insertLink, openLink, takeLink } from './link.store.ts';
import { LinkLandingView } from './link.view.tsx';
import { deleteOtherWays, findPerson, moveToEmail } from './person.store.ts';
import { endAllSessions } from './session.store.ts';
import { signInHere } from './sign-in.store.ts';
import { sentence, text } from './text.ts';

/** The link is for whoever asked for it, in the browser that asked: elsewhere it says how to go on. */
function isAskers(ask: Ask, personId: string | null): boolean {
  return ask.principal !== null && ask.principal.personId === personId;
}

export async function showEmailConfirmation(ask: Ask): Promise<Reply> {
  const token = ask.params.token!;
  const opened = await openLink(ask.db, token, ['email'], browserOf(ask.site.origin, ask.header('cookie')), ask.clock.now());
  if (opened.state !== 'good') return linkOver(ask, opened, '/me/email');
  if (!isAskers(ask, opened.link.personId)) return linkOver(ask, { ...opened, state: 'elsewhere' }, '/me/email');
  const words = text(ask.lang);
  return secretPage(page(<LinkLandingView view={ask} title={words.email.confirmTitle} lead={words.email.confirmLead(opened.link.email)} button={words.email.confirmButton} note={words.link.own} action={ask.href(`/me/email/confirmation/${token}`)} />));
}

/** The change itself: every session ends, this browser gets a new one, and the old address is told how to take it back. */
export async function confirmEmail(ask: Ask): Promise<Reply> {
  const { db, site } = ask;
  const at = ask.clock.now();
  ask.telling.subject = 'own address';
  const opened = await takeLink(db, ask.params.token!, ['email'], browserOf(site.origin, ask.header('cookie')), at);
  if (opened.state !== 'good') return linkOver(ask, opened, '/me/email');
  if (!isAskers(ask, opened.link.personId)) return linkOver(ask, { ...opened, state: 'elsewhere' }, '/me/email');
  const person = (await findPerson(db, opened.link.personId!))!;
  if (!(await moveToEmail(db, person.id, opened.link.email))) throw new Refusal(409, 'email-taken', sentence((words) => words.email.taken));
  await endAllSessions(db, person.id);
  // It lies in the mailbox that is no longer theirs.
  await endLinksOf(db, person.id, ['invitation'], at);
  const undo = await insertLink(db, { purpose: 'email-undo', email: person.email, personId: person.id, lang: person.lang, browser: null }, at);
  await sendMail(db, { key: `email-changed:${undo.id}`, ...emailChangedLetter(site, { to: person.email, lang: person.lang }, opened.link.email, undo.token) });
  return seeOther(ask.href('/me?saved=yes'), {}, await signInHere(ask, person.id, 'link'));
}

export async function showEmailUndo(ask: Ask): Promise<Reply> {
  const token = ask.params.token!;
  const opened = await openLink(ask.db, token, ['email-undo'], null, ask.clock.now());
  if (opened.state !== 'good') return linkOver(ask, opened, '/sign-in');
  const words = text(ask.lang);
  return secretPage(page(<LinkLandingView view={ask} title={words.email.undoTitle} lead={words.email.undoLead(opened.link.email)} button={words.email.undoButton} note={words.link.own} action={ask.href(`/sign-in/email-undo/${token}`)} />));
}

/** Whoever changed the address may have planted more: every other way in goes, and every session. */
export async function undoEmail(ask: Ask): Promise<Reply> {
  const { db } = ask;
  const at = ask.clock.now();
  ask.telling.subject = 'own address';
  const opened = await takeLink(db, ask.params.token!, ['email-undo'], null, at);
  if (opened.state !== 'good') return linkOver(ask, opened, '/sign-in');
  const personId = opened.link.personId!;
  if (!(await moveToEmail(db, personId, opened.link.email))) throw new Refusal(409, 'email-taken', sentence((words) => words.email.undoTaken));
  await deleteOtherWays(db, personId);
  await endAllSessions(db, personId);
  await endLinksOf(db, personId, ['email', 'email-undo', 'invitation'], at);
  ask.telling.personId = personId;
  return seeOther(ask.href('/sign-in/email-undone'));
}

export function showEmailUndone(ask: Ask): Reply {
  return page(<EmailUndoneView view={ask} />);
}

/** A change of address: asked for by somebody who has just proved themselves, confirmed at the new address, told to the old one. */
import { z } from 'zod';
import { page, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { sendMail } from '#platform/mail';
import { emailChangesOfPerson, linksToAddress } from './attempt.ts';
import { countAttempt, limitNetwork } from './attempt.store.ts';
import { browserOf, markBrowser } from './browser.ts';
import { EmailAskedView, EmailView } from './email.view.tsx';
import { emailAskedLetter, newEmailLetter } from './letter.ts';
import { endLinksOf, findAskedAddress, insertLink } from './link.store.ts';
import { findPerson } from './person.store.ts';
import { emailKey } from './person.ts';
import { isEmail } from './sign-in.ts';
import { text } from './text.ts';

export const emailForm = z.object({ email: z.string().max(1_000).default('') });

export function showEmail(ask: Ask): Reply {
  ask.telling.subject = 'own address';
  return page(<EmailView view={ask} present={signedIn(ask).email} typed="" />);
}

/** Sends a link to the new address and a notice to the present one. Whether the new one has an account is not looked up here. */
export async function askEmailChange(ask: Ask<Record<string, never>, z.output<typeof emailForm>>): Promise<Reply> {
  const { db, site, clock } = ask;
  const principal = signedIn(ask);
  const email = ask.form.email.trim();
  const words = text(ask.lang);
  const fault = !isEmail(email) ? words.signIn.notEmail : emailKey(email) === emailKey(principal.email) ? words.email.same : null;
  if (fault !== null) return page(<EmailView view={ask} present={principal.email} typed={ask.form.email} error={fault} />, 422);
  const at = clock.now();
  await limitNetwork(db, emailChangesOfPerson, principal.personId, at);
  const isWithin = await countAttempt(db, linksToAddress, emailKey(email), at);
  const { lang } = (await findPerson(db, principal.personId))!;
  const browser = markBrowser(site.origin, ask.header('cookie'));
  await endLinksOf(db, principal.personId, ['email'], at);
  const { id, token } = await insertLink(db, { purpose: 'email', email, personId: principal.personId, lang, browser: browser.token }, at);
  if (isWithin) await sendMail(db, { key: `email-new:${id}`, ...newEmailLetter(site, { to: email, lang }, token) });
  await sendMail(db, { key: `email-asked:${id}`, ...emailAskedLetter(site, { to: principal.email, lang }, email) });
  ask.telling.subject = 'own address';
  return seeOther(ask.href('/me/email/asked'), {}, [browser.cookie]);
}

export async function showEmailAsked(ask: Ask): Promise<Reply> {
  const browser = browserOf(ask.site.origin, ask.header('cookie'));
  const email = browser === null ? null : await findAskedAddress(ask.db, browser, 'email', ask.clock.now());
  ask.telling.subject = 'own address';
  return email === null ? seeOther(ask.href('/me')) : page(<EmailAskedView view={ask} email={email} />);
}

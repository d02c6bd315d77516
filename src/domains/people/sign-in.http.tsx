import { z } from 'zod';
import { page, seeOther, type Ask, type Reply } from '#platform/http';
import { sendMail } from '#platform/mail';
import { linksFromNetwork, linksToAddress } from './attempt.ts';
import { countAttempt, limitNetwork } from './attempt.store.ts';
import { browserOf, markBrowser } from './browser.ts';
import { signInLetter } from './letter.ts';
import { findAskedAddress, insertLink } from './link.store.ts';
import { ownAddress } from './own-address.ts';
import { emailKey } from './person.ts';
import { isEmail } from './sign-in.ts';
import { LinkAskedView, SignInView } from './sign-in.view.tsx';
import { text } from './text.ts';

export const signInQuery = z.object({ next: z.string().max(8_000).optional(), fresh: z.string().max(10).optional(), failed: z.string().max(20).optional() });
export const signInForm = z.object({ email: z.string().max(1_000).default(''), next: z.string().max(8_000).default('') });

export function showSignIn(ask: Ask<z.output<typeof signInQuery>>): Reply {
  const fresh = ask.query.fresh === 'yes' && ask.principal !== null;
  return page(<SignInView view={ask} email={ask.principal?.email} next={ownAddress(ask.query.next)} fresh={fresh} passkeyFailed={ask.query.failed === 'passkey'} />);
}

/**
 * Sends a link to whatever address is given. Whether it has an account is not looked up, so that neither words nor time can
 * tell; beyond the limit of letters to one address none is sent, and nothing says so.
 */
export async function askForLink(ask: Ask<Record<string, never>, z.output<typeof signInForm>>): Promise<Reply> {
  const { db, site, lang, clock } = ask;
  const email = ask.form.email.trim();
  const next = ownAddress(ask.form.next);
  if (!isEmail(email)) return page(<SignInView view={ask} email={ask.form.email} error={text(lang).signIn.notEmail} next={next} />, 422);
  const at = clock.now();
  await limitNetwork(db, linksFromNetwork, await ask.peerKey(), at);
  const isWithin = await countAttempt(db, linksToAddress, emailKey(email), at);
  const browser = markBrowser(site.origin, ask.header('cookie'));
  const { id, token } = await insertLink(db, { purpose: 'sign-in', email, personId: null, lang, browser: browser.token, next }, at);
  if (isWithin) await sendMail(db, { key: `sign-in-link:${id}`, ...signInLetter(site, { to: email, lang }, token) });
  ask.telling.subject = 'sign-in link';
  return seeOther(ask.href('/sign-in/asked'), {}, [browser.cookie]);
}

/** Tells this browser which address it gave, and nobody else. */
export async function showLinkAsked(ask: Ask): Promise<Reply> {
  const browser = browserOf(ask.site.origin, ask.header('cookie'));
  const email = browser === null ? null : await findAskedAddress(ask.db, browser, 'sign-in', ask.clock.now());
  return page(<LinkAskedView view={ask} email={email} />);
}

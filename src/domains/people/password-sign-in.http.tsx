/** Signing in with an address and a password, where the city allows it. */
import { z } from 'zod';
import { page, seeOther, type Ask, type Reply } from '#platform/http';
import { countAttempt, limitNetwork } from './attempt.store.ts';
import { arrival, ownAddress } from './own-address.ts';
import { amongFew } from './password-hash.ts';
import { checkPassword } from './password-check.store.ts';
import { passwordTriesForAddress, passwordTriesFromNetwork, requirePasswords } from './password-allowance.ts';
import { PasswordSignInView } from './password.view.tsx';
import { passwordWords } from './password-words.ts';
import { emailKey } from './person.ts';
import { signInHere } from './sign-in.store.ts';

export const passwordSignInQuery = z.object({ next: z.string().max(8000).optional() });
export const passwordSignInForm = z.object({ email: z.string().max(320).default(''), password: z.string().max(1000).default(''), next: z.string().max(8000).default('') });

export function showPasswordSignIn(ask: Ask<z.output<typeof passwordSignInQuery>>): Reply {
  requirePasswords(ask.site);
  return page(<PasswordSignInView view={ask} email="" next={ownAddress(ask.query.next) ?? ''} errors={[]} />);
}

/**
 * Tries a password. A try that fails answers 200 with the page, because what it counts must stay, and says the same whether
 * the address, the password or both are wrong.
 */
export function tryPassword(ask: Ask<Record<string, never>, z.output<typeof passwordSignInForm>>): Promise<Reply> {
  requirePasswords(ask.site);
  return amongFew(() => check(ask));
}

async function check(ask: Ask<Record<string, never>, z.output<typeof passwordSignInForm>>): Promise<Reply> {
  const { email, password } = ask.form;
  const at = ask.clock.now();
  const next = ownAddress(ask.form.next);
  const words = passwordWords(ask.lang).signIn;
  const again = (message: string): Reply => page(<PasswordSignInView view={ask} email={email} next={next ?? ''} errors={[{ field: 'email', message }]} />);
  await limitNetwork(ask.db, passwordTriesFromNetwork, await ask.peerKey(), at);
  ask.telling.subject = 'refused';
  if (!(await countAttempt(ask.db, passwordTriesForAddress, emailKey(email), at))) return again(words.tooOften);
  const personId = await checkPassword(ask.db, email, password, at);
  if (personId === null) return again(words.wrong);
  const cookies = await signInHere(ask, personId, 'password');
  Object.assign(ask.telling, { subject: 'taken', personId });
  return { ...seeOther(next ?? ask.href(arrival)), cookies };
}

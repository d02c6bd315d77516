/** One's own password: choosing, changing, giving it up. */
import { z } from 'zod';
import { page, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { breachList } from './breach-list.ts';
import { passwordFault } from './password.ts';
import { requirePasswords } from './password-allowance.ts';
import { hashPassword } from './password-hash.ts';
import { deletePassword, findPassword, putPassword } from './password.store.ts';
import { OwnPasswordView } from './password.view.tsx';
import { passwordWords } from './password-words.ts';
import { endOtherSessions } from './session.store.ts';

export const ownPasswordQuery = z.object({ done: z.enum(['set', 'removed']).optional().catch(undefined) });
export const ownPasswordForm = z.object({ password: z.string().max(1000).default(''), again: z.string().max(1000).default('') });

export async function showOwnPassword(ask: Ask<z.output<typeof ownPasswordQuery>>): Promise<Reply> {
  requirePasswords(ask.site);
  const { personId, email } = signedIn(ask);
  const stored = await findPassword(ask.db, personId);
  return page(<OwnPasswordView view={ask} email={email} setAt={stored?.setAt ?? null} done={ask.query.done} errors={[]} />);
}

/** Other devices are signed out: whoever changes a password may do so because somebody else knows the old one. */
export async function setOwnPassword(ask: Ask<Record<string, never>, z.output<typeof ownPasswordForm>>): Promise<Reply> {
  requirePasswords(ask.site);
  const { personId, sessionId, email } = signedIn(ask);
  const errors = faultsOf(ask, email);
  if (errors.length > 0) {
    const stored = await findPassword(ask.db, personId);
    return page(<OwnPasswordView view={ask} email={email} setAt={stored?.setAt ?? null} errors={errors} />, 422);
  }
  await putPassword(ask.db, personId, await hashPassword(ask.form.password), ask.clock.now());
  await endOtherSessions(ask.db, personId, sessionId);
  return seeOther(ask.href('/me/password?done=set'));
}

function faultsOf(ask: Ask<Record<string, never>, z.output<typeof ownPasswordForm>>, email: string): { field: string; message: string }[] {
  const { password, again } = ask.form;
  const words = passwordWords(ask.lang).own;
  if (password === '') return [{ field: 'password', message: words.missing }];
  const { ja, en } = ask.site.name;
  const fault = passwordFault(password.normalize('NFKC'), { email, cityNames: [ja, en] }, breachList(ask.site.ways!));
  if (fault) return [{ field: 'password', message: fault[ask.lang] }];
  return password === again ? [] : [{ field: 'again', message: words.differ }];
}

export async function removeOwnPassword(ask: Ask): Promise<Reply> {
  requirePasswords(ask.site);
  const { personId } = signedIn(ask);
  await deletePassword(ask.db, personId);
  return seeOther(ask.href('/me/password?done=removed'));
}

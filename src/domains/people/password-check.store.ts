/** Checks a password against the account of an address. */
import type { Database } from '#platform/database';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import { findPassword, putPassword } from './password.store.ts';
import { findPersonByEmail } from './person.store.ts';

/** The person whose password it is; null otherwise, after the same work whether there is such an account or not. */
export async function checkPassword(tx: Database, email: string, password: string, at: Date): Promise<string | null> {
  const person = await findPersonByEmail(tx, email);
  const stored = person === null ? null : await findPassword(tx, person.id);
  if (!(await isPassword(password, stored?.hash ?? null)) || person === null || stored === null) return null;
  if (isOutdated(stored.hash)) await putPassword(tx, person.id, await hashPassword(password), at);
  return person.id;
}

/** What an invitation of a member of staff says. */
import type { Role } from '#platform/access';
import type { Lang } from '#platform/http';
import { text } from './text.ts';

/** What mail servers take, near enough to catch slips of the keyboard; the invitation itself proves the rest. */
export function isEmail(typed: string): boolean {
  return typed.length <= 254 && /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@.<>()[\]\\,;:"]+(\.[^\s@.<>()[\]\\,;:"]+)+$/.test(typed);
}

/** One sentence for the letter. */
export function invitedBy(lang: Lang, department: string, roles: readonly Role[]): string {
  const words = text(lang);
  return words.invitation.invitedBy(department, roles.map((role) => words.role[role]).join(lang === 'ja' ? '・' : ', '));
}

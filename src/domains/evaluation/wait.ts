/** What a sheet waits for, and with whom: the desk counts it and the list shows the same rows. */
import type { Principal, Role } from '#platform/access';
import type { SheetState } from './sheet.ts';

export const waits = ['write', 'confirm', 'assess', 'publish'] as const;
export type Wait = (typeof waits)[number];

const rules: Record<Wait, { role: Role; states: SheetState[] }> = {
  write: { role: 'member', states: ['not-begun', 'draft', 'sent-back'] },
  confirm: { role: 'head', states: ['submitted'] },
  assess: { role: 'panel', states: ['confirmed'] },
  publish: { role: 'planning', states: ['confirmed'] },
};

/** What sheets may wait for with somebody who holds these posts. */
export function waitsOf(posts: Principal['posts']): Wait[] {
  return waits.filter((wait) => posts.some(({ role }) => role === rules[wait].role));
}

/** The departments for whose sheets the person does this; null where it is done for all. */
export function departmentsWaiting(wait: Wait, posts: Principal['posts']): number[] | null {
  if (wait === 'assess' || wait === 'publish') return null;
  return posts.filter(({ role }) => role === rules[wait].role).flatMap(({ departmentIds }) => departmentIds);
}

export function isWaiting(wait: Wait, { state, isAssessed }: { state: SheetState; isAssessed: boolean }): boolean {
  return rules[wait].states.includes(state) && !(wait === 'assess' && isAssessed);
}

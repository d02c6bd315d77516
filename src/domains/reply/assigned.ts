/** Replies of one's own departments, whatever the consultation. */
import type { Reply } from './reply.ts';

export type AssignedReply = Reply & { slug: string; subject: string };

/** To write or mend, to approve, not approved though its day is over. */
export const waitsOf = ['write', 'approve', 'overdue'] as const;
export type Waits = (typeof waitsOf)[number];
export const assignedSorts = ['due', 'number', 'units', 'stage'] as const;
export type AssignedSort = (typeof assignedSorts)[number];

export interface AssignedChoice {
  waits?: Waits;
  sort: AssignedSort;
  order: 'asc' | 'desc';
  page: number;
}

const waiting: Record<Waits, (reply: Pick<Reply, 'stage' | 'dueOn'>, today: string) => boolean> = {
  write: ({ stage }) => stage === 'writing' || stage === 'returned',
  approve: ({ stage }) => stage === 'submitted',
  overdue: ({ stage, dueOn }, today) => stage !== 'approved' && dueOn !== null && dueOn < today,
};

export function isWaiting(reply: Pick<Reply, 'stage' | 'dueOn'>, waits: Waits, today: string): boolean {
  return waiting[waits](reply, today);
}

/** Those without a due date last. */
export function sortedAssigned<R extends Reply>(replies: readonly R[], { sort, order }: Pick<AssignedChoice, 'sort' | 'order'>): R[] {
  const sign = order === 'asc' ? 1 : -1;
  const value = (reply: Reply): string | number => ({ due: reply.dueOn ?? '9999', number: reply.number, units: reply.units, stage: reply.stage })[sort];
  return replies.toSorted((one, other) => (value(one) < value(other) ? -sign : value(one) > value(other) ? sign : one.id - other.id));
}

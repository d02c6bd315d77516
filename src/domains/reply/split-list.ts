/** The queue of submissions to be divided. */
import type { Submission } from '#domains/opinion';

export const splitStates = ['open', 'single', 'stale', 'done', 'all'] as const;
export type SplitState = (typeof splitStates)[number];
export const splitSorts = ['number', 'received', 'opinions'] as const;
export type SplitSort = (typeof splitSorts)[number];

export interface QueuedSubmission extends Pick<Submission, 'id' | 'receivedOn' | 'way' | 'revision'> {
  state: 'new' | 'stale' | 'done';
  opinions: number;
}

export interface SplitChoice {
  state: SplitState;
  sort: SplitSort;
  order: 'asc' | 'desc';
  page: number;
}

/** Of the kept submissions, how far each is. */
export function queueOf(submissions: readonly Submission[], splits: readonly { submissionId: number; submissionRevision: number }[], opinions: ReadonlyMap<number, number>): QueuedSubmission[] {
  const done = new Map(splits.map(({ submissionId, submissionRevision }) => [submissionId, submissionRevision]));
  return submissions
    .filter(({ state }) => state === 'kept')
    .map(({ id, receivedOn, way, revision }) => ({ id, receivedOn, way, revision, opinions: opinions.get(id) ?? 0, state: !done.has(id) ? 'new' : done.get(id) === revision ? 'done' : 'stale' }));
}

export function fits({ state, opinions }: QueuedSubmission, wanted: SplitState): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'single') return state === 'new' && opinions === 1;
  return wanted === 'open' ? state !== 'done' : state === wanted;
}

export function sortedQueue(queue: readonly QueuedSubmission[], { sort, order }: Pick<SplitChoice, 'sort' | 'order'>): QueuedSubmission[] {
  const sign = order === 'asc' ? 1 : -1;
  const value = (one: QueuedSubmission): number | string => ({ number: one.id, received: one.receivedOn, opinions: one.opinions })[sort];
  return queue.toSorted((one, other) => (value(one) < value(other) ? -sign : value(one) > value(other) ? sign : one.id - other.id));
}

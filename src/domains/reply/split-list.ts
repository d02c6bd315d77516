/** The queue of submissions to be divided. */
import type { KeptInShort } from '#domains/opinion';

export const splitStates = ['open', 'single', 'stale', 'done', 'all'] as const;
export type SplitState = (typeof splitStates)[number];
export const splitSorts = ['number', 'received', 'opinions'] as const;
export type SplitSort = (typeof splitSorts)[number];

export interface QueuedSubmission extends KeptInShort {
  state: 'new' | 'stale' | 'done';
}

export interface SplitChoice {
  state: SplitState;
  sort: SplitSort;
  order: 'asc' | 'desc';
  page: number;
}

/** How far each kept submission is. `divided`: the revision at which each was divided. */
export function queueOf(kept: readonly KeptInShort[], divided: ReadonlyMap<number, number>): QueuedSubmission[] {
  return kept.map((one) => ({ ...one, state: !divided.has(one.id) ? 'new' : divided.get(one.id) === one.revision ? 'done' : 'stale' }));
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

/** What was done with a draft, as its page tells it. */
import type { Department } from '#domains/book';
import { departmentKey } from './draft.ts';
import { steps } from './draft-submission.ts';

/** What a person has just done, as the next page says it back. */
export const deeds = [...steps, 'untouched', 'scheduled', 'unscheduled'] as const;
export type Done = (typeof deeds)[number];

export interface DraftAct {
  kind: 'made' | 'submitted' | 'withdrawn' | 'approved' | 'sent-back' | 'accepted' | 'scheduled' | 'unscheduled' | 'published' | 'discarded';
  /** Null for what concerns the whole draft. */
  department: Department | null;
  reason: string | null;
  publishOn: string | null;
  actingAs: string;
  at: Date;
}

/** True where planning did what is the department's to do, because the department did not come to it. */
export function inItsPlace({ kind, reason, actingAs }: Pick<DraftAct, 'kind' | 'reason' | 'actingAs'>): boolean {
  return (kind === 'submitted' || kind === 'approved') && reason !== null && /^planning(?::|$)/.test(actingAs);
}

/** Why planning went on in place of the department, where that is the last that happened to its part. `acts` newest first. */
export function whyTakenFor(acts: DraftAct[], key: string): string | null {
  const [last, former] = acts.filter(({ kind, department }) => departmentKey(department) === key && !['made', 'scheduled', 'unscheduled'].includes(kind));
  return last?.kind === 'accepted' && former !== undefined && inItsPlace(former) ? former.reason : null;
}

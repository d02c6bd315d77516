/** What somebody may do in a draft: by role and by the departments that answer for its rows. */
import { answersFor, holds, type Principal } from '#platform/access';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import { mayWrite, type Standing, type SubmissionState } from './draft-submission.ts';
import { partStates } from './draft-submission.store.ts';
import { answeringInDraft, type DraftLock, findDraft } from './draft.store.ts';
import { departmentKey, type Draft, type DraftRow, isOpen } from './draft.ts';
import { sentence } from './text.ts';

export interface DraftAccess {
  planning: boolean;
  standing(department: DraftRow['department']): Standing;
  state(department: DraftRow['department']): SubmissionState;
  mayWrite(row: Pick<DraftRow, 'department'>): boolean;
  /** Departments of the draft that this person answers for. */
  own: NonNullable<DraftRow['department']>[];
}

export async function draftAccess(db: Database, draft: Draft, principal: Principal): Promise<DraftAccess> {
  const answering = await answeringInDraft(db, draft.id);
  const states = await partStates(db, draft.id);
  const planning = holds(principal, 'planning');
  const standing = (department: DraftRow['department']): Standing => {
    const ids = answering.get(departmentKey(department))?.ids ?? [];
    return { member: answersFor(principal, ids, 'member'), head: answersFor(principal, ids, 'head'), planning, alone: ids.length === 0 };
  };
  const state = (department: DraftRow['department']): SubmissionState => states.get(departmentKey(department)) ?? 'writing';
  return {
    planning,
    standing,
    state,
    mayWrite: ({ department }) => isOpen(draft) && mayWrite(state(department), standing(department)),
    own: [...answering.values()].flatMap(({ department }) => (department !== null && (standing(department).member || standing(department).head) ? [department] : [])),
  };
}

/** The draft at this address; with `lock`, held until the transaction ends. Refuses with 404. */
export async function getDraft(db: Database, slug: string | undefined, options: DraftLock = {}): Promise<Draft> {
  const draft = await findDraft(db, slug ?? '', options);
  if (draft === null) throw new Refusal(404, 'draft-not-found', sentence((words) => words.draft.notFound));
  return draft;
}

/** Refuses with 409 where nobody may change the draft any more. */
export function refuseClosed(draft: Draft): void {
  if (!isOpen(draft)) throw new Refusal(409, 'draft-not-open', sentence((words) => words.draft.notWritable));
}

export function refuseOthers(access: DraftAccess, row: Pick<DraftRow, 'department'>): void {
  if (!access.mayWrite(row)) throw new Refusal(403, 'row-not-yours', sentence((words) => words.draft.notYours));
}

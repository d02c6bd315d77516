/** How far each department's part of a draft has come. */
import type { Department } from '#domains/book';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { departmentKey } from './draft.ts';
import type { DraftPart, SubmissionState } from './draft-submission.ts';

/** Every department that a row of the draft names first, by name; rows without one are a part too. */
export async function listParts(db: Database, draftId: number): Promise<DraftPart[]> {
  const { rows } = await sql<{ bureau: string; section: string; state: SubmissionState; rows: number }>`
    select r.bureau, r.section, count(*)::int as rows, coalesce(min(s.state), 'writing') as state
    from plan.draft_row r left join plan.draft_submission s on s.draft_id = r.draft_id and s.bureau = r.bureau and s.section = r.section
    where r.draft_id = ${draftId} group by r.bureau, r.section order by r.bureau, r.section`.execute(db);
  return rows.map(({ bureau, section, ...part }) => ({ ...part, department: bureau === '' ? null : { bureau, section: section || null } }));
}

export async function partStates(db: Database, draftId: number): Promise<Map<string, SubmissionState>> {
  return new Map((await listParts(db, draftId)).map(({ department, state }) => [departmentKey(department), state]));
}

export async function putPartState(tx: Database, draftId: number, department: Department | null, state: SubmissionState): Promise<void> {
  await sql`
    insert into plan.draft_submission (draft_id, bureau, section, state) values (${draftId}, ${department?.bureau ?? ''}, ${department?.section ?? ''}, ${state})
    on conflict (draft_id, bureau, section) do update set state = excluded.state`.execute(tx);
}

/** Parts that nobody has moved and in which no row was changed since the draft was made. */
export async function listUntouchedDepartments(db: Database, draftId: number): Promise<(Department | null)[]> {
  const { rows } = await sql<{ bureau: string; section: string }>`
    select r.bureau, r.section from plan.draft_row r
    where r.draft_id = ${draftId}
      and not exists (select from plan.draft_submission s where s.draft_id = r.draft_id and s.bureau = r.bureau and s.section = r.section)
    group by r.bureau, r.section
    having not bool_or(exists (select from plan.draft_change c where c.row_id = r.id))
    order by r.bureau, r.section`.execute(db);
  return rows.map(({ bureau, section }) => (bureau === '' ? null : { bureau, section: section || null }));
}

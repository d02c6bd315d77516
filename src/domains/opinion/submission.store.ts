/** Submissions and their opinions: reading them. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { OpinionText, Submission } from './submission.ts';

const columns = sql`
  s.id, s.consultation_id as "consultationId", s.way, s.received_at as "receivedAt", s.received_on as "receivedOn", s.late, s.revision,
  case when s.withdrawn_at is not null then 'withdrawn' when s.aside_at is not null then 'aside' else 'kept' end as state, s.entered_as as "enteredAs"`;

/** All of a consultation, in the order they came. */
export async function listSubmissions(db: Database, consultationId: number): Promise<Submission[]> {
  const { rows } = await sql<Submission>`select ${columns} from opinion.submission s where s.consultation_id = ${consultationId} order by s.received_at, s.id`.execute(db);
  return rows;
}

export async function findSubmission(db: Database, id: number): Promise<Submission | null> {
  const { rows } = await sql<Submission>`select ${columns} from opinion.submission s where s.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The opinions of submissions, in order. */
export async function listOpinions(db: Database, submissionIds: readonly number[]): Promise<OpinionText[]> {
  const { rows } = await sql<OpinionText>`
    select o.id, o.submission_id as "submissionId", o.position, o.document_key as "documentKey", o.anchor, o.text
    from opinion.opinion o where o.submission_id = any(${[...submissionIds]}::integer[]) order by o.submission_id, o.position`.execute(db);
  return rows;
}

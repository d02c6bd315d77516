/** Submissions and their opinions: reading them. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { KeptInShort, OpinionText, Submission } from './submission.ts';

const columns = sql`
  s.id, s.consultation_id as "consultationId", s.way, s.received_at as "receivedAt", s.received_on as "receivedOn", s.late, s.revision,
  case when s.withdrawn_at is not null then 'withdrawn' when s.aside_at is not null then 'aside' else 'kept' end as state, s.entered_as as "enteredAs"`;

/** All of a consultation, in the order they came. */
export async function listSubmissions(db: Database, consultationId: number): Promise<Submission[]> {
  const { rows } = await sql<Submission>`select ${columns} from opinion.submission s where s.consultation_id = ${consultationId} order by s.received_at, s.id`.execute(db);
  return rows;
}

/** Of all that count, neither withdrawn nor set aside, by id: for sums over thousands, in one row. */
export async function listKeptRevisions(db: Database, consultationId: number): Promise<{ id: number; revision: number }[]> {
  const { rows } = await sql<{ ids: number[] | null; revisions: number[] | null }>`
    select array_agg(id order by id) as ids, array_agg(revision order by id) as revisions
    from opinion.submission where consultation_id = ${consultationId} and withdrawn_at is null and aside_at is null`.execute(db);
  const { ids, revisions } = rows[0]!;
  return (ids ?? []).map((id, at) => ({ id, revision: revisions![at]! }));
}

export async function countSubmissions(db: Database, consultationId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from opinion.submission where consultation_id = ${consultationId}`.execute(db);
  return rows[0]!.count;
}

/** Of all that count, by number: how many opinions with letters each has. For lists of thousands, in one row. */
export async function listKeptInShort(db: Database, consultationId: number): Promise<KeptInShort[]> {
  const { rows } = await sql<{ all: [number, Submission['way'], string, number, number][] | null }>`
    with said as (
      select o.submission_id as id, count(*) as opinions from opinion.opinion o join opinion.submission s on s.id = o.submission_id
      where s.consultation_id = ${consultationId} and o.text ~ ${String.raw`[^\t\n\v\f\r \u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]`} group by o.submission_id)
    select json_agg(json_build_array(s.id, s.way, s.received_on, s.revision, coalesce(said.opinions, 0)) order by s.id) as all
    from opinion.submission s left join said using (id) where s.consultation_id = ${consultationId} and s.withdrawn_at is null and s.aside_at is null`.execute(db);
  return (rows[0]!.all ?? []).map(([id, way, receivedOn, revision, opinions]) => ({ id, way, receivedOn, revision, opinions }));
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

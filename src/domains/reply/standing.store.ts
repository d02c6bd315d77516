/** How far the work on a consultation is: the sums, out of what is kept. */
import { listKeptRevisions, listOpinions } from '#domains/opinion';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { lettersOf } from './split.ts';
import { standingFrom, type Standing } from './standing.ts';

interface Sums {
  units: number;
  remarks: number;
  answered: number;
  replies: number;
  approved: number;
}

/** From the sums kept beside each split; for pages. */
export async function standingAtAGlance(db: Database, consultationId: number): Promise<Standing> {
  const { rows: splits } = await sql<{ all: [number, number, number, number][] | null }>`
    select json_agg(json_build_array(s.submission_id, s.submission_revision, s.letters, coalesce(u.letters, 0))) as all
    from reply.split s left join (select submission_id, sum(letters) as letters from reply.unit where consultation_id = ${consultationId} group by submission_id) u using (submission_id)
    where s.consultation_id = ${consultationId}`.execute(db);
  const { rows } = await sql<Sums>`
    with summed as (
      select reply_id, count(*) as units, count(*) filter (where remark) as remarks, count(*) filter (where not remark) as asking from reply.unit where consultation_id = ${consultationId} group by reply_id)
    select coalesce(sum(s.units), 0)::integer as units, coalesce(sum(s.remarks), 0)::integer as remarks, coalesce(sum(s.asking) filter (where s.reply_id is not null), 0)::integer as answered,
      count(s.reply_id)::integer as replies, count(*) filter (where r.stage = 'approved')::integer as approved
    from summed s left join reply.reply r on r.id = s.reply_id`.execute(db);
  return standingFrom({
    kept: await listKeptRevisions(db, consultationId),
    splits: (splits[0]!.all ?? []).map(([submissionId, submissionRevision, letters, unitLetters]) => ({ submissionId, submissionRevision, letters, unitLetters })),
    ...rows[0]!,
  });
}

/** The same, with every unit compared to the opinions letter by letter: before a release. */
export async function standingOf(db: Database, consultationId: number): Promise<Standing> {
  const standing = await standingAtAGlance(db, consultationId);
  return standing.complete && !(await isLetterByLetter(db, consultationId)) ? { ...standing, complete: false } : standing;
}

/** True where the units of every submission are its opinions, in order, white space aside. */
export async function isLetterByLetter(db: Database, consultationId: number): Promise<boolean> {
  const { rows } = await sql<{ opinionId: number; text: string }>`
    select opinion_id as "opinionId", string_agg(text, '' order by position) as text from reply.unit where consultation_id = ${consultationId} group by opinion_id`.execute(db);
  const units = new Map(rows.map(({ opinionId, text }) => [opinionId, lettersOf(text)]));
  const kept = await listKeptRevisions(db, consultationId);
  const opinions = (await listOpinions(db, kept.map(({ id }) => id))).map(({ id, text }) => ({ id, letters: lettersOf(text) })).filter(({ letters }) => letters !== '');
  return opinions.length === units.size && opinions.every(({ id, letters }) => units.get(id) === letters);
}

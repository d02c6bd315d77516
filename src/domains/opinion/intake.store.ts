/** Submissions as staff see them: nothing of who sent them. */
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Submission } from './submission.ts';

export interface IntakeRow extends Submission {
  opinions: number;
  attachments: number;
  /** Opinions of others with the same wording. */
  copies: number;
  hasSender: boolean;
  /** Of what is left. */
  beginning: string | null;
  /** Whether one of its texts has the words that were sought. */
  matches: boolean | null;
}

/** All of a consultation, in the order they came. `sought`: words, whatever their widths and case; found by the database, since the texts are long. */
export async function listIntake(db: Database, consultationId: number, sought: string | null): Promise<IntakeRow[]> {
  const folded = (text: RawBuilder<unknown>) => sql`lower(normalize(${text}, nfkc))`;
  const matches = sought === null ? sql`null::boolean` : sql`bool_or(strpos(${folded(sql`o.text`)}, ${folded(sql`${sought}::text`)}) > 0)`;
  const { rows } = await sql<IntakeRow>`
    with sizes as (select group_id, count(*)::integer as size from opinion.likeness where consultation_id = ${consultationId} group by group_id)
    select s.id, s.consultation_id as "consultationId", s.way, s.received_at as "receivedAt", s.received_on as "receivedOn", s.late, s.revision,
      case when s.withdrawn_at is not null then 'withdrawn' when s.aside_at is not null then 'aside' else 'kept' end as state, s.entered_as as "enteredAs",
      coalesce(o.opinions, 0) as opinions, coalesce(o.copies, 0) as copies, o.beginning, o.matches,
      (select count(*)::integer from opinion.attachment a where a.submission_id = s.id) as attachments,
      exists (select from opinion.sender e where e.submission_id = s.id) as "hasSender"
    from opinion.submission s
    left join lateral (
      select count(*)::integer as opinions, max(z.size - 1) as copies, left((array_agg(o.text order by o.position))[1], 60) as beginning, ${matches} as matches
      from opinion.opinion o left join opinion.likeness l on l.opinion_id = o.id left join sizes z on z.group_id = l.group_id where o.submission_id = s.id) o on true
    where s.consultation_id = ${consultationId} order by s.received_at, s.id`.execute(db);
  return rows;
}

/** Additions by their instant, and when it was withdrawn or set aside. */
export async function findIntakeTimes(db: Database, id: number): Promise<{ added: Date[]; withdrawnAt: Date | null; asideAt: Date | null }> {
  const { rows } = await sql<{ added: Date[]; withdrawnAt: Date | null; asideAt: Date | null }>`
    select array(select distinct o.added_at from opinion.opinion o where o.submission_id = s.id and o.added_at > s.received_at order by 1) as added, s.withdrawn_at as "withdrawnAt", s.aside_at as "asideAt"
    from opinion.submission s where s.id = ${id}`.execute(db);
  return rows[0]!;
}

/** Which of those who may take part the sender said to be; a key of the rule. */
export async function findWho(db: Database, id: number): Promise<string | null> {
  const { rows } = await sql<{ who: string | null }>`select who from opinion.submission where id = ${id}`.execute(db);
  return rows[0]?.who ?? null;
}

/** By the opinion's id. */
export async function listAddedTimes(db: Database, id: number): Promise<Map<number, Date>> {
  const { rows } = await sql<{ id: number; addedAt: Date }>`select id, added_at as "addedAt" from opinion.opinion where submission_id = ${id}`.execute(db);
  return new Map(rows.map((row) => [row.id, row.addedAt]));
}

/** Counting who took part. */
import { sql, type RawBuilder } from 'kysely';
import { addDays, fiscalYearDays } from '#domains/civic';
import type { Database } from '#platform/database';
import { type CountRow, countsFrom, type OpinionCounts } from './counts.ts';

/** What one person's submissions share, as far as is known. An erased account still stands for one. */
const person = sql`coalesce(s.person_id::text, s.erased_as::text, encode(n.fingerprint, 'hex'), s.id::text)`;
const kept = sql`(s.withdrawn_at is null and s.aside_at is null)`;

export async function countsOf(db: Database, consultationId: number): Promise<OpinionCounts> {
  const { rows } = await sql<CountRow>`
    with one as (
      select s.id, s.way, s.late, ${kept} as kept, s.withdrawn_at is not null as withdrawn, ${person} as person
      from opinion.submission s left join opinion.sender n on n.submission_id = s.id where s.consultation_id = ${consultationId}),
    said as (select one.way, o.copy_sha256 from one join opinion.opinion o on o.submission_id = one.id where one.kept),
    opinions as (select way, count(*)::int as opinions, (count(*) - count(distinct copy_sha256))::int as copies from said group by grouping sets ((way), ()))
    select one.way, count(distinct person) filter (where kept)::int as people, count(*) filter (where kept)::int as submissions,
      coalesce((select opinions from opinions where opinions.way is not distinct from one.way), 0) as opinions,
      coalesce((select copies from opinions where opinions.way is not distinct from one.way), 0) as copies,
      count(*) filter (where withdrawn)::int as withdrawn, count(*) filter (where not kept and not withdrawn)::int as aside,
      count(*) filter (where kept and late)::int as late
    from one group by grouping sets ((one.way), ())`.execute(db);
  return countsFrom(rows);
}

/** Submissions and people of a fiscal year, whatever the call; null where nothing came. What was withdrawn or set aside does not count. */
export async function yearCounts(db: Database, fiscalYear: number): Promise<{ submissions: number; people: number } | null> {
  const { first, last } = fiscalYearDays(fiscalYear);
  const { rows } = await sql<{ submissions: number; people: number }>`
    select count(*)::int as submissions, count(distinct ${person as RawBuilder<unknown>})::int as people
    from opinion.submission s left join opinion.sender n on n.submission_id = s.id
    where ${kept} and s.received_on >= ${first}::date and s.received_on < ${addDays(last, 1)}::date`.execute(db);
  return rows[0]!.submissions === 0 ? null : rows[0]!;
}

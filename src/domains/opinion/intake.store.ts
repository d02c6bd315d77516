/** Submissions as staff see them: nothing of who sent them. */
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database';
import type { IntakeChoice, Listed } from './intake.ts';

const stateOf = sql`case when s.withdrawn_at is not null then 'withdrawn' when s.aside_at is not null then 'aside' else 'kept' end`;

/** What fits the choice, sorted; its page of `limit` rows, or everything. `found`: how many fit, 0 on a page after the last. */
export async function listIntake(db: Database, consultationId: number, choice: IntakeChoice, limit: number | null): Promise<{ rows: Listed[]; found: number }> {
  const { way, state, late, copies, text, sort, order, page } = choice;
  const sought = text?.trim() || null;
  const chosen: RawBuilder<unknown>[] = [sql`true`];
  if (way !== undefined) chosen.push(sql`s.way = ${way}`);
  if (state !== undefined) chosen.push(sql`${stateOf} = ${state}`);
  if (late !== undefined) chosen.push(sql`s.late`);
  if (copies !== undefined) chosen.push(sql`s.copies > 0`);
  // A number is sought too: it stands on the receipt that somebody has before them. The array is made once, before any row is looked at.
  if (sought !== null) chosen.push(sql`s.id = any(array(
    select o.submission_id from opinion.opinion o join opinion.submission t on t.id = o.submission_id where t.consultation_id = ${consultationId} and strpos(o.folded, lower(normalize(${sought}::text, nfkc))) > 0
    union all select t.id from opinion.submission t where t.consultation_id = ${consultationId} and t.id::text = ${sought}))`);
  const sorts: Record<IntakeChoice['sort'], RawBuilder<unknown>> = { number: sql`s.id`, received: sql`s.received_at`, opinions: sql`s.opinions`, copies: sql`s.copies` };
  const turn = order === 'asc' ? sql`asc` : sql`desc`;
  // Joined before anything is chosen: how many fit the words cannot be foreseen, and a wrong guess joins thousands one by one.
  const { rows } = await sql<Listed & { found: number }>`
    with sizes as (select group_id, count(*)::integer as size from opinion.likeness where consultation_id = ${consultationId} group by group_id),
    alike as (select o.submission_id, max(z.size - 1) as copies from opinion.likeness l join sizes z using (group_id) join opinion.opinion o on o.id = l.opinion_id where l.consultation_id = ${consultationId} group by o.submission_id),
    said as (select o.submission_id, count(*)::integer as opinions from opinion.opinion o join opinion.submission s on s.id = o.submission_id where s.consultation_id = ${consultationId} group by o.submission_id),
    counted as materialized (
      select s.*, coalesce(said.opinions, 0) as opinions, coalesce(alike.copies, 0) as copies
      from opinion.submission s left join said on said.submission_id = s.id left join alike on alike.submission_id = s.id where s.consultation_id = ${consultationId}),
    shown as (
      select s.*, count(*) over ()::integer as found, row_number() over (order by ${sorts[sort]} ${turn}, s.id ${turn}) as place from counted s where ${sql.join(chosen, sql` and `)}
      order by place limit ${limit}::integer offset ${limit === null ? 0 : (page - 1) * limit}::integer)
    select s.id, s.consultation_id as "consultationId", s.way, s.received_at as "receivedAt", s.received_on as "receivedOn", s.late, s.revision, ${stateOf} as state, s.entered_as as "enteredAs", s.opinions, s.copies, s.found,
      (select left(o.text, 60) from opinion.opinion o where o.submission_id = s.id order by o.position limit 1) as beginning,
      (select count(*)::integer from opinion.attachment a where a.submission_id = s.id) as attachments
    from shown s order by s.place`.execute(db);
  return { rows: rows.map(({ found: _, ...row }) => row), found: rows[0]?.found ?? 0 };
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

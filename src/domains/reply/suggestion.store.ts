/** Suggestions: ordered by staff, made by a job, shown until they are made anew. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { addJob } from '#platform/jobs';
import type { Group, Said } from '#platform/likeness';
import type { SuggestedGroup, SuggestionRun } from './suggestion.ts';
import type { ReplyTables } from './tables.ts';

export const suggestionJobName = 'reply.suggest';

/** An order that waits already is the same order. */
export async function orderSuggestions(tx: Database, consultationId: number): Promise<void> {
  await tx
    .withTables<ReplyTables>()
    .insertInto('reply.suggestion_run')
    .values({ consultation_id: consultationId, orders: 1 })
    .onConflict((on) => on.column('consultation_id').doUpdateSet((of) => ({ orders: of('reply.suggestion_run.orders', '+', 1) })))
    .execute();
  await addJob(tx, suggestionJobName, { id: consultationId }, { key: `${suggestionJobName} ${consultationId}` });
}

export async function findSuggestionRun(db: Database, consultationId: number): Promise<SuggestionRun | null> {
  const row = await db.withTables<ReplyTables>().selectFrom('reply.suggestion_run').selectAll().where('consultation_id', '=', consultationId).executeTakeFirst();
  return row ? { isWaiting: row.made_orders < row.orders, madeAt: row.made_at, units: row.units, groups: row.groups, problem: row.problem } : null;
}

/** Notes that the comparing begins. @returns the number of the order that it answers; null where all are answered. */
export async function beginSuggestions(db: Database, consultationId: number, at: Date): Promise<number | null> {
  const { rows } = await sql<{ orders: number }>`
    update reply.suggestion_run set begun_at = ${at}, problem = null where consultation_id = ${consultationId} and made_orders < orders returning orders`.execute(db);
  return rows[0]?.orders ?? null;
}

/** Units that ask for a reply, also those that have one: others may belong under it. */
export async function listCompared(db: Database, consultationId: number): Promise<Said[]> {
  const { rows } = await sql<Said>`select id, text from reply.unit where consultation_id = ${consultationId} and not remark order by id`.execute(db);
  return rows;
}

/** Puts the groups in place of those before. A unit that is gone meanwhile is left out. */
export async function replaceSuggestions(tx: Database, consultationId: number, groups: readonly Group[], order: number, units: number, at: Date): Promise<void> {
  const members = groups.flatMap(({ id, members: all }) => all.map((member) => ({ unit_id: member.id, group_id: id, score: member.score })));
  await sql`delete from reply.suggestion where consultation_id = ${consultationId}`.execute(tx);
  await sql`
    insert into reply.suggestion (consultation_id, unit_id, group_id, score)
    select ${consultationId}, u.id, given.group_id, given.score
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as given(unit_id integer, group_id integer, score real)
    join reply.unit u on u.id = given.unit_id`.execute(tx);
  await sql`
    update reply.suggestion_run set made_orders = ${order}, made_at = ${at}, units = ${units}, groups = ${groups.length}
    where consultation_id = ${consultationId}`.execute(tx);
}

export async function noteSuggestionProblem(db: Database, consultationId: number, problem: string): Promise<void> {
  await db.withTables<ReplyTables>().updateTable('reply.suggestion_run').set({ problem }).where('consultation_id', '=', consultationId).execute();
}

/** Groups of two units and more, by the first unit. */
export async function listSuggestions(db: Database, consultationId: number): Promise<SuggestedGroup[]> {
  const { rows } = await sql<SuggestedGroup>`
    select s.group_id as "groupId",
      jsonb_agg(jsonb_build_object('unitId', u.id, 'submissionId', u.submission_id, 'text', u.text, 'score', s.score, 'reply', r.number) order by u.id) as units
    from reply.suggestion s join reply.unit u on u.id = s.unit_id and not u.remark left join reply.reply r on r.id = u.reply_id
    where s.consultation_id = ${consultationId} group by s.group_id having count(*) > 1 order by s.group_id`.execute(db);
  return rows;
}

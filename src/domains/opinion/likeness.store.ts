/** Groups of like opinions: ordered by staff or by the clock, made by a job. */
import { sql } from 'kysely';
import type { Group, Said } from '#platform/likeness';
import type { Database } from '#platform/database';
import { addJob } from '#platform/jobs';
import type { LikenessGroup, LikenessRun } from './likeness.ts';
import type { OpinionTables } from './tables.ts';

export const likenessJobName = 'opinion.compare';

/** An order that waits already is the same order. */
export async function orderLikeness(tx: Database, consultationId: number): Promise<void> {
  await tx
    .withTables<OpinionTables>()
    .insertInto('opinion.likeness_run')
    .values({ consultation_id: consultationId, orders: 1 })
    .onConflict((on) => on.column('consultation_id').doUpdateSet((of) => ({ orders: of('opinion.likeness_run.orders', '+', 1) })))
    .execute();
  await addJob(tx, likenessJobName, { id: consultationId }, { key: `${likenessJobName} ${consultationId}` });
}

/** Consultations with opinions that came after the last comparing. */
export async function listUncompared(db: Database): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select s.consultation_id as id from opinion.submission s left join opinion.likeness_run r using (consultation_id)
    group by s.consultation_id, r.begun_at having r.begun_at is null or max(s.received_at) > r.begun_at order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

export async function findLikenessRun(db: Database, consultationId: number): Promise<LikenessRun | null> {
  const row = await db.withTables<OpinionTables>().selectFrom('opinion.likeness_run').selectAll().where('consultation_id', '=', consultationId).executeTakeFirst();
  return row ? { isWaiting: row.made_orders < row.orders, begunAt: row.begun_at, madeAt: row.made_at, opinions: row.opinions, groups: row.groups, problem: row.problem } : null;
}

/** Notes that the comparing begins. @returns the number of the order that it answers; null where all are answered. */
export async function beginLikeness(db: Database, consultationId: number, at: Date): Promise<number | null> {
  const { rows } = await sql<{ orders: number }>`
    update opinion.likeness_run set begun_at = ${at}, problem = null where consultation_id = ${consultationId} and made_orders < orders returning orders`.execute(db);
  return rows[0]?.orders ?? null;
}

/** Opinions that were neither withdrawn nor set aside. */
export async function listCompared(db: Database, consultationId: number): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select o.id, o.text from opinion.opinion o join opinion.submission s on s.id = o.submission_id
    where s.consultation_id = ${consultationId} and s.withdrawn_at is null and s.aside_at is null and o.text <> '' order by o.id`.execute(db);
  return rows;
}

/** Puts the groups in place of those before. An opinion that was withdrawn meanwhile is left out. */
export async function replaceLikeness(tx: Database, consultationId: number, groups: readonly Group[], order: number, opinions: number, at: Date): Promise<void> {
  const members = groups.flatMap(({ id, members: all }) => all.map((member) => ({ opinion_id: member.id, group_id: id, score: member.score })));
  await sql`delete from opinion.likeness where consultation_id = ${consultationId}`.execute(tx);
  await sql`
    insert into opinion.likeness (consultation_id, opinion_id, group_id, score)
    select ${consultationId}, o.id, given.group_id, given.score
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as given(opinion_id integer, group_id integer, score real)
    join opinion.opinion o on o.id = given.opinion_id and o.text <> ''`.execute(tx);
  await sql`
    update opinion.likeness_run set made_orders = ${order}, made_at = ${at}, opinions = ${opinions}, groups = ${groups.length}
    where consultation_id = ${consultationId}`.execute(tx);
}

export async function noteLikenessProblem(db: Database, consultationId: number, problem: string): Promise<void> {
  await db.withTables<OpinionTables>().updateTable('opinion.likeness_run').set({ problem }).where('consultation_id', '=', consultationId).execute();
}

/** Groups of two opinions and more that still count. */
export async function listLikeness(db: Database, consultationId: number): Promise<LikenessGroup[]> {
  const { rows } = await sql<LikenessGroup>`
    select l.group_id as id, (array_agg(o.text order by o.id))[1] as text,
      jsonb_agg(jsonb_build_object('opinionId', o.id, 'submissionId', o.submission_id, 'score', l.score) order by o.id) as opinions
    from opinion.likeness l join opinion.opinion o on o.id = l.opinion_id join opinion.submission s on s.id = o.submission_id
    where l.consultation_id = ${consultationId} and s.withdrawn_at is null and s.aside_at is null
    group by l.group_id having count(*) > 1 order by l.group_id`.execute(db);
  return rows;
}

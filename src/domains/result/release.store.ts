/** The release: prepared, planned, taken back, found. Performing it is `releasing.store.ts`. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { addJob } from '#platform/jobs';
import { isReleased, type Release, type Released } from './result.ts';
import type { ResultTables } from './tables.ts';

export const releaseJobName = 'result.release';

const columns = sql`
  r.consultation_id as "consultationId", r.state, r.next_steps as "nextSteps", r.release_at as "releaseAt", r.approved_as as "approvedAs", r.approved_at as "approvedAt",
  r.released_at as "releasedAt", r.problem, r.counts, r.source, r.revision`;

export async function findRelease(db: Database, consultationId: number, { held = false } = {}): Promise<Release | null> {
  const { rows } = await sql<Release>`select ${columns} from result.release r where r.consultation_id = ${consultationId} ${held ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/** What the public may see. */
export async function findReleased(db: Database, consultationId: number): Promise<Released | null> {
  const found = await findRelease(db, consultationId);
  return isReleased(found) ? found : null;
}

export async function listReleases(db: Database, consultationIds: readonly number[] | null = null): Promise<Release[]> {
  const { rows } = await sql<Release>`select ${columns} from result.release r where ${consultationIds === null ? sql`true` : sql`r.consultation_id = any(${[...consultationIds]}::integer[])`} order by r.released_at desc nulls last, 1`.execute(db);
  return rows;
}

/** What happens next, while it can still be written. @returns false once the release is approved or out. */
export async function saveNextSteps(tx: Database, consultationId: number, nextSteps: string): Promise<boolean> {
  const saved = await tx
    .withTables<ResultTables>()
    .insertInto('result.release')
    .values({ consultation_id: consultationId, state: 'preparing', next_steps: nextSteps, release_at: null, approved_as: null, approved_by: null, approved_at: null, released_at: null, problem: null, counts: null })
    .onConflict((on) => on.column('consultation_id').doUpdateSet((of) => ({ next_steps: nextSteps, revision: of('result.release.revision', '+', 1) })).where('result.release.state', '=', 'preparing'))
    .returning('consultation_id')
    .execute();
  return saved.length > 0;
}

/** Approves the release for an instant; the job that does it is the only one of this consultation. `personId` stands for nobody once the account is erased. */
export async function planRelease(tx: Database, consultationId: number, planned: { at: Date; approvedAs: string; personId: string; mark: string }, now: Date): Promise<void> {
  await tx
    .withTables<ResultTables>()
    .updateTable('result.release')
    .set((of) => ({ state: 'planned', release_at: planned.at, approved_as: planned.approvedAs, approved_by: planned.personId, approved_at: now, approved_mark: planned.mark, problem: null, revision: of('revision', '+', 1) }))
    .where('consultation_id', '=', consultationId)
    .where('state', '<>', 'released')
    .execute();
  await orderRelease(tx, consultationId, planned.at > now ? planned.at : null);
}

export async function orderRelease(tx: Database, consultationId: number, runAt: Date | null): Promise<void> {
  await addJob(tx, releaseJobName, { consultationId }, { key: `${releaseJobName} ${consultationId}`, ...(runAt && { runAt }) });
}

/** @returns false where it happened already, or nothing was planned. */
export async function takeBackRelease(tx: Database, consultationId: number): Promise<boolean> {
  const taken = await tx
    .withTables<ResultTables>()
    .updateTable('result.release')
    .set((of) => ({ state: 'preparing', release_at: null, approved_as: null, approved_by: null, approved_at: null, approved_mark: null, problem: null, revision: of('revision', '+', 1) }))
    .where('consultation_id', '=', consultationId)
    .where('state', '=', 'planned')
    .returning('consultation_id')
    .execute();
  return taken.length > 0;
}

/** Of what was approved; null where nothing is. */
export async function findApprovedMark(db: Database, consultationId: number): Promise<string | null> {
  const { rows } = await sql<{ mark: string | null }>`select approved_mark as mark from result.release where consultation_id = ${consultationId}`.execute(db);
  return rows[0]?.mark ?? null;
}

/** Why a planned release did not happen: it stays planned, and its department is told. */
export async function setProblem(tx: Database, consultationId: number, problem: string): Promise<void> {
  await tx.withTables<ResultTables>().updateTable('result.release').set({ problem }).where('consultation_id', '=', consultationId).where('state', '=', 'planned').execute();
}

/** How many results are out, with how many replies. */
export async function countReleased(db: Database): Promise<{ results: number; replies: number }> {
  const { rows } = await sql<{ results: number; replies: number }>`
    select (select count(*) from result.release where state = 'released')::integer as results, (select count(*) from result.reply)::integer as replies`.execute(db);
  return rows[0]!;
}

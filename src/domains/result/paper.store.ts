/** The result on paper: ordered with the release and with each correction, made by a job, kept as a file by its content. */
import type { Selectable, Updateable } from 'kysely';
import type { Database } from '#platform/database';
import { addJob } from '#platform/jobs';
import type { PaperTable, ResultTables } from './tables.ts';

export const paperJobName = 'result.make-paper';

/** An order that waits already is the same order. */
export async function orderPaper(tx: Database, consultationId: number): Promise<void> {
  await tx
    .withTables<ResultTables>()
    .insertInto('result.paper')
    .values({ consultation_id: consultationId, orders: 1, begun_at: null, made_at: null, sha256: null, bytes: null, pages: null, problem: null })
    .onConflict((on) => on.column('consultation_id').doUpdateSet((of) => ({ orders: of('result.paper.orders', '+', 1) })))
    .execute();
  await addJob(tx, paperJobName, { consultationId }, { key: `${paperJobName} ${consultationId}` });
}

export async function findPaper(db: Database, consultationId: number): Promise<Selectable<PaperTable> | null> {
  return (await db.withTables<ResultTables>().selectFrom('result.paper').selectAll().where('consultation_id', '=', consultationId).executeTakeFirst()) ?? null;
}

export async function updatePaper(db: Database, consultationId: number, changed: Updateable<PaperTable>): Promise<void> {
  await db.withTables<ResultTables>().updateTable('result.paper').set(changed).where('consultation_id', '=', consultationId).execute();
}

/** Of what was made nothing is given out any more; the order for a new one stays. */
export async function takePaperAway(tx: Database, consultationId: number): Promise<void> {
  await updatePaper(tx, consultationId, { made_at: null, sha256: null, bytes: null, pages: null });
}

/** False where another was ordered while this one was made: what it says may have been taken out since. */
export async function keepPaper(db: Database, consultationId: number, orders: number, made: { at: Date; sha256: string; bytes: number; pages: number }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .withTables<ResultTables>()
    .updateTable('result.paper')
    .set({ made_at: made.at, made_orders: orders, sha256: made.sha256, bytes: made.bytes, pages: made.pages, problem: null })
    .where('consultation_id', '=', consultationId)
    .where('orders', '=', orders)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

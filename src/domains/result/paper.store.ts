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

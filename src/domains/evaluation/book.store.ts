/** The year's books: ordered with each publication, made by a job, kept as files by their content. */
import type { Database } from '#platform/database';
import { addJob } from '#platform/jobs';
import type { Selectable, Updateable } from 'kysely';
import { bookLayouts, type BookLayout } from './book-layout.ts';
import type { BookTable, EvaluationTables } from './tables.ts';

export type OrderedBook = Selectable<BookTable>;

export const bookJobName = 'evaluation.make-book';

/** Orders both books of a year; an order that waits already is the same order. */
export async function orderBooks(tx: Database, year: number, at: Date): Promise<void> {
  const db = tx.withTables<EvaluationTables>();
  for (const layout of bookLayouts) {
    await db
      .insertInto('evaluation.book')
      .values({ fiscal_year: year, layout, ordered_at: at })
      .onConflict((on) => on.columns(['fiscal_year', 'layout']).doUpdateSet((of) => ({ ordered_at: at, orders: of('evaluation.book.orders', '+', 1) })))
      .execute();
    await addJob(tx, bookJobName, { year, layout }, { key: `${bookJobName} ${year} ${layout}` });
  }
}

export async function findBook(db: Database, year: number, layout: BookLayout): Promise<OrderedBook | null> {
  return (await db.withTables<EvaluationTables>().selectFrom('evaluation.book').selectAll().where('fiscal_year', '=', year).where('layout', '=', layout).executeTakeFirst()) ?? null;
}

export async function listBooks(db: Database, year: number): Promise<OrderedBook[]> {
  return db.withTables<EvaluationTables>().selectFrom('evaluation.book').selectAll().where('fiscal_year', '=', year).orderBy('layout').execute();
}

export async function updateBook(db: Database, year: number, layout: BookLayout, changed: Updateable<BookTable>): Promise<void> {
  await db.withTables<EvaluationTables>().updateTable('evaluation.book').set(changed).where('fiscal_year', '=', year).where('layout', '=', layout).execute();
}

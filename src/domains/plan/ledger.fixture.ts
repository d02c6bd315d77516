/** An empty ledger on the real database, with the record of what is done to it and without the rest of the program. */
import type { Book } from '#domains/book';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { projectRoot } from '#platform/config';
import { type Database, openDatabase } from '#platform/database';
import { migrate } from '#platform/migrate';
import { findEdition } from './edition.store.ts';
import { loadBook } from './ledger.store.ts';

export interface EmptyLedger {
  db: Database;
  url: string;
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Long enough that a test is given up before its statement is. */
const statementTimeoutMs = 200_000;

/** `server`: address of a running PostgreSQL, e.g. `inject('databaseServer')`. */
export async function openLedger(server: string): Promise<EmptyLedger> {
  const name = `ledger_${randomUUID().replaceAll('-', '')}`;
  const main = openDatabase(server, { connectionsMax: 1, statementTimeoutMs });
  await sql`create database ${sql.id(name)}`.execute(main);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = openDatabase(url.href, { statementTimeoutMs });
  await migrate(db, [
    { schema: 'platform', folder: join(projectRoot, 'src/platform/migrations') },
    { schema: 'record', folder: join(projectRoot, 'src/domains/record/migrations') },
    { schema: 'plan', folder: join(projectRoot, 'src/domains/plan/migrations') },
  ]);
  return {
    db,
    url: url.href,
    empty: async () => {
      await sql`truncate plan.plan restart identity cascade`.execute(db);
    },
    close: async () => {
      await db.destroy();
      await sql`drop database ${sql.id(name)} with (force)`.execute(main);
      await main.destroy();
    },
  };
}

/** An edition of the ledger, also a draft, as a book. */
export async function bookIn(db: Database, slug = '2024-2026'): Promise<Book> {
  return loadBook(db, (await findEdition(db, slug, { drafts: true }))!);
}

/** The whole history, oldest first. */
export async function changesIn(db: Database): Promise<{ kind: string; field: string | null; before: string | null; after: string | null; name: string | null }[]> {
  const { rows } = await sql<never>`
    select change.kind, change.field, change.before, change.after, programme.name
    from plan.change left join plan.programme on programme.id = change.programme_id order by change.id`.execute(db);
  return rows;
}

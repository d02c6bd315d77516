/** For tests only: an empty database of their own on the server of the test run. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openDatabase, type Database, type DatabaseOptions } from './database.ts';

export interface ScratchDatabase {
  url: string;
  db: Database;
  /** Another pool on the same database, closed with it. */
  open(options?: DatabaseOptions): Database;
  drop(): Promise<void>;
}

/** @param serverUrl vitest's `inject('databaseServer')` */
export async function scratchDatabase(serverUrl: string): Promise<ScratchDatabase> {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`;
  const server = openDatabase(serverUrl, { connectionsMax: 1, statementTimeoutMs: 200_000 });
  await sql`create database ${sql.id(name)}`.execute(server);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pools: Database[] = [];
  const open = (options?: DatabaseOptions): Database => {
    const db = openDatabase(url.href, options);
    pools.push(db);
    return db;
  };
  return {
    url: url.href,
    db: open(),
    open,
    async drop() {
      await Promise.all(pools.map((pool) => pool.destroy()));
      await sql`drop database ${sql.id(name)} with (force)`.execute(server);
      await server.destroy();
    },
  };
}

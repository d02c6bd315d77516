/**
 * Brings the database to the program's shape. Files `NNNN-name.sql` of each set run once, in order, forward only, a
 * transaction each; what has run is remembered with its SHA-256, because a file that changes after it ran would mean two
 * installations of different shape.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { inTransaction, type Database } from './database.ts';
import { Refusal } from './http.ts';
import { migrateJobs } from './jobs.ts';
import type { Log } from './log.ts';
import { checkServer } from './server-check.ts';

export interface MigrationSet {
  /** PostgreSQL schema that the set owns; created if missing. */
  schema: string;
  /** Absolute path of the folder with the set's files. */
  folder: string;
}

interface MigrationFile {
  schema: string;
  file: string;
  text: string;
  sha256: string;
}

/** Number of the advisory lock under which a file is applied; any number that nothing else uses. */
const lock = 0x68_69_72_61_6b_75n;

/**
 * Applies what is missing, sets in the given order. Returns the files applied now, `schema/NNNN-name.sql`. Any number
 * of processes may do this at once. Refuses, before it changes anything, when an applied file has changed or is gone.
 */
export async function migrate(db: Database, sets: MigrationSet[], log?: Log): Promise<string[]> {
  const files = (await Promise.all(sets.map(readSet))).flat();
  await checkServer(db);
  await underLock(db, async (tx) => {
    await sql`create schema if not exists platform`.execute(tx);
    await sql`create table if not exists platform.migration (
      schema text not null, file text not null, sha256 text not null, applied_at timestamptz not null default now(), primary key (schema, file))`.execute(tx);
  });
  const done = await listApplied(db);
  checkApplied(files, done, sets);
  await migrateJobs(db, log);
  const applied: string[] = [];
  for (const file of files) {
    if (done.has(nameOf(file))) continue;
    if (await underLock(db, (tx) => apply(tx, file))) applied.push(nameOf(file));
  }
  if (applied.length > 0) log?.info({ applied }, 'the database was brought up to date');
  return applied;
}

/** For a role that may not migrate. @throws Refusal unless everything of the program has been applied, as the program has it */
export async function checkMigrated(db: Database, sets: MigrationSet[]): Promise<void> {
  const files = (await Promise.all(sets.map(readSet))).flat();
  const done = await listApplied(db);
  checkApplied(files, done, sets);
  const missing = files.find((file) => !done.has(nameOf(file)));
  if (!missing) return;
  throw refuse(
    'database-behind',
    `データベースがこのプログラムより古い版です（${nameOf(missing)} が未適用）。所有者の接続で更新してください：HIRAKU_DATABASE_OWNER_URL=… npx hiraku migrate`,
    `The database is older than this program: ${nameOf(missing)} is missing. Bring it up to date as its owner: HIRAKU_DATABASE_OWNER_URL=… npx hiraku migrate`,
  );
}

async function apply(tx: Database, file: MigrationFile): Promise<boolean> {
  // Another process may have applied it while this one waited for the lock.
  const { rows } = await sql`select from platform.migration where schema = ${file.schema} and file = ${file.file}`.execute(tx);
  if (rows.length > 0) return false;
  await sql`create schema if not exists ${sql.id(file.schema)}`.execute(tx);
  await sql.raw(file.text).execute(tx);
  await sql`insert into platform.migration (schema, file, sha256) values (${file.schema}, ${file.file}, ${file.sha256})`.execute(tx);
  return true;
}

/** The lock belongs to the transaction, so it also works through a connection pooler and ends with a killed process. */
function underLock<T>(db: Database, run: (tx: Database) => Promise<T>): Promise<T> {
  return inTransaction(db, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
    return run(tx);
  });
}

async function listApplied(db: Database): Promise<Map<string, string>> {
  const { rows } = await sql<{ schema: string; file: string; sha256: string }>`select schema, file, sha256 from platform.migration`.execute(db);
  return new Map(rows.map((row) => [nameOf(row), row.sha256]));
}

function checkApplied(files: MigrationFile[], done: Map<string, string>, sets: MigrationSet[]): void {
  const known = new Map(files.map((file) => [nameOf(file), file]));
  for (const [name, sha256] of done) {
    const file = known.get(name);
    if (file && file.sha256 !== sha256) {
      throw refuse('migration-changed', `データベースに適用済みの ${name} の内容が変わっています。元に戻し、変更は新しいファイルに書いてください。`, `${name} was changed after it had been applied. Put it back as it was and write the change as a new file.`);
    }
    if (!file && sets.some((set) => name.startsWith(`${set.schema}/`))) {
      throw refuse('migration-missing', `データベースに適用済みの ${name} が見つかりません。このプログラムはデータベースより古い版かもしれません。`, `${name} has been applied to the database but is not part of this program. The program may be older than the database.`);
    }
  }
  for (const set of sets) {
    const own = files.filter((file) => file.schema === set.schema);
    const last = own.findLastIndex((file) => done.has(nameOf(file)));
    const late = own.slice(0, Math.max(last, 0)).find((file) => !done.has(nameOf(file)));
    if (late) {
      throw refuse('migration-late', `${nameOf(late)} より後の番号のファイルがすでに適用されています。新しい番号を付けてください。`, `Files with higher numbers than ${nameOf(late)} have been applied already. Give it a new number.`);
    }
  }
}

async function readSet({ schema, folder }: MigrationSet): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const seen = new Set<string>();
  for (const name of names) {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
    if (!number || seen.has(number)) {
      throw refuse('migration-name', `${schema}/${name} の名前は、重ならない4桁の番号で始めてください（例：0002-name.sql）。`, `${schema}/${name} must begin with four digits that no other file has, such as 0002-name.sql.`);
    }
    seen.add(number);
  }
  return Promise.all(
    names.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      return { schema, file, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

function nameOf({ schema, file }: { schema: string; file: string }): string {
  return `${schema}/${file}`;
}

function refuse(kind: string, ja: string, en: string): Refusal {
  return new Refusal(503, kind, { ja, en });
}

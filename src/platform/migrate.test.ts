import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { Refusal } from './http.ts';
import { migrate, type MigrationSet } from './migrate.ts';
import { scratchDatabase, type ScratchDatabase } from './scratch-database.ts';
import { secondProcess } from './second-process.ts';

let scratch: ScratchDatabase;
let folder: string;
let sets: MigrationSet[];

beforeEach(async () => {
  scratch = await scratchDatabase(inject('databaseServer'));
  folder = mkdtempSync(join(tmpdir(), 'hiraku-migrate-'));
  sets = [
    { schema: 'platform', folder: join(import.meta.dirname, 'migrations') },
    { schema: 'plan', folder },
  ];
  write('0001-ledger.sql', 'create table plan.listing (id integer primary key); create table plan.change (id integer);');
});
afterEach(async () => {
  await scratch.drop();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function tables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'plan' order by 1`.execute(scratch.db);
  return rows.map(({ name }) => name);
}

async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const problem = await promise.then(() => null, (error: unknown) => error);
  expect(problem).toBeInstanceOf(Refusal);
  return problem as Refusal;
}

describe('bringing the database up to date', () => {
  test('creates what each part of the program needs, once', async () => {
    const applied = await migrate(scratch.db, sets);
    expect(applied.slice(0, 1).concat(applied.slice(-1))).toEqual(['platform/0001-outbox.sql', 'plan/0001-ledger.sql']);
    expect(await tables()).toEqual(['change', 'listing']);
    expect(await migrate(scratch.db, sets)).toEqual([]);
  });

  test('later applies only what is new', async () => {
    await migrate(scratch.db, sets);
    write('0002-kind.sql', 'create table plan.kind (id integer);');
    expect(await migrate(scratch.db, sets)).toEqual(['plan/0002-kind.sql']);
    expect(await tables()).toEqual(['change', 'kind', 'listing']);
  });

  test('leaves nothing of a file that fails half way, and keeps those before it', async () => {
    write('0002-kind.sql', 'create table plan.kind (id integer);');
    write('0003-broken.sql', 'create table plan.half (id integer); select 1/0;');
    await expect(migrate(scratch.db, sets)).rejects.toThrow('division by zero');
    expect(await tables()).toEqual(['change', 'kind', 'listing']);
    write('0003-broken.sql', 'create table plan.whole (id integer);');
    expect(await migrate(scratch.db, sets)).toEqual(['plan/0003-broken.sql']);
  });

  test('is done once when three processes do it at the same moment', async () => {
    const code = `
      import { openDatabase } from '#platform/database';
      import { migrate } from '#platform/migrate';
      const db = openDatabase(process.env.URL);
      print('ready'); await heard();
      const applied = await migrate(db, JSON.parse(process.env.SETS));
      print(JSON.stringify(applied)); await db.destroy(); process.exit(0);`;
    write('0002-slow.sql', 'select pg_sleep(0.1); create table plan.slow (id integer);');
    const programs = [1, 2, 3].map(() => secondProcess(code, { env: { URL: scratch.url, SETS: JSON.stringify(sets) } }));
    for (const program of programs) await program.line();
    for (const program of programs) program.say('go');
    const applied: string[] = [];
    for (const program of programs) applied.push(...(JSON.parse(await program.line()) as string[]));
    for (const program of programs) expect(await program.ended).toBe(0);
    expect(applied.filter((name) => name.startsWith('plan/')).sort()).toEqual(['plan/0001-ledger.sql', 'plan/0002-slow.sql']);
    expect(new Set(applied).size).toBe(applied.length);
  });
});

describe('a shape that is not the program’s is refused before anything changes', () => {
  beforeEach(() => migrate(scratch.db, sets));

  test('when an applied file was changed, by its name', async () => {
    write('0001-ledger.sql', 'create table plan.other (id integer);');
    write('0002-kind.sql', 'create table plan.kind (id integer);');
    const problem = await refusalOf(migrate(scratch.db, sets));
    expect([problem.kind, problem.message]).toEqual(['migration-changed', expect.stringContaining('plan/0001-ledger.sql')]);
    expect(await tables()).toEqual(['change', 'listing']);
  });

  test('when an applied file is missing, as when an older program meets a newer database', async () => {
    renameSync(join(folder, '0001-ledger.sql'), join(folder, '0001-ledger.sql.old'));
    const problem = await refusalOf(migrate(scratch.db, sets));
    expect([problem.kind, problem.sentence.ja]).toEqual(['migration-missing', expect.stringContaining('plan/0001-ledger.sql')]);
  });

  test('when a new file has a number below one already applied', async () => {
    write('0003-kind.sql', 'create table plan.kind (id integer);');
    await migrate(scratch.db, sets);
    write('0002-late.sql', 'create table plan.late (id integer);');
    expect((await refusalOf(migrate(scratch.db, sets))).kind).toBe('migration-late');
  });

  test.each(['2-short.sql', '0001-twice.sql', '0002 space.sql'])('when a file is called %s', async (name) => {
    write(name, 'select 1;');
    expect((await refusalOf(migrate(scratch.db, sets))).kind).toBe('migration-name');
  });

  test('but a part that this program does not have is left alone', async () => {
    expect(await migrate(scratch.db, sets.slice(0, 1))).toEqual([]);
  });
});

/** Under the program's role nobody rewrites what is only ever added to, whatever they get the program to say. */
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { storedDomains } from '#app';
import { systemClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { openDatabase, type Database } from '#platform/database';
import { addJob } from '#platform/jobs';
import { openLog } from '#platform/log';
import { openTown, type Town } from '#town';
import { openProgram, type Program } from '../src/program.ts';
import { dataFolder } from './program.ts';

const serverUrl = inject('databaseServer');
const site = { name: { ja: '拓野市', en: 'Takuno City' }, origin: 'http://town.example' };
const protectedTables = storedDomains.flatMap((domain) => domain.appendOnly ?? []);

/** What a hostile session would try on a table that is only ever added to. */
const attempts = (table: string, column: string): string[] => [
  `update ${table} set ${column} = ${column}`,
  `delete from ${table}`,
  `truncate ${table}`,
  `truncate ${table} cascade`,
  `alter table ${table} disable trigger all`,
  `alter table ${table} add column more text`,
  `drop table ${table}`,
  `create trigger twist before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
  `create rule twist as on insert to ${table} do instead nothing`,
  `create index on ${table} ((1))`,
  `alter table ${table} owner to current_user`,
];
const beyond = [
  ...['platform', 'plan', 'record', 'public', 'graphile_worker'].map((schema) => `create function ${schema}.twist() returns integer language sql as 'select 1'`),
  'create schema twist',
  'drop function platform.touch_content() cascade',
  'drop trigger change_is_only_added on plan.change',
  "update platform.migration set sha256 = ''",
  'delete from platform.migration',
  'delete from platform.content',
  "update platform.installation set owner = 'x'",
  'set session_replication_role = replica',
  "copy (select 1) to program 'true'",
  "select pg_read_file('PG_VERSION')",
  'create role twist',
];

async function refusals(db: Database, statements: string[]): Promise<[string, string][]> {
  const outcomes: [string, string][] = [];
  for (const statement of statements) {
    const code = await sql.raw(statement).execute(db).then(() => 'done', (error: { code: string }) => error.code);
    outcomes.push([statement, code]);
  }
  return outcomes;
}

/** 42501: insufficient privilege, or not the owner. */
const expectNothing = async (db: Database) => {
  const { rows } = await sql<{ name: string; column: string }>`
    select attrelid::regclass::text as name, min(attname) as column from pg_attribute
    where attrelid = any(${protectedTables}::text[]::regclass[]) and attnum > 0 and attidentity = '' and attgenerated = '' group by 1`.execute(db);
  expect(rows).toHaveLength(protectedTables.length);
  for (const [statement, code] of await refusals(db, [...rows.flatMap(({ name, column }) => attempts(name, column)), ...beyond])) expect([statement, code]).toEqual([statement, '42501']);
  for (const { name } of rows) {
    // Without the right to pass it on this warns and does nothing.
    await sql.raw(`grant update, delete, truncate, trigger on ${name} to public`).execute(db);
    const { rows: rights } = await sql<{ any: boolean }>`select has_table_privilege(${name}, 'update, delete, truncate, trigger, references') as any`.execute(db);
    expect([name, rights]).toEqual([name, [{ any: false }]]);
  }
};

describe('the role that a lone DATABASE_URL leads to', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ ownerAlone: true });
  });
  afterAll(() => town.close());

  test('protects the record, its public acts and the plan’s history', () => {
    expect(protectedTables).toEqual(expect.arrayContaining(['record.act', 'record.public_act', 'plan.change']));
  });

  test('cannot change, remove or reshape what is only added to', () => expectNothing(town.db));

  test('reads and adds to it', async () => {
    for (const table of protectedTables) await sql.raw(`select count(*) from ${table}`).execute(town.db);
    const { rows } = await sql<{ name: string; insert: boolean }>`select name, has_table_privilege(name, 'insert') as insert from unnest(${protectedTables}::text[]) as name`.execute(town.db);
    expect(rows.filter((row) => !row.insert)).toEqual([]);
  });

  test('works the queue of jobs', async () => {
    await addJob(town.db, 'outbox.dispatch', { event: '1' }, { attemptsMax: 1 });
    await town.program.runPendingJobs();
    const { rows } = await sql`select from graphile_worker.jobs where attempts = 1`.execute(town.db);
    expect(rows).toHaveLength(1);
  });
});

test('the embedded database gives the program a login of its own', async () => {
  const data = dataFolder();
  const settings = readSettings({ HIRAKU_DATA: data.folder });
  const open = () => openProgram({ settings, domains: storedDomains, site, clock: systemClock, log: openLog('silent') });
  // Two starts at once find or make the same role.
  const [program, second] = await Promise.all([open(), open()]);
  try {
    const { rows } = await sql<{ session: string; current: string }>`select session_user as session, current_user as current`.execute(program.db);
    expect(rows).toEqual([{ session: 'hiraku_program', current: 'hiraku_program' }]);
    await expectNothing(program.db);
    await expect(sql`set role hiraku`.execute(program.db)).rejects.toThrow('permission denied');
    await program.runPendingJobs();
  } finally {
    await Promise.all([program.close(), second.close()]);
    data.remove();
  }
});

describe('a city’s own server', () => {
  const admin = openDatabase(serverUrl, { connectionsMax: 1 });
  const suffix = randomUUID().slice(0, 8);
  const [owner, own, bound] = [`owner_${suffix}`, `own_${suffix}`, `bound_${suffix}`];
  const databases: string[] = [];

  beforeAll(async () => {
    await sql`create role ${sql.id(owner)} login createrole`.execute(admin);
    await sql`create role ${sql.id(bound)} login`.execute(admin);
    await sql`create role ${sql.id(own)} login`.execute(admin);
  });
  afterAll(async () => {
    for (const name of databases) await sql`drop database ${sql.id(name)} with (force)`.execute(admin);
    await admin.destroy();
  });

  async function databaseOf(role: string): Promise<(user: string) => string> {
    const name = `city_${randomUUID().replaceAll('-', '')}`;
    await sql`create database ${sql.id(name)} owner ${sql.id(role)}`.execute(admin);
    databases.push(name);
    return (user) => {
      const url = new URL(serverUrl);
      [url.pathname, url.username] = [`/${name}`, user];
      return url.href;
    };
  }

  async function opened(env: Record<string, string>, run: (program: Program, lines: string[]) => Promise<void>): Promise<void> {
    const data = dataFolder();
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, new Writable({ write: (line: Buffer, _, done) => (lines.push(line.toString()), done()) }));
    const program = await openProgram({ settings: readSettings({ HIRAKU_DATA: data.folder, ...env }), domains: storedDomains, site, clock: systemClock, log });
    try {
      await run(program, lines);
    } finally {
      await program.close();
      data.remove();
    }
  }

  test('with an owner beside it, the program’s user gets what it needs and nothing more', async () => {
    const address = await databaseOf(owner);
    await opened({ DATABASE_URL: address(own), HIRAKU_DATABASE_OWNER_URL: address(owner) }, async (program, lines) => {
      await expectNothing(program.db);
      await program.runPendingJobs();
      expect(lines).toEqual([]);
    });
  });

  test('where the owner has migrated and given the rights, the site needs the lesser user alone', async () => {
    const address = await databaseOf(owner);
    await opened({ DATABASE_URL: address(own), HIRAKU_DATABASE_OWNER_URL: address(owner) }, async () => undefined);
    await opened({ DATABASE_URL: address(own) }, async (program, lines) => {
      await expectNothing(program.db);
      await program.runPendingJobs();
      expect(lines).toEqual([]);
    });
    const db = openDatabase(address(owner), { connectionsMax: 1 });
    await sql`delete from platform.migration where schema = 'plan' and file = (select max(file) from platform.migration where schema = 'plan')`.execute(db);
    await db.destroy();
    await expect(opened({ DATABASE_URL: address(own) }, async () => undefined)).rejects.toThrow('older than this program');
  });

  test('an owner that may make roles lets each connection take on a lesser one', async () => {
    const address = await databaseOf(owner);
    await opened({ DATABASE_URL: address(owner) }, async (program, lines) => {
      await expectNothing(program.db);
      expect(lines).toEqual([]);
    });
    await opened({ DATABASE_URL: address(owner) }, (program) => expectNothing(program.db));
  });

  test('an owner that may not make roles is told which tables are not protected', async () => {
    const address = await databaseOf(bound);
    await opened({ DATABASE_URL: address(bound) }, async (_program, lines) => {
      expect(lines).toHaveLength(1);
      for (const table of protectedTables) expect(lines[0]).toContain(table);
    });
  });

  test('two addresses that lead to different databases are refused', async () => {
    const [one, other] = [await databaseOf(owner), await databaseOf(owner)];
    await expect(opened({ DATABASE_URL: one(own), HIRAKU_DATABASE_OWNER_URL: other(owner) }, async () => undefined)).rejects.toThrow('different databases');
  });
});

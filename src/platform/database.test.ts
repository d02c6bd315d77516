import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addressOf, codeOf, inTransaction, type Database } from './database.ts';
import { scratchDatabase, type ScratchDatabase } from './scratch-database.ts';

let scratch: ScratchDatabase;
let db: Database;

beforeAll(async () => {
  scratch = await scratchDatabase(inject('databaseServer'));
  db = scratch.db;
  await sql`create table account (name text primary key, yen bigint not null)`.execute(db);
});
afterAll(() => scratch.drop());

async function yenOf(name: string): Promise<bigint | undefined> {
  return (await sql<{ yen: bigint }>`select yen from account where name = ${name}`.execute(db)).rows[0]?.yen;
}

describe('values from the database', () => {
  test('money keeps every yen, a date of law stays that date, an instant stays that instant', async () => {
    const { rows } = await sql`select 9007199254740993::bigint as yen, array[1, null, 9007199254740993]::bigint[] as years, '{}'::bigint[] as none,
      '2026-11-23'::date as day, array['2026-11-23', null]::date[] as days, '2026-11-23T00:00:00+09:00'::timestamptz as at`.execute(db);
    expect(rows).toEqual([
      { yen: 9007199254740993n, years: [1n, null, 9007199254740993n], none: [], day: '2026-11-23', days: ['2026-11-23', null], at: new Date('2026-11-22T15:00:00Z') },
    ]);
  });

  test('money goes in as it comes out', async () => {
    await sql`insert into account values ('市民', ${9007199254740993n})`.execute(db);
    expect(await yenOf('市民')).toBe(9007199254740993n);
  });
});

describe('a transaction', () => {
  test('that fails leaves nothing behind', async () => {
    await expect(
      inTransaction(db, async (tx) => {
        await sql`insert into account values ('half', 1)`.execute(tx);
        throw new Error('stop here');
      }),
    ).rejects.toThrow('stop here');
    expect(await yenOf('half')).toBeUndefined();
  });

  test('joins the one that is open already', async () => {
    await inTransaction(db, (tx) => inTransaction(tx, (inner) => sql`insert into account values ('joined', 1)`.execute(inner)).then(() => Promise.reject(new Error('outer fails')))).catch(() => undefined);
    expect(await yenOf('joined')).toBeUndefined();
  });

  test('may be only for reading', async () => {
    const problem = await inTransaction(db, (tx) => sql`insert into account values ('read', 1)`.execute(tx), { readOnly: true }).catch(codeOf);
    expect(problem).toBe('25006');
  });

  test('runs again when another changed what it had read, so that no yen is lost', async () => {
    await sql`insert into account values ('shared', 0)`.execute(db);
    let runs = 0;
    const allHaveRead = Promise.withResolvers<void>();
    const addOne = () =>
      inTransaction(
        db,
        async (tx) => {
          runs++;
          const { rows } = await sql<{ yen: bigint }>`select yen from account where name = 'shared'`.execute(tx);
          if (runs === 8) allHaveRead.resolve();
          await allHaveRead.promise;
          await sql`update account set yen = ${rows[0]!.yen + 1n} where name = 'shared'`.execute(tx);
        },
        { isolation: 'serializable', attemptsMax: 50 },
      );
    await Promise.all(Array.from({ length: 8 }, addOne));
    expect(await yenOf('shared')).toBe(8n);
    expect(runs).toBeGreaterThan(8);
  });

  test('runs again when it met another in a deadlock', async () => {
    await sql`insert into account values ('left', 0), ('right', 0)`.execute(db);
    let meet = () => {};
    const bothInside = new Promise<void>((resolve) => {
      let inside = 0;
      meet = () => ++inside === 2 && resolve();
    });
    const move = (from: string, to: string) =>
      inTransaction(db, async (tx) => {
        await sql`update account set yen = yen - 1 where name = ${from}`.execute(tx);
        meet();
        await bothInside;
        await sql`update account set yen = yen + 1 where name = ${to}`.execute(tx);
      });
    await Promise.all([move('left', 'right'), move('right', 'left')]);
    expect([await yenOf('left'), await yenOf('right')]).toEqual([0n, 0n]);
  });

  test('gives up after its attempts and says what the database said', async () => {
    let runs = 0;
    const problem = await inTransaction(
      db,
      (tx) => {
        runs++;
        return sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx);
      },
      { attemptsMax: 3 },
    ).catch(codeOf);
    expect([problem, runs]).toEqual(['40001', 3]);
  });
});

describe('the pool', () => {
  test('cancels a statement that takes too long', async () => {
    const hasty = scratch.open({ statementTimeoutMs: 50 });
    expect(await sql`select pg_sleep(10)`.execute(hasty).catch(codeOf)).toBe('57014');
  });

  test('opens no more connections than it may', async () => {
    const small = scratch.open({ connectionsMax: 2 });
    const seen = await Promise.all(Array.from({ length: 12 }, () => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(small)));
    expect(new Set(seen.map(({ rows }) => rows[0]!.pid)).size).toBeLessThanOrEqual(2);
  });

  test('outlives connections that the server cuts, idle or in the middle of a transaction', async () => {
    const own = scratch.open({ connectionsMax: 1 });
    const pidOf = async (handle: Database) => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(handle)).rows[0]!.pid;
    const cut = (pid: number) => sql`select pg_terminate_backend(${pid}::integer, 25000)`.execute(db);
    const first = await pidOf(own);
    await cut(first);
    await expect.poll(() => pidOf(own)).not.toBe(first);
    const broken = inTransaction(own, async (tx) => {
      await cut(await pidOf(tx));
      await sql`insert into account values ('cut', 1)`.execute(tx);
    });
    await expect(broken).rejects.toThrow();
    await expect.poll(() => pidOf(own)).toBeTypeOf('number');
    expect(await yenOf('cut')).toBeUndefined();
  });

  test('knows the address it was opened with', () => {
    expect(addressOf(db)).toBe(scratch.url);
  });
});

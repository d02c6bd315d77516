import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { codeOf, inTransaction, openBeside, type Database } from './database.ts';
import { prepared, withCommit } from './round-trip.ts';
import { scratchDatabase, type ScratchDatabase } from './scratch-database.ts';

let scratch: ScratchDatabase;
let db: Database;

beforeAll(async () => {
  scratch = await scratchDatabase(inject('databaseServer'));
  db = scratch.open({ connectionsMax: 1 });
  await sql`create table entry (word text primary key)`.execute(db);
});
beforeEach(() => sql`truncate entry`.execute(db));
afterAll(() => scratch.drop());

const words = async () => (await sql<{ word: string }>`select word from entry order by word`.execute(db)).rows.map(({ word }) => word);
const write = (tx: Database, word: string) => sql`insert into entry values (${word})`.execute(tx);
const writeLast = (tx: Database, word: string) => sql`${withCommit} insert into entry values (${word})`.execute(tx);

describe('what goes with the commit', () => {
  test('is there once the transaction is, and not when it failed', async () => {
    await inTransaction(db, async (tx) => {
      await write(tx, 'work');
      await writeLast(tx, 'act');
    });
    await inTransaction(db, async (tx) => {
      await write(tx, 'other work');
      await writeLast(tx, 'other act');
      throw new Error('no');
    }).catch(() => undefined);
    expect(await words()).toEqual(['act', 'work']);
  });

  test('undoes the work when the database refuses it, and says why', async () => {
    await write(db, 'act');
    const problem = await inTransaction(db, async (tx) => {
      await write(tx, 'work');
      await writeLast(tx, 'act');
    }).catch(codeOf);
    expect([problem, await words()]).toEqual(['23505', ['act']]);
  });

  test('is seen by what is said after it in the same transaction', async () => {
    const seen = await inTransaction(db, async (tx) => {
      await writeLast(tx, 'act');
      return (await sql`select from entry`.execute(tx)).rows.length;
    });
    expect([seen, await words()]).toEqual([1, ['act']]);
  });

  test('alone in its transaction, or outside of any, is written too', async () => {
    await inTransaction(db, (tx) => writeLast(tx, 'alone'));
    await writeLast(db, 'outside');
    expect(await words()).toEqual(['alone', 'outside']);
  });
});

describe('a transaction whose begin travels with its first statement', () => {
  test('is one all the same: what fails leaves nothing, also when the first statement is what fails', async () => {
    await write(db, 'known');
    const problem = await inTransaction(db, async (tx) => write(tx, 'known')).catch(codeOf);
    await inTransaction(db, async (tx) => {
      await write(tx, 'half');
      throw new Error('no');
    }).catch(() => undefined);
    expect([problem, await words()]).toEqual(['23505', ['known']]);
  });

  test('keeps its isolation, and may say nothing', async () => {
    const level = await inTransaction(db, async (tx) => (await sql<{ level: string }>`select current_setting('transaction_isolation') as level`.execute(tx)).rows[0]!.level, { isolation: 'repeatable read', readOnly: true });
    await inTransaction(db, async () => undefined);
    await inTransaction(db, () => Promise.reject(new Error('no'))).catch(() => undefined);
    await write(db, 'after');
    expect([level, await words()]).toEqual(['repeatable read', ['after']]);
  });
});

test('a prepared statement is planned once for a connection and answers with the values of the day', async () => {
  await write(db, 'one');
  const ask = async (word: string) => (await sql<{ word: string }>`${prepared} select word from entry where word = ${word}`.execute(db)).rows;
  expect([await ask('one'), await ask('two'), await ask('one')]).toEqual([[{ word: 'one' }], [], [{ word: 'one' }]]);
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements where statement like '%select word%'`.execute(db);
  expect(rows).toEqual([{ statement: '/* prepared */ select word from entry where word = $1' }]);
});

test('what has connections of its own does not wait behind others, and is closed with them', async () => {
  const shared = scratch.open({ connectionsMax: 1 });
  const own = openBeside(shared, 1);
  let meanwhile: unknown;
  await inTransaction(shared, async (tx) => {
    await sql`select 1`.execute(tx);
    meanwhile = (await sql`select 2 as two`.execute(own)).rows;
  });
  expect(meanwhile).toEqual([{ two: 2 }]);
  await shared.destroy();
  await expect(sql`select 1`.execute(own)).rejects.toThrow();
});

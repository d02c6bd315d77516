import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from './database.ts';
import { Refusal } from './http.ts';
import { scratchDatabase, type ScratchDatabase } from './scratch-database.ts';
import { checkServer } from './server-check.ts';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase(inject('databaseServer'));
});
afterAll(() => scratch.drop());

async function refusalOf(url: string): Promise<Refusal> {
  const db = openDatabase(url, { connectPatienceMs: 0 });
  const problem = await checkServer(db).then(() => null, (error: unknown) => error);
  await db.destroy();
  expect(problem).toBeInstanceOf(Refusal);
  return problem as Refusal;
}

function other(change: (url: URL) => void): string {
  const url = new URL(scratch.url);
  change(url);
  return url.href;
}

describe('the city’s own database server', () => {
  test('is used when it answers', async () => {
    await expect(checkServer(scratch.db)).resolves.toBeUndefined();
  });

  test('that does not answer is named, without user and password', async () => {
    const problem = await refusalOf('postgres://clerk:secret@127.0.0.1:1/plan');
    expect(problem.kind).toBe('database-unreachable');
    expect(problem.sentence.en).toContain('127.0.0.1:1/plan');
    expect(problem.sentence.en + problem.sentence.ja).not.toMatch(/clerk|secret/);
  });

  test('without the database is told so', async () => {
    expect((await refusalOf(other((url) => (url.pathname = '/nowhere')))).kind).toBe('database-missing');
  });

  test('that does not know the user is told so', async () => {
    expect((await refusalOf(other((url) => (url.username = 'stranger')))).kind).toBe('database-login');
  });

  test('that stores no Unicode is refused', async () => {
    const name = `${new URL(scratch.url).pathname.slice(1)}_latin`;
    await sql`create database ${sql.id(name)} encoding 'LATIN1' template template0 locale_provider libc locale 'C'`.execute(scratch.db);
    try {
      expect((await refusalOf(other((url) => (url.pathname = `/${name}`)))).kind).toBe('database-encoding');
    } finally {
      await sql`drop database ${sql.id(name)} with (force)`.execute(scratch.db);
    }
  });
});

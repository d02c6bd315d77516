import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import type { Town } from '#town';
import { townBook, waterChapter } from './town-book.fixture.ts';
import { planDomain } from './domain.ts';
import { bring, openPlanTown, readJson } from './town-plan.fixture.ts';

describe('what of the plan can be found by words', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown(townBook());
  });
  afterAll(() => town.close());

  test('is the newest state of the ledger also where two updates of the index meet', async () => {
    const run = planDomain([]).subscriptions![0]!.run as (tx: unknown) => Promise<void>;
    const waiting = async (): Promise<number> => (await sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`.execute(town.db)).rows[0]!.n;
    let ended = false;
    let second: Promise<void> | undefined;
    await inTransaction(town.db, async (tx) => {
      await run(tx);
      second = inTransaction(town.db, run).finally(() => (ended = true));
      while (!ended && (await waiting()) === 0);
      expect(ended).toBe(false);
      await bring(town, waterChapter());
    });
    await second;
    expect(await readJson(town, '/api/v1/search?q=用水路の保全')).toMatchObject({ hits: expect.arrayContaining([expect.objectContaining({ kind: 'programme' })]) });
  });
});

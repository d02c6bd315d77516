import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { settableClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { requestOf, townBook } from './town-book.fixture.ts';
import { applyImport } from './import.store.ts';
import { type EmptyLedger, openLedger } from './ledger.fixture.ts';

let town: EmptyLedger;
beforeAll(async () => {
  town = await openLedger(inject('databaseServer'));
  for (const plan of ['parks', 'schools']) await inTransaction(town.db, (tx) => applyImport(tx, requestOf(townBook(), { plan }), settableClock('2026-04-01T12:00:00+09:00')));
});
afterAll(() => town?.close());

describe('the tables of the ledger', () => {
  it.each(['update plan.change set after = null', 'delete from plan.change'])('let nobody rewrite history: %s', async (statement) => {
    await expect(sql.raw(statement).execute(town.db)).rejects.toThrow(/only ever added/);
  });

  it.each([
    ['a measure', 'update plan.listing l set measure_id = m.id from plan.measure m where l.id = 1 and m.id = (select max(id) from plan.measure)'],
    ['an import', 'update plan.listing l set import_id = i.id from plan.import i where i.edition_id <> l.edition_id'],
    ['a programme', 'update plan.listing l set programme_id = p.id from plan.programme p, plan.edition e where e.id = l.edition_id and p.plan_id <> e.plan_id and l.id = 1 and p.id = (select max(id) from plan.programme)'],
  ])('let no row of one plan stand under %s of another', async (_, statement) => {
    await expect(sql.raw(statement).execute(town.db)).rejects.toMatchObject({ code: '23503' });
  });

  it.each([
    ['policy', 'measure'],
    ['direction', 'policy'],
  ])('let no heading (%s) of one edition stand over one of another', async (above, below) => {
    const statement = `update plan.${below} b set ${above}_id = a.id from plan.${above} a where a.edition_id <> b.edition_id`;
    await expect(sql.raw(statement).execute(town.db)).rejects.toMatchObject({ code: '23503' });
  });
});

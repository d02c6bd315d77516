import type { Book } from '#domains/book';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { settableClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { requestOf, townBook, townRows } from './town-book.fixture.ts';
import type { ImportRequest } from './import.ts';
import { applyImport, planImport } from './import.store.ts';
import { bookIn, type EmptyLedger, openLedger } from './ledger.fixture.ts';

const clock = settableClock('2026-04-01T12:00:00+09:00');
let town: EmptyLedger;
beforeAll(async () => {
  town = await openLedger(inject('databaseServer'));
});
afterAll(() => town?.close());
beforeEach(() => town.empty());

const bring = (book: Book, changed: Partial<ImportRequest> = {}) => inTransaction(town.db, (tx) => applyImport(tx, requestOf(book, changed), clock));
const asked = (findings: { code: string; en: string }[], code: string): string[] => findings.filter((finding) => finding.code === code).map(({ en }) => en);

describe('a measure that a file names by another code than the ledger', () => {
  const mistyped = (): Book => {
    const book = townBook([{ ...townRows[2]!, measure: '緑1-9' }]);
    return { ...book, measures: [{ ...book.measures[1]!, code: '緑1-9' }] };
  };

  it('is asked about, in the preview and every time that the file comes', async () => {
    await bring(townBook());
    const question = ['Measure 緑1-9 has the same name as 緑1-2; is the code right?'];
    expect(asked((await planImport(town.db, requestOf(mistyped()))).findings, 'measure-named-twice')).toEqual(question);
    expect(asked((await bring(mistyped())).findings, 'measure-named-twice')).toEqual(question);
    expect(await bring(mistyped())).toMatchObject({ result: 'unchanged', findings: expect.arrayContaining([expect.objectContaining({ code: 'measure-named-twice' })]) });
  });

  it('is not asked about where the old code goes out with the import, nor where both say the same', async () => {
    await bring(townBook(townRows.slice(2, 3)));
    expect(asked((await bring(mistyped(), { removeMissing: true })).findings, 'measure-named-twice')).toEqual([]);
    expect(asked((await bring(mistyped())).findings, 'measure-named-twice')).toEqual([]);
  });
});

describe('departments that neither the ledger nor the city’s list knows', () => {
  const list = [{ bureau: '企画部', sections: ['企画課'] }, { bureau: '都市整備部', sections: [] }];
  const rows = [
    { measure: '緑1-1', name: '甲', departments: [{ bureau: '企画部', section: '企画課' }, { bureau: '都市整備部', section: '道路課' }, { bureau: '企画部', section: null }] },
    { measure: '緑1-1', name: '乙', departments: [{ bureau: '企画部', section: '企面課' }] },
    { measure: '緑1-1', name: '丙', departments: [{ bureau: '企画部', section: '企面課' }, { bureau: '気球部', section: null }] },
  ];

  it('are asked about once each, and no more when they are in the ledger', async () => {
    const first = await bring(townBook(rows), { departments: list });
    expect(asked(first.findings, 'unknown-department')).toEqual([expect.stringContaining('企画部/企面課'), expect.stringContaining('気球部')]);
    expect(first.findings.find(({ code }) => code === 'unknown-department')).toMatchObject({ severity: 'warning', place: { line: 12 } });
    const again = await bring(townBook(rows), { departments: list });
    expect(again).toMatchObject({ result: 'unchanged' });
    expect(asked(again.findings, 'unknown-department')).toEqual([]);
  });

  it('are not asked about where the city has no list', async () => {
    for (const departments of [[], undefined]) {
      expect(asked((await planImport(town.db, requestOf(townBook(rows), { departments }))).findings, 'unknown-department')).toEqual([]);
    }
  });
});

describe('a table that names directions and policies by codes alone', () => {
  const simple = (): Book => {
    const book = townBook([...townRows.slice(0, 2), { measure: '緑1-3', name: '花壇' }, { measure: '空1-1', name: '気球' }]);
    const coded = (code: string) => ({ code, name: code, place: null });
    return {
      ...book,
      directions: [coded('緑'), coded('空')],
      policies: [{ ...coded('緑1'), direction: '緑' }, { ...coded('空1'), direction: '空' }],
      measures: [{ ...coded('緑1-1'), policy: '緑1' }, { ...coded('緑1-3'), policy: '緑1' }, { ...coded('空1-1'), policy: '空1' }],
    };
  };

  it('takes over the names that the ledger has for them', async () => {
    await bring(townBook());
    await bring(simple());
    const { directions, policies, measures } = await bookIn(town.db);
    expect(directions.map(({ code, name }) => [code, name])).toEqual([['1', '緑のまち'], ['空', '空']]);
    expect(policies.map(({ code, name, direction }) => [code, name, direction])).toEqual([['緑1', '緑を守る', '1'], ['空1', '空1', '空']]);
    expect(measures.map(({ code, name }) => [code, name])).toEqual(expect.arrayContaining([['緑1-1', '公園と街路樹'], ['緑1-2', '農のある暮らし'], ['緑1-3', '緑1-3'], ['空1-1', '空1-1']]));
    expect(await bring(simple())).toMatchObject({ result: 'unchanged' });
  });

  it('takes them from the edition before where it begins a new one', async () => {
    await bring(townBook());
    await bring({ ...simple(), ...townBook(townRows.slice(0, 1), 2027), directions: simple().directions, policies: simple().policies, measures: simple().measures });
    expect((await bookIn(town.db, '2027-2029')).directions.map(({ name }) => name)).toEqual(['緑のまち', '空']);
  });
});

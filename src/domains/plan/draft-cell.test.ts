import { describe, expect, it } from 'vitest';
import { cellsOf, rolledBook, withSum } from './draft-cell.ts';
import { checkDraft } from './draft-check.ts';
import type { Draft, DraftRow } from './draft.ts';
import { departmentKey, departmentOfKey, nextSlug } from './draft.ts';
import { townBook } from './town-book.fixture.ts';

const book = rolledBook(townBook());
const draft: Draft = {
  id: 1, plan: { id: 1, slug: 'plan', name: '実施計画', kind: 'implementation' }, former: { id: 1, slug: '2024-2026', title: '' }, slug: '2025-2027', title: '', firstYear: 2025, lastYear: 2027,
  unitYen: 1_000_000, headings: book, state: 'writing', publishOn: null, publishAs: null, createdAt: new Date(0),
};
const rows = cellsOf(book).map((cells, index): DraftRow => ({ id: index + 1, position: index, programme: `P000${(index % 3) + 1}`, fate: 'carried', intoId: null, fromId: null, cells, revision: 1, department: null }));

describe('cells of a draft', () => {
  it('read back as the book that they came from', () => {
    const back = checkDraft(draft, rows).book;
    const said = ({ listings }: typeof back) => listings.map(({ name, measure, primary, kinds, departments, others, references, links, costs, activities }) => [name, measure, primary, kinds, departments, others, references, links, Object.values(costs).map(({ yen, provenance }) => [yen, provenance]), Object.values(activities).map(({ text }) => text)]);
    expect(said(back)).toEqual(said(book));
    expect(back.measures.map(({ code, name }) => [code, name])).toEqual(book.measures.map(({ code, name }) => [code, name]));
  });

  it('keep printed, worked out, not settled and empty apart', () => {
    const one = { ...rows[0]!, cells: { ...rows[0]!.cells, 'cost:2025': '1,750', 'cost:2026': '(14)', 'cost:2027': '***', total: '' } };
    const [listing] = checkDraft(draft, [one]).book.listings;
    expect(Object.values(listing!.costs).map(({ yen, provenance }) => [yen, provenance])).toEqual([[1_750_000_000n, 'stated'], [14_000_000n, 'implied'], [null, 'unsettled']]);
    expect(listing!.total.provenance).toBe('absent');
  });

  it('say beside their own row what the import would say', () => {
    const wrong = { ...rows[0]!, cells: { ...rows[0]!.cells, 'cost:2026': '沢山', measure: '緑1-1' } };
    const [finding] = checkDraft(draft, [wrong, ...rows.slice(1)]).findings.filter(({ severity }) => severity === 'error');
    expect(finding).toMatchObject({ code: 'figure-not-understood', rowId: 1, field: 'cost:2026' });
  });

  it('sum the years for =, exactly, and leave it where a year is no amount', () => {
    const years = [2025, 2026];
    expect(withSum({ total: '=', 'cost:2025': '1,000.5', 'cost:2026': '（0.7）' }, years).total).toBe('1001.2');
    expect(withSum({ total: '＝', 'cost:2025': '△3', 'cost:2026': '1' }, years).total).toBe('-2');
    expect(withSum({ total: '=', 'cost:2025': '***', 'cost:2026': '1' }, years).total).toBe('=');
    expect(withSum({ total: '5', 'cost:2025': '1' }, years).total).toBe('5');
  });
});

describe('names of a draft', () => {
  it('follow the edition before', () => {
    expect([nextSlug('2024-2026', 2025, 2027), nextSlug('schools-2024-2026', 2025, 2027), nextSlug('2024', 2025, 2025)]).toEqual(['2025-2027', 'schools-2025-2027', '2025']);
  });

  it('write a department as one text and back', () => {
    for (const department of [null, { bureau: '危機管理室', section: null }, { bureau: '企画部', section: '企画課' }]) expect(departmentOfKey(departmentKey(department))).toEqual(department);
  });
});

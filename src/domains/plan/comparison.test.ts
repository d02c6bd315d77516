import type { Figure } from '#domains/book';
import { describe, expect, test } from 'vitest';
import { compareEditions, sharedYears } from './comparison.ts';
import type { LedgerListing } from './listing.ts';

const stated = (million: number): Figure => ({ yen: BigInt(million) * 1_000_000n, provenance: 'stated', place: null });
const implied = (million: number): Figure => ({ ...stated(million), provenance: 'implied' });

function listing(number: string, firstYear: number, costs: Figure[], change: Partial<LedgerListing> = {}): LedgerListing {
  return {
    id: 1,
    edition: { slug: `${firstYear}`, title: '', firstYear, lastYear: firstYear + 2, unitYen: 1_000_000, status: 'published' },
    measure: { code: '協1-1', name: '' },
    programme: { number, slug: number },
    name: number,
    primary: true,
    counted: true,
    kinds: [],
    departments: [],
    others: false,
    references: [],
    links: [],
    total: stated(0),
    years: costs.map((cost, index) => ({ year: firstYear + index, activity: null, cost })),
    place: { line: 1, cell: 1 },
    ...change,
  };
}

describe('comparing two editions of a plan', () => {
  test('a programme that only the new edition has is added, one that it lacks has ended', () => {
    const result = compareEditions([listing('P0001', 2012, [])], [listing('P0002', 2013, [])]);
    expect(result.added.map((each) => each.programme.number)).toEqual(['P0002']);
    expect(result.ended.map((each) => each.programme.number)).toEqual(['P0001']);
  });

  test('a new name under the same number is a renaming', () => {
    const result = compareEditions([listing('P0001', 2012, [])], [listing('P0001', 2013, [], { name: '新しい名前' })]);
    expect(result.renamed).toHaveLength(1);
    expect(result.added).toEqual([]);
    expect(result.same).toBe(0);
  });

  test('a programme counted under another measure has moved', () => {
    const result = compareEditions([listing('P0001', 2012, [])], [listing('P0001', 2013, [], { measure: { code: '協2-1', name: '' } })]);
    expect(result.moved.map((pair) => [pair.before.measure.code, pair.after.measure.code])).toEqual([['協1-1', '協2-1']]);
  });

  test('money is compared in the fiscal years that both editions cover', () => {
    const result = compareEditions(
      [listing('P0001', 2012, [stated(9), stated(9), stated(9)])],
      [listing('P0001', 2013, [stated(9), stated(12), stated(99)])],
    );
    expect(result.costChanged.map((change) => [change.year, change.from.yen, change.to.yen])).toEqual([[2014, 9_000_000n, 12_000_000n]]);
  });

  test('a figure that was worked out and is now printed has changed, even at the same amount', () => {
    const result = compareEditions([listing('P0001', 2012, [stated(1), stated(1), implied(1)])], [listing('P0001', 2013, [stated(1), stated(1)])]);
    expect(result.costChanged.map((change) => change.year)).toEqual([2014]);
  });

  test('a relisting is not a second programme', () => {
    const relisting = listing('P0001', 2013, [], { counted: false, measure: { code: '協2-2', name: '' } });
    expect(compareEditions([listing('P0001', 2012, [])], [listing('P0001', 2013, []), relisting])).toMatchObject({ moved: [], same: 1 });
  });

  test('editions without a year in common share none', () => {
    expect(sharedYears({ firstYear: 2009, lastYear: 2011 }, { firstYear: 2012, lastYear: 2014 })).toEqual([]);
  });
});

import type { Listing } from '#domains/book';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listingOf } from './town-book.fixture.ts';
import { identifyProgrammes } from './identity.ts';

const known = [{ number: 'P0001', name: '公園の整備' }, { number: 'P0002', name: '市民農園' }];
const of = (...rows: [name: string, programme?: string | null, measure?: string][]): Listing[] =>
  rows.map(([name, programme = null, measure = '緑1-1'], index) => listingOf({ name, programme, measure }, index + 1));
const numbers = (listings: Listing[]): (string | null)[] => identifyProgrammes(listings, known, new Set(['P0009'])).listings.map((listing) => listing.programme);

describe('which programme a row means', () => {
  it('is said by its number, also under a new name', () => {
    expect(numbers(of(['緑地の整備', 'P0001']))).toEqual(['P0001']);
  });

  it('is else said by its name, whatever the width of letters and the spaces', () => {
    expect(numbers(of(['公園 の\u3000整備']))).toEqual(['P0001']);
  });

  it('is a new one where neither is known; numbers go on where they ended, over all plans', () => {
    expect(numbers(of(['新しい事業'], ['別の事業'], ['新しい事業', null, '緑1-2']))).toEqual(['P0010', 'P0011', 'P0010']);
  });

  it('keeps the number that a file from elsewhere brings along, unless another plan holds it', () => {
    expect(numbers(of(['新しい事業', 'P0500'], ['別の事業']))).toEqual(['P0500', 'P0501']);
    expect(identifyProgrammes(of(['新しい事業', 'P0009']), known, new Set(['P0009']))).toMatchObject({ listings: [{ programme: 'P0010' }], findings: [{ code: 'number-not-usable' }] });
    expect(numbers(of(['新しい事業', '第3号']))).toEqual(['P0010']);
  });

  it('may be two programmes of one name, where the numbers say so', () => {
    expect(numbers(of(['公園の整備', 'P0001'], ['公園の整備', 'P0500']))).toEqual(['P0001', 'P0500']);
  });

  it('is asked once a measure: the second row of a programme is named and left out', () => {
    const { listings, findings } = identifyProgrammes(of(['市民農園'], ['市民農園'], ['市民農園', null, '緑1-2']), known, new Set());
    expect(listings.map((listing) => listing.measure)).toEqual(['緑1-1', '緑1-2']);
    expect(findings).toMatchObject([{ severity: 'error', code: 'listed-twice-in-measure', place: { line: 2 } }]);
  });

  it('loses no row: every row goes in or is named, and every number in it exists', () => {
    const row = fc.tuple(fc.constantFrom('公園の整備', '市民農園', '道', '道 ', 'Ｐ'), fc.constantFrom(null, 'P0001', 'P0002', 'P0003', 'P0009', 'x'), fc.constantFrom('緑1-1', '緑1-2'));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { listings, created, findings } = identifyProgrammes(of(...rows), known, new Set(['P0009']));
        expect(listings.length + findings.filter((finding) => finding.severity === 'error').length).toBe(rows.length);
        const exist = new Set([...known, ...created].map((programme) => programme.number));
        expect(exist.size).toBe(known.length + created.length);
        for (const listing of listings) expect(exist).toContain(listing.programme);
        expect(new Set(listings.map(({ measure, programme }) => `${measure} ${programme}`)).size).toBe(listings.length);
      }),
    );
  });
});

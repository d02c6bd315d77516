/** The small plan of 拓野市, the fictional town of the tests. */
import type { Book, Figure, Listing, Reading } from '#domains/book';
import type { ImportRequest } from './import.ts';

const million = 1_000_000n;

/** Amounts in million yen: a number is printed, `null` an empty cell, `'***'` not settled, `[14]` implied. */
export type Amount = number | null | '***' | [number];

export function figureOf(amount: Amount, line: number, cell: number): Figure {
  const place = { line, cell };
  if (amount === null) return { yen: null, provenance: 'absent', place };
  if (amount === '***') return { yen: null, provenance: 'unsettled', place };
  return Array.isArray(amount)
    ? { yen: BigInt(amount[0]) * million, provenance: 'implied', place: null }
    : { yen: BigInt(amount) * million, provenance: 'stated', place };
}

interface Row extends Partial<Omit<Listing, 'costs' | 'total' | 'activities'>> {
  name: string;
  measure: string;
  total?: Amount;
  costs?: Amount[];
  activities?: string[];
}

export function listingOf(row: Row, line: number, firstYear = 2024): Listing {
  const costs = row.costs ?? [null, null, null];
  return {
    programme: null,
    primary: true,
    kinds: [],
    departments: [{ bureau: '企画部', section: '企画課' }],
    others: false,
    references: [],
    links: [],
    place: { line, cell: 1 },
    ...row,
    total: figureOf(row.total ?? null, line + 1, 2),
    costs: Object.fromEntries(costs.map((cost, index) => [firstYear + index, figureOf(cost, line + 1, index + 3)])),
    activities: Object.fromEntries((row.activities ?? []).map((text, index) => [firstYear + index, { text, place: { line, cell: index + 2 } }])),
  };
}

export const townRows: Row[] = [
  { measure: '緑1-1', name: '公園の整備', total: 30, costs: [10, 10, 10], activities: ['用地の取得', '工事', '継続'], kinds: ['重点'] },
  { measure: '緑1-1', name: '街路樹の手入れ', total: 9, costs: [3, 3, [3]], activities: ['剪定', '継続', '継続'], departments: [{ bureau: '都市整備部', section: '道路課' }], others: true },
  { measure: '緑1-2', name: '市民農園', total: '***', costs: ['***', null, null], references: ['水2-1'], links: [{ kind: 'carried_out_by', name: '公園の整備', others: false }] },
  { measure: '緑1-2', name: '公園の整備', primary: false, kinds: ['重点'] },
];

/** A book of three years with the direction 1, the policy 緑1 and its two measures. */
export function townBook(rows: Row[] = townRows, firstYear = 2024): Book {
  return {
    firstYear,
    lastYear: firstYear + 2,
    unitYen: 1_000_000,
    directions: [{ code: '1', name: '緑のまち', place: null }],
    policies: [{ code: '緑1', name: '緑を守る', place: null, direction: '1' }],
    measures: [
      { code: '緑1-1', name: '公園と街路樹', place: null, policy: '緑1' },
      { code: '緑1-2', name: '農のある暮らし', place: null, policy: '緑1' },
    ],
    listings: rows.map((row, index) => listingOf(row, 10 + 2 * index, firstYear)),
  };
}

/** Another chapter of the same years, with the measure that the first one refers to. */
export function waterChapter(firstYear = 2024): Book {
  return {
    ...townBook([{ measure: '水2-1', name: '用水路の保全', total: 6, costs: [2, 2, 2] }], firstYear),
    directions: [{ code: '2', name: '水のまち', place: null }],
    policies: [{ code: '水2', name: '水を守る', place: null, direction: '2' }],
    measures: [{ code: '水2-1', name: '用水路', place: null, policy: '水2' }],
  };
}

export function readingOf(book: Book, findings: Reading['findings'] = []): Reading {
  return { book, findings, lines: book.listings.map((listing) => ({ line: listing.place.line, use: 'used' })) };
}

export function requestOf(book: Book, changed: Partial<ImportRequest> = {}): ImportRequest {
  return {
    reading: readingOf(book),
    source: { name: 'plan.txt', kind: 'text', sha256: 'a'.repeat(64), bytes: 100, layout: 'book' },
    plan: null,
    planName: null,
    title: null,
    inForce: true,
    removeMissing: false,
    ...changed,
  };
}

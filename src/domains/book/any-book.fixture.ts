/** Books made up for tests: any book that the rules allow, with texts meant to break a reader. */
import fc from 'fast-check';
import { admitListings } from './admission.ts';
import type { Book, Figure, Listing, Place } from './book.ts';

const here: Place = { line: 1, cell: 1 };

const hostile = fc.constantFrom(
  '=HYPERLINK("http://example.com")', '+1', '-2', '@SUM(A1)', '"', '""', '";"', 'a,b', 'a;b', 'a/b', 'a\\b', '\\', "'", "'=1", '一行目\n二行目', '一行目\r\n二行目', '\t=1',
  '\u202eedoc', 'עברית', '👩‍👩‍👧‍👦', '𠮷野家', '髙﨑', '***', '1,750', '再掲', '他', '継 続', '主要事業', '施策コード', '　', 'か\u3099', '（仮称）', '－', '＝1', '事業費(百万円)',
);

/** Cells lose the spaces around them when read, so texts have none. */
const text = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 8 })), { minLength: 1, maxLength: 3 })
  // eslint-disable-next-line no-control-regex
  .map((parts) => parts.join('').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd\ufeff]/g, '').toWellFormed().replace(/\ufffd/g, '').trim())
  .filter((joined) => joined !== '');

const money = fc.oneof(fc.bigInt({ min: -1_000_000n, max: 10n ** 9n }), fc.constantFrom(0n, 1n, 999n, 10n ** 12n));

const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.record({ yen: money, provenance: fc.constant('stated' as const), place: fc.constant(here) }),
  fc.record({ yen: money, provenance: fc.constant('implied' as const), place: fc.constant(null) }),
  fc.record({ yen: fc.constant(null), provenance: fc.constant('unsettled' as const), place: fc.constant(here) }),
  fc.record({ yen: fc.constant(null), provenance: fc.constant('absent' as const), place: fc.constantFrom(null, here) }),
);

function listing(measures: string[], years: number[]): fc.Arbitrary<Listing> {
  const perYear = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<number, T>> =>
    fc.tuple(...years.map(() => value)).map((values) => Object.fromEntries(years.map((year, index) => [year, values[index]!])));
  const activities = perYear(fc.option(text)).map((all) =>
    Object.fromEntries(Object.entries(all).flatMap(([year, said]) => (said === null ? [] : [[year, { text: said, place: here }]]))),
  );
  return fc.record({
    measure: fc.constantFrom(...measures),
    name: text,
    programme: fc.option(fc.integer({ min: 1, max: 30 }).map((number) => `P${String(number).padStart(4, '0')}`)),
    primary: fc.boolean(),
    kinds: fc.array(text, { maxLength: 2 }),
    departments: fc.array(fc.record({ bureau: text, section: fc.option(text) }), { maxLength: 3 }),
    others: fc.boolean(),
    references: fc.array(text, { maxLength: 2 }),
    links: fc.array(fc.record({ kind: fc.constantFrom('carried_out_by' as const, 'accounted_under' as const), name: text, others: fc.boolean() }), { maxLength: 2 }),
    activities,
    total: figure,
    costs: perYear(figure),
    place: fc.constant(here),
  });
}

/** Any book: up to four measures in up to three policies, some without a listing, in any order. */
export const anyBook: fc.Arbitrary<Book> = fc
  .record({
    firstYear: fc.integer({ min: 1990, max: 2060 }),
    length: fc.integer({ min: 1, max: 5 }),
    unitYen: fc.constantFrom(1, 1_000, 10_000, 1_000_000, 100_000_000),
    directions: fc.uniqueArray(text, { minLength: 1, maxLength: 2 }),
    policies: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
    measures: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
    names: fc.array(text, { minLength: 9, maxLength: 9 }),
    choice: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  })
  .chain(({ firstYear, length, unitYen, directions, policies, measures, names, choice }) => {
    const years = Array.from({ length }, (_, index) => firstYear + index);
    const pick = (from: string[], at: number): string => from[choice[at]! % from.length]!;
    return fc.array(listing(measures, years), { maxLength: 8 }).map((listings): Book => ({
      firstYear,
      lastYear: firstYear + length - 1,
      unitYen,
      directions: directions.map((code, index) => ({ code, name: names[index]!, place: here })),
      policies: policies.map((code, index) => ({ code, name: names[2 + index]!, direction: pick(directions, index), place: here })),
      measures: measures.map((code, index) => ({ code, name: names[5 + index]!, policy: pick(policies, 3 + index), place: here })),
      listings: admitListings(listings).listings,
    }));
  });

/** The book without its places; an absent figure only keeps whether a cell was there. */
export function withoutPlaces(book: Book): unknown {
  return JSON.parse(
    JSON.stringify(book, (key, value: unknown) => {
      if (typeof value === 'bigint') return `${value}n`;
      if (key === 'place') return undefined;
      const absent = typeof value === 'object' && value !== null && (value as { provenance?: string }).provenance === 'absent';
      return absent ? { provenance: 'absent', cell: (value as Figure).place !== null } : value;
    }),
  );
}

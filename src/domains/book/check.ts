/** Checks a book without regard to the layout it came from. Nothing is changed; everything odd is said. */
import { type Book, type Figure, fiscalYears, type Finding, type Listing } from './book.ts';
import { identityOf } from './admission.ts';
import { unitName } from './cost-text.ts';
import { similarDepartments, type SpelledDepartment } from './department-spelling.ts';
import { finding } from './finding.ts';
import { inOrder } from './finding-order.ts';
import { programmeKey } from './programme-key.ts';
import { isMissing } from './implied-cost.ts';
import { inUnit } from './plain-rows.ts';

/** `kinds`: marks that the book's layout declares, for another one may be a misprint; null where it declares none. */
export function checkBook(book: Book, kinds: readonly string[] | null = null): Finding[] {
  const names = new Set(book.listings.map((listing) => programmeKey(listing.name)));
  const measures = new Set(book.measures.map((measure) => measure.code));
  const listed = new Set(book.listings.map((listing) => `${listing.measure}\u0000${identityOf(listing)}`));
  const totals = book.listings.some(({ total }) => total.yen !== null || total.place !== null);
  const findings = book.listings.flatMap((listing) => [
    ...checkMoney(listing, book, totals),
    ...checkRemark(listing, kinds),
    ...checkReferences(listing, { names, measures, listed }),
  ]);
  return inOrder([...findings, ...checkMeasureNames(book), ...checkYearColumns(book), ...checkRelistings(book), ...checkDepartments(book)]);
}

/** How far the printed total and the sum of printed years may differ when each is rounded: half a unit for each of them. */
export function totalTolerance(years: number, unitYen: number): bigint {
  return (BigInt(unitYen) * BigInt(years + 1)) / 2n;
}

/** `totals`: whether the book has any total; a table without the column says nothing by leaving it out. */
function checkMoney(listing: Listing, book: Book, totals: boolean): Finding[] {
  const { name, total, costs } = listing;
  const figures = Object.values(costs);
  const amounts = figures.filter(({ provenance }) => provenance === 'stated');
  const place = total.place ?? listing.place;
  const printed = (yen: bigint): string => `${inUnit(yen, book.unitYen)}${unitName(book.unitYen)}`;
  if (total.yen === null) return totals && total.provenance === 'absent' && amounts.length > 0 ? [finding('warning', 'total-missing', place, name, name)] : [];
  if (figures.every(({ provenance }) => provenance === 'absent')) {
    return total.yen === 0n ? [] : [finding('note', 'years-without-amount', place, name, name, printed(total.yen))];
  }
  if (figures.some(({ provenance }) => provenance === 'implied')) return [];
  const sum = figures.reduce((all, { yen }) => all + (yen ?? 0n), 0n);
  const tolerance = totalTolerance(figures.length, book.unitYen);
  // A year that is not settled or has no cell can only make the years' sum too small, never too large.
  const open = figures.some((figure) => figure.provenance === 'unsettled' || isMissing(figure));
  const differs = sum - total.yen > tolerance || (!open && total.yen - sum > tolerance);
  return differs ? [finding('warning', 'total-differs', place, name, name, printed(total.yen), printed(sum))] : [];
}

function checkRemark({ name, kinds, departments, place }: Listing, known: readonly string[] | null): Finding[] {
  const unknown = kinds.filter((kind) => known !== null && !known.includes(kind)).map((kind) => finding('warning', 'unknown-kind', place, name, name, kind));
  return departments.length === 0 ? [...unknown, finding('note', 'department-missing', place, name, name)] : unknown;
}

interface Known {
  names: Set<string>;
  measures: Set<string>;
  /** Measure and programme of every listing. */
  listed: Set<string>;
}

function checkReferences(listing: Listing, { names, measures, listed }: Known): Finding[] {
  const { name, place } = listing;
  const references = listing.references.flatMap((code) => {
    if (!measures.has(code)) return [finding('note', 'reference-waiting', place, name, name, code)];
    return listed.has(`${code}\u0000${identityOf(listing)}`) ? [] : [finding('warning', 'reference-unanswered', place, name, name, code)];
  });
  const waiting = listing.links.filter((link) => !names.has(programmeKey(link.name)));
  return [...references, ...waiting.map((link) => finding('note', 'link-waiting', place, name, name, link.name))];
}

/** One name under two codes: a mistyped code makes a measure of its own. */
function checkMeasureNames(book: Book): Finding[] {
  const first = new Map(book.measures.map(({ name, code }) => [name, code] as const).reverse());
  return book.measures
    .filter(({ name, code }) => name !== '' && first.get(name) !== code)
    .map(({ name, code, place }) => finding('warning', 'measure-named-twice', place, null, code, first.get(name)!));
}

/** A year for which no listing of a measure has a cell, though the money of other years is printed: a column was dropped. */
function checkYearColumns(book: Book): Finding[] {
  const lost = (figure: Figure | undefined): boolean => figure === undefined || figure.provenance === 'implied' || isMissing(figure);
  return [...Map.groupBy(book.listings, (listing) => listing.measure)].flatMap(([measure, listings]) => {
    const paid = listings.filter((listing) => listing.total.yen !== null);
    if (paid.length === 0) return [];
    const years = fiscalYears(book).filter((year) => paid.every((listing) => lost(listing.costs[year])));
    if (years.length === fiscalYears(book).length) return [];
    return years.map((year) => finding('warning', 'year-column-missing', paid[0]!.place, null, measure, String(year)));
  });
}

/** A relisting may leave out what the primary row says, but not contradict it. */
function checkRelistings(book: Book): Finding[] {
  return [...Map.groupBy(book.listings, identityOf).values()].flatMap((listings) => {
    const first = listings.find((listing) => listing.primary) ?? listings[0]!;
    return listings.filter((listing) => listing !== first).flatMap((listing) => {
      const fields = contradictions(first, listing);
      return fields.length === 0 ? [] : [finding('warning', 'relisting-differs', listing.place, listing.name, listing.name, fields.join('・'))];
    });
  });
}

function contradictions(first: Listing, second: Listing): string[] {
  const departments = (listing: Listing): string => listing.departments.map(({ bureau, section }) => `${bureau}/${section ?? ''}`).sort().join(';');
  const differ = (one: Figure | undefined, other: Figure | undefined): boolean => !!one && !!other && one.yen !== null && other.yen !== null && one.yen !== other.yen;
  const years = Object.keys(second.costs).map(Number);
  const cases: [string, boolean][] = [
    ['事業名 (name)', first.name !== second.name],
    ['所管部課 (departments)', first.departments.length > 0 && second.departments.length > 0 && departments(first) !== departments(second)],
    ['区分 (kinds)', second.kinds.length > 0 && first.kinds.toSorted().join() !== second.kinds.toSorted().join()],
    ['事業費 (cost)', differ(first.total, second.total) || years.some((year) => differ(first.costs[year], second.costs[year]))],
    ['内容 (activities)', years.some((year) => !!first.activities[year] && !!second.activities[year] && first.activities[year].text !== second.activities[year].text)],
  ];
  return cases.flatMap(([field, is]) => (is ? [field] : []));
}

function written({ bureau, section }: SpelledDepartment): string {
  return section === '' ? bureau : `${bureau}/${section}`;
}

function checkDepartments(book: Book): Finding[] {
  const places = new Map(book.listings.flatMap((listing) => listing.departments.map(({ bureau, section }) => [`${bureau}\u0000${section ?? ''}`, listing] as const)).reverse());
  const departments = [...places.keys()].reverse().map((key) => {
    const [bureau = '', section = ''] = key.split('\u0000');
    return { bureau, section };
  });
  return similarDepartments(departments).map(([one, other]) => {
    const place = places.get(`${other.bureau}\u0000${other.section}`)?.place ?? null;
    return finding('warning', 'department-similar', place, null, written(one), written(other));
  });
}

/** A book as rows of the plain table, head first; `reading-plain.ts` reads them back as the same book. */
import type { Lang } from '#platform/http';
import { type Book, type Figure, fiscalYears, type Listing } from './book.ts';
import { unitName } from './cost-text.ts';
import { joinRecords, plainColumns, plainLinkKinds, plainMarks, plainProvenances, yearColumnName, type PlainColumn, type YearColumn } from './plain-columns.ts';
import { splitDepartment } from './remark-text.ts';

const columns = Object.keys(plainColumns) as PlainColumn[];
const before = columns.filter((column) => !column.startsWith('total'));
const totals: PlainColumn[] = ['total', 'total-provenance'];
const perYear: YearColumn[] = ['activity', 'cost', 'provenance'];

/** Yen in the printed unit, exact: 1,500,000 yen in millions is 1.5. */
export function inUnit(yen: bigint, unitYen: number): string {
  const unit = BigInt(unitYen);
  const [sign, size] = yen < 0n ? ['-', -yen] : ['', yen];
  const digits = unitYen.toString().length - 1;
  // Only powers of ten have an exact decimal; the fraction is padded to the unit's zeros.
  const fraction = (size % unit).toString().padStart(digits, '0').slice(0, digits).replace(/0+$/, '');
  return `${sign}${size / unit}${fraction === '' ? '' : `.${fraction}`}`;
}

function amount(figure: Figure, unitYen: number): string {
  if (figure.provenance === 'unsettled') return '***';
  return figure.yen === null ? '' : inUnit(figure.yen, unitYen);
}

function provenance(figure: Figure, lang: Lang): string {
  const key = figure.provenance === 'absent' ? (figure.place === null ? 'missing' : 'empty') : figure.provenance;
  return plainProvenances[key][lang];
}

type Outline = Partial<Record<PlainColumn, string>>;

function outlineOf(book: Book): (measure: string) => Outline {
  const directions = new Map(book.directions.map((heading) => [heading.code, heading]));
  const policies = new Map(book.policies.map((heading) => [heading.code, heading]));
  const measures = new Map(book.measures.map((heading) => [heading.code, heading]));
  return (code) => {
    const measure = measures.get(code);
    const policy = policies.get(measure?.policy ?? '');
    const direction = directions.get(policy?.direction ?? '');
    return {
      'direction-code': direction?.code, direction: direction?.name, 'policy-code': policy?.code, policy: policy?.name, 'measure-code': code, measure: measure?.name,
    };
  };
}

/**
 * Rows with headings alone. They are needed where the listings do not show every heading in the book's own order;
 * else there are none.
 */
function headingRows(book: Book, outline: (measure: string) => Outline): Outline[] {
  const shown = [...new Set(book.listings.map((listing) => listing.measure))].map(outline);
  const inOrder = (column: PlainColumn, codes: string[]): boolean => {
    const seen = [...new Set(shown.map((row) => row[column]))];
    return seen.length === codes.length && seen.every((code, index) => code === codes[index]);
  };
  const codes = (headings: { code: string }[]): string[] => headings.map((heading) => heading.code);
  if (inOrder('direction-code', codes(book.directions)) && inOrder('policy-code', codes(book.policies)) && inOrder('measure-code', codes(book.measures))) return [];
  const names = new Map(book.directions.map((heading) => [heading.code, heading.name]));
  const directions = book.directions.map((heading): Outline => ({ 'direction-code': heading.code, direction: heading.name }));
  const policies = book.policies.map((heading): Outline => ({
    'direction-code': heading.direction, direction: names.get(heading.direction), 'policy-code': heading.code, policy: heading.name,
  }));
  return [...directions, ...policies, ...book.measures.map((heading) => outline(heading.code))];
}

function listingCells(listing: Listing, unitYen: number, lang: Lang): Outline {
  return {
    number: listing.programme ?? '',
    name: listing.name,
    listed: plainMarks[listing.primary ? 'primary' : 'relisting'][lang],
    kinds: joinRecords(listing.kinds.map((kind) => [kind])),
    departments: joinRecords(listing.departments.map(({ bureau, section }) => (section === null ? (splitDepartment(bureau) ? [bureau, ''] : [bureau]) : [bureau, section]))),
    others: listing.others ? plainMarks.others[lang] : '',
    references: joinRecords(listing.references.map((code) => [code])),
    links: joinRecords(listing.links.map(({ kind, name, others }) => [plainLinkKinds[kind][lang], name, ...(others ? [plainMarks.among[lang]] : [])])),
    total: amount(listing.total, unitYen),
    'total-provenance': provenance(listing.total, lang),
  };
}

/** Head and rows. Costs in the book's unit; every row carries its headings, so that a row is understood alone. */
export function writePlainRows(book: Book, lang: Lang = 'ja'): string[][] {
  const years = fiscalYears(book);
  const unit = lang === 'ja' ? unitName(book.unitYen) : String(book.unitYen);
  const outline = outlineOf(book);
  const row = (cells: Outline, yearly: string[]): string[] => [
    ...before.map((column) => cells[column] ?? ''), ...totals.map((column) => cells[column] ?? ''), ...yearly,
  ];
  const head = [...[...before, ...totals].map((column) => plainColumns[column][lang]), ...years.flatMap((year) => perYear.map((column) => yearColumnName(year, column, lang)))];
  const noYears = years.flatMap(() => ['', '', '']);
  const rows = book.listings.map((listing) => {
    const yearly = years.flatMap((year) => {
      const cost = listing.costs[year] ?? { yen: null, provenance: 'absent', place: null };
      return [listing.activities[year]?.text ?? '', amount(cost, book.unitYen), provenance(cost, lang)];
    });
    return row({ ...outline(listing.measure), unit, ...listingCells(listing, book.unitYen, lang) }, yearly);
  });
  return [head, ...headingRows(book, outline).map((cells) => row({ ...cells, unit }, noYears)), ...rows];
}

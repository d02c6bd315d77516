/** Cells of a draft: from the edition before, and as lines of the plain table that the import reads and checks. */
import { fiscalYears, readDepartments, writePlainRows, yearColumnName, type Book, type Department, type Figure, type PlainColumn, plainColumns } from '#domains/book';
import type { Draft, DraftCells, DraftRow } from './draft.ts';
import { goesOn } from './draft.ts';

/** Fields that stand in every row, in the order of the grid; the years' come between them and `total`. */
export const plainFields = ['name', 'measure', 'listed', 'kinds', 'departments', 'others', 'references', 'links', 'total'] as const;

/** The column of the plain table in which a field stands. */
const columnOf: Record<(typeof plainFields)[number], PlainColumn> = {
  name: 'name', measure: 'measure-code', listed: 'listed', kinds: 'kinds', departments: 'departments', others: 'others', references: 'references', links: 'links', total: 'total',
};

export function draftYears({ firstYear, lastYear }: Pick<Draft, 'firstYear' | 'lastYear'>): number[] {
  return fiscalYears({ firstYear, lastYear });
}

/** Every field of a draft's rows. */
export function draftFields(draft: Pick<Draft, 'firstYear' | 'lastYear'>): string[] {
  return [...plainFields, ...draftYears(draft).flatMap((year) => [`activity:${year}`, `cost:${year}`])];
}

/** What the grid shows; the rest is on the row's own page. */
export function gridFields(draft: Pick<Draft, 'firstYear' | 'lastYear'>): string[] {
  return ['name', 'measure', 'kinds', 'departments', 'total', ...draftYears(draft).flatMap((year) => [`activity:${year}`, `cost:${year}`])];
}

const empty: Figure = { yen: null, provenance: 'absent', place: { line: 0, cell: 1 } };

/** The edition one year on: years that both have are carried, the new year and the total of the period are empty. */
export function rolledBook(former: Book): Book {
  const next = { ...former, firstYear: former.firstYear + 1, lastYear: former.lastYear + 1 };
  const years = fiscalYears(next);
  return {
    ...next,
    listings: former.listings.map((listing) => ({
      ...listing,
      total: empty,
      activities: Object.fromEntries(Object.entries(listing.activities).filter(([year]) => years.includes(Number(year)))),
      costs: Object.fromEntries(years.map((year) => [year, listing.costs[year] ?? empty])),
    })),
  };
}

/** An amount that the book works out itself is typed in brackets: （14）. */
const impliedPattern = /^\s*[(（〔［[]\s*([^()（）〔〕［］[\]]+?)\s*[)）〕］\]]\s*$/u;

/** Cells of every listing of a book, in its order. */
export function cellsOf(book: Book): DraftCells[] {
  const [head = [], ...rows] = writePlainRows(book);
  const at = new Map(head.map((label, index) => [label, index]));
  const cell = (row: string[], label: string): string => row[at.get(label) ?? -1] ?? '';
  return rows.slice(rows.length - book.listings.length).map((row) => {
    const figure = (label: string, provenance: string): string => (cell(row, provenance) === '推計' ? `（${cell(row, label)}）` : cell(row, label));
    const cells: DraftCells = {};
    for (const field of plainFields) cells[field] = cell(row, plainColumns[columnOf[field]].ja);
    cells.total = figure(plainColumns.total.ja, plainColumns['total-provenance'].ja);
    for (const year of fiscalYears(book)) {
      cells[`activity:${year}`] = cell(row, yearColumnName(year, 'activity', 'ja'));
      cells[`cost:${year}`] = figure(yearColumnName(year, 'cost', 'ja'), yearColumnName(year, 'provenance', 'ja'));
    }
    return cells;
  });
}

/** The first department that a cell names. */
export function firstDepartment(cells: DraftCells): Department | null {
  return readDepartments(cells.departments ?? '')[0] ?? null;
}

function figureCells(text: string): [amount: string, provenance: string] {
  const implied = impliedPattern.exec(text);
  return implied ? [implied[1]!, '推計'] : [text, ''];
}

/** A draft's rows that go on, as the plain table; `rows` gives the row of each line of the table, counted from 0 with its head. */
export function draftTable(draft: Draft, all: DraftRow[]): { table: string[][]; rows: (DraftRow | null)[]; fields: string[] } {
  const years = draftYears(draft);
  const { directions, policies, measures } = draft.headings;
  const policyOf = new Map(policies.map((policy) => [policy.code, policy]));
  const directionOf = new Map(directions.map((direction) => [direction.code, direction]));
  const measureOf = new Map(measures.map((measure) => [measure.code, measure]));
  const outline = (direction = '', policy = '', measure = ''): string[] => [
    direction, directionOf.get(direction)?.name ?? '', policy, policyOf.get(policy)?.name ?? '', measure, measureOf.get(measure)?.name ?? '',
  ];
  const rest = plainFields.filter((field) => field !== 'measure' && field !== 'total');
  const head = [
    ...(['direction-code', 'direction', 'policy-code', 'policy', 'measure-code', 'measure', 'number'] as const).map((column) => plainColumns[column].ja),
    ...rest.map((field) => plainColumns[columnOf[field]].ja),
    ...(['unit', 'total', 'total-provenance'] as const).map((column) => plainColumns[column].ja),
    ...years.flatMap((year) => (['activity', 'cost', 'provenance'] as const).map((column) => yearColumnName(year, column, 'ja'))),
  ];
  const fields = ['', '', '', '', 'measure', '', '', ...rest, '', 'total', 'total', ...years.flatMap((year) => [`activity:${year}`, `cost:${year}`, `cost:${year}`])];
  const unit = String(draft.unitYen);
  const filler = [...rest.map(() => ''), unit, '', '', ...years.flatMap(() => ['', '', ''])];
  const headings = [
    ...directions.map(({ code }) => outline(code)),
    ...policies.map(({ code, direction }) => outline(direction, code)),
    ...measures.map(({ code, policy }) => outline(policyOf.get(policy)?.direction, policy, code)),
  ].map((cells) => [...cells, '', ...filler]);
  const going = inOrder(all.filter(goesOn), measures);
  const lines = going.map(({ programme, cells }) => {
    const code = (cells.measure ?? '').trim();
    const policy = measureOf.get(code)?.policy;
    return [
      ...outline(policyOf.get(policy ?? '')?.direction, policy, code),
      programme ?? '',
      ...rest.map((field) => cells[field] ?? ''),
      unit,
      ...figureCells(cells.total ?? ''),
      ...years.flatMap((year) => [cells[`activity:${year}`] ?? '', ...figureCells(cells[`cost:${year}`] ?? '')]),
    ];
  });
  return { table: [head, ...headings, ...lines], rows: [null, ...headings.map(() => null), ...going], fields };
}

/** The book's order: measures as the headings have them, rows of one measure as they stand. */
function inOrder(rows: DraftRow[], measures: { code: string }[]): DraftRow[] {
  const rank = new Map(measures.map(({ code }, index) => [code, index]));
  const of = (row: DraftRow): number => rank.get((row.cells.measure ?? '').trim()) ?? measures.length;
  return rows.toSorted((one, other) => of(one) - of(other) || one.position - other.position || one.id - other.id);
}

const amount = /^[-−△▲]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,8})?$/;

/** `=` in the total stands for the sum of the years; it stays where a year is no amount. */
export function withSum(cells: DraftCells, years: number[]): DraftCells {
  if (!/^[=＝]$/.test((cells.total ?? '').trim())) return cells;
  const texts = years.map((year) => figureCells(cells[`cost:${year}`] ?? '')[0].normalize('NFKC').replace(/\s/g, '')).filter((text) => text !== '');
  if (texts.length === 0 || !texts.every((text) => amount.test(text))) return cells;
  const scale = 10n ** 8n;
  const sum = texts.reduce((all, text) => {
    const negative = /^[-−△▲]/.test(text);
    const [whole = '0', fraction = ''] = text.replace(/^[-−△▲]/, '').replaceAll(',', '').split('.');
    const size = BigInt(whole) * scale + BigInt(fraction.padEnd(8, '0'));
    return negative ? all - size : all + size;
  }, 0n);
  const size = sum < 0n ? -sum : sum;
  const fraction = (size % scale).toString().padStart(8, '0').replace(/0+$/, '');
  return { ...cells, total: `${sum < 0n ? '-' : ''}${size / scale}${fraction === '' ? '' : `.${fraction}`}` };
}

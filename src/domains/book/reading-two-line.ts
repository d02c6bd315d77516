/** Reads a two-line book: tables first, then each programme with what its table knows. */
import type { Finding, Listing, Reading } from './book.ts';
import { admitListings } from './admission.ts';
import { unitYenOf } from './cost-text.ts';
import { finding } from './finding.ts';
import { inOrder } from './finding-order.ts';
import type { TwoLineLayout } from './layout.ts';
import { lineLog } from './line-log.ts';
import { withoutSpace } from './print-space.ts';
import { readName } from './programme-name.ts';
import { placeOf, type SourceLine } from './source-line.ts';
import { timeBudget } from './time-budget.ts';
import { isFigure, readTwoLineRow } from './two-line-row.ts';
import { readTwoLineTables, type TwoLineRow, type TwoLineTable } from './two-line-tables.ts';

/** How many heads of tables of this kind the source has. */
export function countTwoLineTables(lines: SourceLine[], layout: TwoLineLayout): number {
  return lines.filter((line) => withoutSpace(line.cells[0]?.slice(0, 40) ?? '') === layout.tableHead).length;
}

/** The years that most tables print; of two equally frequent the first. */
function yearsOfBook(tables: TwoLineTable[]): number[] {
  const votes = new Map<string, { years: number[]; tables: number }>();
  for (const { years } of tables) {
    if (years === null) continue;
    const vote = votes.get(years.join()) ?? { years, tables: 0 };
    votes.set(years.join(), { ...vote, tables: vote.tables + 1 });
  }
  return [...votes.values()].reduce((best, vote) => (vote.tables > best.tables ? vote : best), { years: [] as number[], tables: 0 }).years;
}

/** True where most money lines of the table have a cell for each year and the total. */
function isFull(table: TwoLineTable, years: number): boolean {
  const evidence = (row: TwoLineRow): number => {
    const last = row.money.cells[years + 1]?.trim() ?? '';
    if (isFigure(last) || (row.money.cells[years + 2]?.trim() ?? '') !== '') return 1;
    return last === '' ? 0 : -1;
  };
  const sum = table.rows.reduce((votes, row) => votes + evidence(row), 0);
  return sum !== 0 ? sum > 0 : table.rows.filter((row) => row.money.cells.length >= years + 3).length * 2 > table.rows.length;
}

/** Yen of the unit in a money line's label; null where it names none. */
function unitOf(money: SourceLine): number | null {
  const label = withoutSpace(money.cells[0] ?? '').normalize('NFKC');
  return unitYenOf(/\(([^()]*)\)$/u.exec(label)?.[1] ?? '');
}

export function readTwoLineBook(lines: SourceLine[], layout: TwoLineLayout): Reading {
  const log = lineLog(lines);
  const budget = timeBudget(lines.length);
  const { tables, outline, findings } = readTwoLineTables(lines, layout, log);
  const years = yearsOfBook(tables);
  const headings = outline.finish();
  findings.push(...headings.findings);
  const codes = new Set(headings.measures.map((measure) => measure.code));
  const unitYen = tables.flatMap((table) => table.rows).map((row) => unitOf(row.money)).find((unit) => unit !== null) ?? 1;
  const rows = new Map<Listing, SourceLine[]>();

  for (const table of tables) {
    if (table.years === null) findings.push(finding('warning', 'years-missing', placeOf(table.head, 0), null));
    const full = isFull(table, years.length);
    for (const row of table.rows) {
      budget.check();
      const own = [row.name, ...row.more, row.money];
      const problem = misfit(table, row, years, codes, layout);
      const rowUnit = unitOf(row.money) ?? unitYen;
      const frame = { measure: table.measure!, years, yearCell: table.yearCell, full, width: Math.max(table.head.cells.length, table.yearCell + years.length + 1), unitYen: rowUnit };
      const read = problem ? { listing: null, findings: [problem] } : readTwoLineRow(row, frame, layout);
      findings.push(...read.findings);
      log.mark(read.listing ? 'used' : 'reported', ...own);
      if (read.listing) rows.set(read.listing, own);
      if (read.listing && rowUnit !== unitYen) findings.push(finding('warning', 'unit-differs', placeOf(row.money, 0), read.listing.name, read.listing.name, withoutSpace(row.money.cells[0]!)));
    }
  }
  const admitted = admitListings([...rows.keys()]);
  for (const listing of admitted.refused) log.mark('reported', ...rows.get(listing)!);
  const { directions, policies, measures } = headings;
  const book = { firstYear: years[0] ?? 0, lastYear: years.at(-1) ?? -1, unitYen, directions, policies, measures, listings: admitted.listings };
  return { book, findings: inOrder([...findings, ...admitted.findings]), lines: log.uses() };
}

/** Why a whole row cannot belong to the book, whatever it says. */
function misfit(table: TwoLineTable, row: TwoLineRow, years: number[], codes: Set<string>, layout: TwoLineLayout): Finding | null {
  const { name } = readName(row.name.cells[0] ?? '', layout);
  const place = placeOf(row.name, 0);
  if (table.measure === null || !codes.has(table.measure)) return finding('error', 'measure-unknown', place, name, name);
  const differ = years.length === 0 || (table.years !== null && table.years.join() !== years.join());
  return differ ? finding('error', 'years-differ', place, name, name) : null;
}

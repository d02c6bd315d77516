/** Reads the plain table: a head row that names the columns, then a row for each listing. */
import type { Activity, Figure, Finding, Listing, Place, Reading } from './book.ts';
import { admitListings } from './admission.ts';
import { finding } from './finding.ts';
import { inOrder } from './finding-order.ts';
import { hasBadCharacter, lineLog } from './line-log.ts';
import { derivesHeadings, headOf, repeatsHead, type PlainHead } from './plain-head.ts';
import { plainOutline } from './plain-outline.ts';
import { readPlainRow, type PlainRow } from './plain-row.ts';
import { placeOf, type SourceLine } from './source-line.ts';
import { timeBudget } from './time-budget.ts';

/** True where one of the first rows of a sheet is a head that names measure and programme. */
export function hasPlainHead(lines: SourceLine[]): boolean {
  return lines.slice(0, 50).some((line) => headOf(line) !== null);
}

/** A listing of the book: every year of the edition has a figure, also where this sheet had no column for it. */
function listingOf(row: PlainRow, years: number[], place: Place): Listing {
  const absent: Figure = { yen: null, provenance: 'absent', place: null };
  const activities: Record<number, Activity> = {};
  const costs: Record<number, Figure> = {};
  for (const year of years) {
    const activity = row.activities[year];
    if (activity !== undefined) activities[year] = activity;
    costs[year] = row.costs[year] ?? absent;
  }
  const { name, programme, primary, kinds, departments, others, references, links, total } = row;
  return { measure: row.headings.measure.code, name, programme, primary, kinds, departments, others, references, links, activities, total, costs, place };
}

export function readPlainTable(lines: SourceLine[]): Reading {
  const log = lineLog(lines);
  const budget = timeBudget(lines.length);
  const findings: Finding[] = [];
  const outline = plainOutline(findings);
  const rows: { line: SourceLine; row: PlainRow; place: Place }[] = [];
  const heads = new Map<string, PlainHead>();
  const columnYears = new Set<number>();
  let unitYen: number | null = null;

  for (const line of lines) {
    budget.check();
    const text = line.cells.filter((cell) => cell.trim() !== '').join(' ');
    const place = placeOf(line, 0);
    if (hasBadCharacter(line)) {
      findings.push(finding('error', 'bad-character', place, null, text));
      continue;
    }
    const head = heads.get(line.sheet ?? '');
    if (head !== undefined && repeatsHead(line, head)) {
      log.mark('header', line);
      continue;
    }
    // Below its head a sheet holds data, also where a text reads like the name of a column.
    const newHead = head === undefined ? headOf(line) : null;
    if (newHead !== null) {
      heads.set(line.sheet ?? '', newHead);
      for (const { year } of newHead.years) columnYears.add(year);
      log.mark('header', line);
      if (derivesHeadings(newHead)) findings.push(finding('note', 'headings-derived', place, null));
      findings.push(...newHead.unknown.map(({ cell, name }) => finding('note', 'column-unknown', placeOf(line, cell), null, name)));
      continue;
    }
    if (head === undefined) {
      findings.push(finding('note', 'text-before-tables', place, null, text));
      continue;
    }
    const row = readPlainRow(line, head, unitYen);
    findings.push(...row.findings);
    if (row.unitYen !== null) unitYen ??= row.unitYen;
    outline.add(row.headings, place);
    if (row.use === 'heading') log.mark('header', line);
    if (row.use === 'listing') rows.push({ line, row, place: placeOf(line, head.columns.get('name')!) });
  }
  return finish();

  function finish(): Reading {
    const headings = outline.finish();
    const codes = new Set(headings.measures.map((measure) => measure.code));
    const firstYear = columnYears.size === 0 ? 0 : Math.min(...columnYears);
    const lastYear = columnYears.size === 0 ? -1 : Math.max(...columnYears);
    const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
    const listings = new Map<Listing, SourceLine>();
    const [head] = heads.values();
    if (head !== undefined && years.length === 0) findings.push(finding('error', 'year-columns-needed', placeOf(head.line, 0), null));
    for (const { line, row, place } of years.length === 0 ? [] : rows) {
      if (codes.has(row.headings.measure.code)) listings.set(listingOf(row, years, place), line);
      else findings.push(finding('error', 'measure-cells-empty', place, row.name, row.name));
    }
    const paid = [...listings.keys()].some(({ total, costs }) => [total, ...Object.values(costs)].some(({ yen }) => yen !== null && yen !== 0n));
    if (head !== undefined && unitYen === null && paid) findings.push(finding('note', 'unit-assumed', placeOf(head.line, 0), null));
    const admitted = admitListings([...listings.keys()]);
    for (const listing of admitted.listings) log.mark('used', listings.get(listing)!);
    const book = { firstYear, lastYear, unitYen: unitYen ?? 1, ...headings, listings: admitted.listings };
    return { book, findings: inOrder([...findings, ...admitted.findings]), lines: log.uses() };
  }
}

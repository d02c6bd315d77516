/** Reads the plain table: a head row that names the columns, then a row for each listing. */
import type { Activity, Book, Figure, Finding, Heading, Listing, Measure, Place, Policy, Reading } from './book.ts';
import { admitListings } from './admission.ts';
import { finding } from './finding.ts';
import { inOrder } from './finding-order.ts';
import { hasBadCharacter, lineLog } from './line-log.ts';
import { headOf, repeatsHead, type PlainHead } from './plain-head.ts';
import { readPlainRow, type PlainRow } from './plain-row.ts';
import { placeOf, type SourceLine } from './source-line.ts';
import { timeBudget } from './time-budget.ts';

interface Outline {
  directions: Map<string, Heading>;
  policies: Map<string, Policy>;
  measures: Map<string, Measure>;
}

/** True where one of the first rows of a sheet is a head that names measure and programme. */
export function hasPlainHead(lines: SourceLine[]): boolean {
  return lines.slice(0, 50).some((line) => headOf(line) !== null);
}

/** Keeps the first heading of a code; a later row may leave the name out, but not contradict it. */
function keep<H extends Heading>(known: Map<string, H>, heading: H, findings: Finding[]): void {
  const first = known.get(heading.code);
  if (first === undefined) known.set(heading.code, heading);
  else if (first.name === '') first.name = heading.name;
  else if (heading.name !== '' && heading.name !== first.name) {
    findings.push(finding('warning', 'heading-differs', heading.place, null, heading.code, first.name, heading.name));
  }
}

function addHeadings({ headings: { direction, policy, measure } }: PlainRow, place: Place, outline: Outline, findings: Finding[]): void {
  if (direction.code !== '') keep(outline.directions, { ...direction, place }, findings);
  if (policy.code !== '') keep(outline.policies, { ...policy, direction: direction.code, place }, findings);
  if (measure.code !== '') keep(outline.measures, { ...measure, policy: policy.code, place }, findings);
}

function withParents(outline: Outline, findings: Finding[]): Pick<Book, 'directions' | 'policies' | 'measures'> {
  const orphan = (heading: Heading): void => {
    findings.push(finding('error', 'heading-without-parent', heading.place, null, `${heading.code} ${heading.name}`));
  };
  const policies = [...outline.policies.values()].filter((policy) => outline.directions.has(policy.direction) || orphan(policy));
  const codes = new Set(policies.map((policy) => policy.code));
  const measures = [...outline.measures.values()].filter((measure) => codes.has(measure.policy) || orphan(measure));
  return { directions: [...outline.directions.values()], policies, measures };
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
  const outline: Outline = { directions: new Map(), policies: new Map(), measures: new Map() };
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
    addHeadings(row, place, outline, findings);
    if (row.use === 'heading') log.mark('header', line);
    if (row.use === 'listing') rows.push({ line, row, place: placeOf(line, head.columns.get('name')!) });
  }
  return finish();

  function finish(): Reading {
    const headings = withParents(outline, findings);
    const codes = new Set(headings.measures.map((measure) => measure.code));
    const firstYear = columnYears.size === 0 ? 0 : Math.min(...columnYears);
    const lastYear = columnYears.size === 0 ? -1 : Math.max(...columnYears);
    const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
    const listings = new Map<Listing, SourceLine>();
    for (const { line, row, place } of rows) {
      if (codes.has(row.headings.measure.code)) listings.set(listingOf(row, years, place), line);
      else findings.push(finding('error', 'measure-unknown', place, row.name, row.name));
    }
    const admitted = admitListings([...listings.keys()]);
    for (const listing of admitted.listings) log.mark('used', listings.get(listing)!);
    const book = { firstYear, lastYear, unitYen: unitYen ?? 1, ...headings, listings: admitted.listings };
    return { book, findings: inOrder([...findings, ...admitted.findings]), lines: log.uses() };
  }
}

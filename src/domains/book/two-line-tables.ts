/** First pass over a two-line book: which line is a heading, the head of a table, a name or its money. */
import { parseFiscalYear } from '#domains/civic';
import type { Finding } from './book.ts';
import { finding } from './finding.ts';
import { isOrnament, policyCodeOf, readHeading, type HeadingText } from './heading.ts';
import type { TwoLineLayout } from './layout.ts';
import { hasBadCharacter, type LineLog } from './line-log.ts';
import { outline, type Outline } from './outline.ts';
import { withoutSpace } from './print-space.ts';
import { placeOf, type SourceLine } from './source-line.ts';

export interface TwoLineRow {
  name: SourceLine;
  /** Lines between name and money that continue the cells of the name line. */
  more: SourceLine[];
  money: SourceLine;
}

export interface TwoLineTable {
  /** Code of the measure; null where it cannot be told. */
  measure: string | null;
  head: SourceLine;
  /** Null where the head says none. */
  years: number[] | null;
  /** Cell of the first year in the lines with names. */
  yearCell: number;
  rows: TwoLineRow[];
}

export interface TwoLineTables {
  tables: TwoLineTable[];
  outline: Outline;
  findings: Finding[];
}

function textOf(line: SourceLine): string {
  return line.cells.map((cell) => cell.trim()).filter((cell) => cell !== '').join(' ');
}

function isMoney(line: SourceLine, layout: TwoLineLayout): boolean {
  const label = withoutSpace(line.cells[0] ?? '');
  return label.startsWith(layout.moneyLabel) && /^(?:[(（][^()（）]*[)）])?$/u.test(label.slice(layout.moneyLabel.length));
}

/** Fiscal years of a table's second head line with the cell of the first; null where it is none. */
function yearsOf(line: SourceLine): { years: number[]; cell: number } | null {
  if ((line.cells[0] ?? '').trim() !== '' || line.cells.length > 60) return null;
  const found = line.cells.flatMap((text, cell) => {
    const year = text.trim() === '' || text.length > 30 ? null : parseFiscalYear(withoutSpace(text));
    return year?.ok ? [{ cell, year: year.value }] : [];
  });
  const [first] = found;
  const inOrder = first && found.every(({ cell, year }, index) => year === first.year + index && cell === first.cell + index);
  return inOrder ? { years: found.map(({ year }) => year), cell: first.cell } : null;
}

/** Where the pass stands. */
interface Walk {
  layout: TwoLineLayout;
  log: LineLog;
  read: TwoLineTables;
  measure: string | null;
  /** A measure's heading came since the last head of a table. */
  fresh: boolean;
  /** A line nobody understood came instead of a heading: the next table may belong to another measure. */
  doubt: boolean;
  table: TwoLineTable | null;
  pending: { name: SourceLine; more: SourceLine[] } | null;
  previous: SourceLine | null;
}

export function readTwoLineTables(lines: SourceLine[], layout: TwoLineLayout, log: LineLog): TwoLineTables {
  const read: TwoLineTables = { tables: [], outline: outline(), findings: [] };
  const walk: Walk = { layout, log, read, measure: null, fresh: false, doubt: false, table: null, pending: null, previous: null };
  for (const line of lines) {
    takeLine(walk, line);
    walk.previous = line;
  }
  dropPending(walk);
  return read;
}

function takeLine(walk: Walk, line: SourceLine): void {
  if (hasBadCharacter(line)) return takeUnknown(walk, line, finding('error', 'bad-character', placeOf(line, 0), null, textOf(line)));
  if (isOrnament(line.cells)) return walk.log.mark('header', line);
  const first = withoutSpace(line.cells[0] ?? '');
  if (first === walk.layout.tableHead) return takeTableHead(walk, line);
  if (walk.table !== null && takeYears(walk, walk.table, line)) return;
  if (isMoney(line, walk.layout)) return takeMoney(walk, line);
  const heading = readHeading(line.cells, walk.layout.headings);
  if (heading !== null) return takeHeading(walk, line, heading);
  if (walk.table !== null && first !== '' && line.cells.length >= 3) return takeName(walk, line);
  if (walk.pending !== null && first === '') walk.pending.more.push(line);
  else takeOther(walk, line);
}

function report(walk: Walk, line: SourceLine, what: Finding): void {
  walk.log.mark('reported', line);
  walk.read.findings.push(what);
}

/** A name whose money never came does not go in. */
function dropPending(walk: Walk): void {
  if (walk.pending === null) return;
  const { name, more } = walk.pending;
  const printed = name.cells[0]!.trim();
  walk.log.mark('reported', ...more);
  report(walk, name, finding('error', 'money-line-missing', placeOf(name, 0), printed, printed));
  walk.pending = null;
}

function takeHeading(walk: Walk, line: SourceLine, text: HeadingText): void {
  dropPending(walk);
  walk.log.mark('header', line);
  walk.read.outline.add(text, placeOf(line, 0));
  if (text.level === 'measure') [walk.measure, walk.fresh, walk.doubt] = [text.code, true, false];
  else if (text.level !== 'policy-again') [walk.measure, walk.fresh] = [null, false];
  // The policy printed again under the measure has to be the measure's own.
  else if (!walk.fresh || (walk.measure !== null && policyCodeOf(walk.measure) !== text.code)) walk.measure = null;
  walk.table = null;
}

function takeTableHead(walk: Walk, line: SourceLine): void {
  dropPending(walk);
  walk.log.mark('header', line);
  walk.table = { measure: walk.doubt ? null : walk.measure, head: line, years: null, yearCell: 1, rows: [] };
  [walk.fresh, walk.doubt] = [false, false];
  walk.read.tables.push(walk.table);
}

/** True where the line is the second line of the table's head. */
function takeYears(walk: Walk, table: TwoLineTable, line: SourceLine): boolean {
  const found = table.years === null && table.rows.length === 0 ? yearsOf(line) : null;
  if (found === null) return false;
  [table.years, table.yearCell] = [found.years, found.cell];
  walk.log.mark('header', line);
  return true;
}

function takeMoney(walk: Walk, line: SourceLine): void {
  if (walk.pending !== null) {
    walk.table!.rows.push({ ...walk.pending, money: line });
    walk.pending = null;
  } else if (sameCells(walk.previous, line)) report(walk, line, finding('warning', 'line-doubled', placeOf(line, 0), null, textOf(line)));
  else report(walk, line, finding('error', 'money-without-name', placeOf(line, 0), null));
}

function takeName(walk: Walk, line: SourceLine): void {
  if (sameCells(walk.pending?.name ?? null, line)) {
    report(walk, line, finding('warning', 'line-doubled', placeOf(line, 0), null, textOf(line)));
    return;
  }
  dropPending(walk);
  walk.pending = { name: line, more: [] };
}

function takeOther(walk: Walk, line: SourceLine): void {
  const started = walk.read.tables.length > 0 || walk.measure !== null;
  const place = placeOf(line, line.cells.findIndex((cell) => cell.trim() !== ''));
  if (started) takeUnknown(walk, line, finding('warning', 'line-not-understood', place, null, textOf(line)));
  else report(walk, line, finding('note', 'text-before-tables', place, null, textOf(line)));
}

function takeUnknown(walk: Walk, line: SourceLine, what: Finding): void {
  report(walk, line, what);
  if (!walk.fresh) walk.doubt = true;
}

function sameCells(one: SourceLine | null, other: SourceLine): boolean {
  return one !== null && one.cells.length === other.cells.length && one.cells.every((cell, index) => cell === other.cells[index]);
}

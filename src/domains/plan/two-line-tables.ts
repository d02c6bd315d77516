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

interface State {
  measure: string | null;
  /** A measure's heading came since the last head of a table. */
  fresh: boolean;
  /** A line nobody understood came instead of a heading: the next table may belong to another measure. */
  doubt: boolean;
  table: TwoLineTable | null;
  pending: { name: SourceLine; more: SourceLine[] } | null;
  previous: SourceLine | null;
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

export function readTwoLineTables(lines: SourceLine[], layout: TwoLineLayout, log: LineLog): TwoLineTables {
  const state: State = { measure: null, fresh: false, doubt: false, table: null, pending: null, previous: null };
  const read: TwoLineTables = { tables: [], outline: outline(), findings: [] };

  const report = (line: SourceLine, ...findings: Finding[]): void => {
    log.mark('reported', line);
    read.findings.push(...findings);
  };
  const dropPending = (): void => {
    if (state.pending === null) return;
    const { name, more } = state.pending;
    log.mark('reported', ...more);
    report(name, finding('error', 'money-line-missing', placeOf(name, 0), name.cells[0]!.trim(), name.cells[0]!.trim()));
    state.pending = null;
  };
  const lost = (line: SourceLine, what: Finding): void => {
    report(line, what);
    if (!state.fresh) state.doubt = true;
  };

  const heading = (line: SourceLine, text: HeadingText): void => {
    dropPending();
    log.mark('header', line);
    read.outline.add(text, placeOf(line, 0));
    if (text.level === 'measure') [state.measure, state.fresh, state.doubt] = [text.code, true, false];
    else if (text.level !== 'policy-again') [state.measure, state.fresh] = [null, false];
    // The policy printed again under the measure has to be the measure's own.
    else if (!state.fresh || (state.measure !== null && policyCodeOf(state.measure) !== text.code)) state.measure = null;
    state.table = null;
  };
  const tableHead = (line: SourceLine): void => {
    dropPending();
    log.mark('header', line);
    state.table = { measure: state.doubt ? null : state.measure, head: line, years: null, yearCell: 1, rows: [] };
    [state.fresh, state.doubt] = [false, false];
    read.tables.push(state.table);
  };
  const money = (line: SourceLine): void => {
    if (state.pending !== null) {
      state.table!.rows.push({ ...state.pending, money: line });
      state.pending = null;
    } else if (sameCells(state.previous, line)) report(line, finding('warning', 'line-doubled', placeOf(line, 0), null, textOf(line)));
    else report(line, finding('error', 'money-without-name', placeOf(line, 0), null));
  };
  const name = (line: SourceLine): void => {
    if (sameCells(state.pending?.name ?? null, line)) {
      report(line, finding('warning', 'line-doubled', placeOf(line, 0), null, textOf(line)));
      return;
    }
    dropPending();
    state.pending = { name: line, more: [] };
  };
  const other = (line: SourceLine): void => {
    const started = read.tables.length > 0 || state.measure !== null;
    const place = placeOf(line, line.cells.findIndex((cell) => cell.trim() !== ''));
    if (started) lost(line, finding('warning', 'line-not-understood', place, null, textOf(line)));
    else report(line, finding('note', 'text-before-tables', place, null, textOf(line)));
  };

  const take = (line: SourceLine): void => {
    if (hasBadCharacter(line)) return lost(line, finding('error', 'bad-character', placeOf(line, 0), null, textOf(line)));
    if (isOrnament(line.cells)) return log.mark('header', line);
    const first = withoutSpace(line.cells[0] ?? '');
    if (first === layout.tableHead) return tableHead(line);
    const years = state.table !== null && state.table.years === null && state.table.rows.length === 0 ? yearsOf(line) : null;
    if (years !== null) {
      [state.table!.years, state.table!.yearCell] = [years.years, years.cell];
      return log.mark('header', line);
    }
    if (isMoney(line, layout)) return money(line);
    const text = readHeading(line.cells);
    if (text !== null) return heading(line, text);
    if (state.table !== null && first !== '' && line.cells.length >= 3) return name(line);
    if (state.pending !== null && first === '') return void state.pending.more.push(line);
    return other(line);
  };
  for (const line of lines) {
    take(line);
    state.previous = line;
  }
  dropPending();
  return read;
}

function sameCells(one: SourceLine | null, other: SourceLine): boolean {
  return one !== null && one.cells.length === other.cells.length && one.cells.every((cell, index) => cell === other.cells[index]);
}

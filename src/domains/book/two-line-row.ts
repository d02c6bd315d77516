/** Two lines of a table → one listing. */
import type { Activity, Figure, Finding, Listing, ProgrammeLink } from './book.ts';
import { readActivity } from './activity-text.ts';
import { readCost } from './cost-text.ts';
import { finding } from './finding.ts';
import { withImplied } from './implied-cost.ts';
import type { TwoLineLayout } from './layout.ts';
import { readName } from './programme-name.ts';
import { isRemark, isRemarkAmongActivities, readRemark } from './remark-text.ts';
import { placeOf, type SourceLine } from './source-line.ts';
import type { TwoLineRow } from './two-line-tables.ts';

/** What a row has to know of its table. */
export interface RowFrame {
  measure: string;
  years: number[];
  yearCell: number;
  /** True where the money lines have a cell for every year; false where the last one was dropped. */
  full: boolean;
  /** Most cells that a line of names of this table should have. */
  width: number;
  /** Yen of the printed unit. */
  unitYen: number;
}

interface Part {
  findings: Finding[];
  remark: string[];
}

interface NamePart extends Part {
  primary: boolean;
  activities: Record<number, Activity>;
  links: ProgrammeLink[];
}

interface MoneyPart extends Part {
  total: Figure;
  costs: Record<number, Figure>;
}

/** The name line with the cells of the lines that continue it. */
function joinedCells(row: TwoLineRow): string[] {
  const length = Math.max(row.name.cells.length, ...row.more.map((line) => line.cells.length));
  return Array.from({ length }, (_, cell) => [row.name, ...row.more].map((line) => line.cells[cell] ?? '').join(' ').trim());
}

function readNameLine(cells: string[], line: SourceLine, name: string, frame: RowFrame, layout: TwoLineLayout): NamePart {
  const part: NamePart = { findings: [], remark: [], primary: true, activities: {}, links: [] };
  frame.years.forEach((year, index) => {
    const cell = frame.yearCell + index;
    const text = cells[cell] ?? '';
    const place = placeOf(line, cell);
    if (text !== '' && isRemarkAmongActivities(text, layout)) {
      part.remark.push(text);
      part.findings.push(finding('note', 'remark-misplaced', place, name, name, text));
      return;
    }
    const said = readActivity(text, layout);
    if (said.says === 'relisting') part.primary = false;
    else if (said.says === 'link') part.links.push(said.link);
    else if (said.says === 'activity') part.activities[year] = { text: said.text, place };
  });
  cells.slice(frame.yearCell + frame.years.length).forEach((text, index) => {
    if (text === '') return;
    const cell = frame.yearCell + frame.years.length + index;
    part.remark.push(text);
    if (cell >= frame.width) part.findings.push(finding('warning', 'row-width', placeOf(line, cell), name, name));
    else if (index > 0 && cells[cell - 1] === '') part.findings.push(finding('note', 'remark-misplaced', placeOf(line, cell), name, name, text));
  });
  return part;
}

/** True where the cell prints an amount, however large, or that it is not settled. */
export function isFigure(text: string): boolean {
  return ['amount', 'too-large', 'unsettled'].includes(readCost(text, 1_000_000).known);
}

function readMoneyLine(line: SourceLine, name: string, frame: RowFrame, layout: TwoLineLayout): MoneyPart {
  const { cells } = line;
  const part: MoneyPart = { findings: [], remark: [], total: { yen: null, provenance: 'absent', place: null }, costs: {} };
  const full = frame.full || isFigure(cells[frame.years.length + 1] ?? '');
  const figure = (cell: number): Figure => {
    const text = cells[cell];
    if (text === undefined) return { yen: null, provenance: 'absent', place: null };
    const place = placeOf(line, cell);
    const cost = readCost(text, frame.unitYen);
    if (cost.known === 'amount') return { yen: cost.yen, provenance: 'stated', place };
    if (cost.known === 'unsettled') return { yen: null, provenance: 'unsettled', place };
    if (cost.known === 'empty') return { yen: null, provenance: 'absent', place };
    if (cost.known === 'too-large') part.findings.push(finding('error', 'figure-too-large', place, name, name, text));
    else if (isRemark(text, layout)) {
      part.remark.push(text.trim());
      part.findings.push(finding('note', 'remark-misplaced', place, name, name, text));
    } else part.findings.push(finding('error', 'figure-not-understood', place, name, name, text));
    return { yen: null, provenance: 'absent', place: null };
  };
  part.total = figure(1);
  frame.years.forEach((year, index) => {
    const dropped = !full && index === frame.years.length - 1;
    part.costs[year] = dropped ? { yen: null, provenance: 'absent', place: null } : figure(2 + index);
  });
  const misplaced = part.remark.length > 0;
  const figures = [part.total, ...Object.values(part.costs)].some(({ provenance }) => provenance !== 'absent');
  const remarkCell = 2 + frame.years.length - (full ? 0 : 1);
  const after = cells.slice(remarkCell).map((text) => text.trim()).filter((text) => text !== '');
  const shifted = after.some(isFigure) || (figures && misplaced) || (full && !frame.full && part.total.provenance === 'absent');
  if (shifted) part.findings.push(finding('error', 'columns-shifted', placeOf(line, 1), name, name));
  part.remark.push(...after);
  return part;
}

/** A listing, or null with the errors that keep it out. */
export function readTwoLineRow(row: TwoLineRow, frame: RowFrame, layout: TwoLineLayout): { listing: Listing | null; findings: Finding[] } {
  const cells = joinedCells(row);
  const { name, references } = readName(cells[0] ?? '', layout);
  const place = placeOf(row.name, 0);
  if (name === '') return { listing: null, findings: [finding('error', 'name-missing', place, null, cells.join(' '))] };
  const said = readNameLine(cells, row.name, name, frame, layout);
  const paid = readMoneyLine(row.money, name, frame, layout);
  const remark = readRemark([...said.remark, ...paid.remark].join(' '), layout);
  const first = frame.years[0]!;
  const implied = withImplied(paid.total, paid.costs, { firstYear: first, lastYear: first + frame.years.length - 1 });
  const findings = [...said.findings, ...paid.findings];
  findings.push(...remark.withoutBureau.map((text) => finding('warning', 'department-without-bureau', placeOf(row.money, 0), name, name, text)));
  if (implied.negative) findings.push(finding('warning', 'implied-negative', placeOf(row.money, 1), name, name));
  if (findings.some(({ severity }) => severity === 'error')) return { listing: null, findings };
  const { kinds, departments, others } = remark;
  const { primary, activities, links } = said;
  const listing: Listing = {
    measure: frame.measure, name, programme: null, primary, kinds, departments, others, references, links, activities, total: paid.total, costs: implied.costs, place,
  };
  return { listing, findings };
}

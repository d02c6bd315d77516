/** One row of a plain table. */
import type { Department, Figure, Finding, Listing, Place } from './book.ts';
import { readCost, unitYenOf } from './cost-text.ts';
import { finding } from './finding.ts';
import { keyNamed, plainColumns, plainLinkKinds, plainMarks, plainProvenances, splitRecords, type PlainColumn } from './plain-columns.ts';
import type { PlainHead } from './plain-head.ts';
import { headingsOf, type HeadingCells, type HeadingLevel } from './plain-heading.ts';
import { splitDepartment } from './remark-text.ts';
import { placeOf, type SourceLine } from './source-line.ts';

export interface PlainRow extends Omit<Listing, 'measure' | 'place'> {
  use: 'listing' | 'heading' | 'refused';
  findings: Finding[];
  headings: Record<HeadingLevel, HeadingCells>;
  /** Null where the row names no unit. */
  unitYen: number | null;
}

/** Parts of one item of a list, and how it is written. */
const listForms = {
  kinds: { parts: 1, right: '新規;重点' },
  departments: { parts: 2, right: '部/課' },
  references: { parts: 1, right: '1-1-1;9-9-9' },
  links: { parts: 3, right: '種類/事業名/等' },
} satisfies Partial<Record<PlainColumn, { parts: number; right: string }>>;

const headingColumns = ['direction-code', 'direction', 'policy-code', 'policy', 'measure-code', 'measure', 'unit'] satisfies PlainColumn[];

/** Powers of ten alone: an amount in another unit has no exact decimals. */
function unitOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const number = /^(10{0,8})円?$/.exec(plain)?.[1];
  return number === undefined ? unitYenOf(plain) : Number(number);
}

/** Marks share words (○), so each is asked for itself. */
function markNamed(mark: keyof typeof plainMarks, text: string): boolean {
  const { ja, en, also } = plainMarks[mark];
  return [ja, en, ...(also as string[])].includes(text.trim().toLowerCase());
}

type FigureText = { figure: Figure } | { fault: 'figure-not-understood' | 'figure-too-large' | 'provenance-contradicts' };

/** `said` is the provenance column's text; without one the amount itself says what it is. */
function figureOf(text: string, said: string, unitYen: number, place: Place | null): FigureText {
  const cost = readCost(text, unitYen);
  if (cost.known === 'not') return { fault: 'figure-not-understood' };
  if (cost.known === 'too-large') return { fault: 'figure-too-large' };
  const inferred = cost.known === 'amount' ? 'stated' : cost.known === 'unsettled' ? 'unsettled' : place === null ? 'missing' : 'empty';
  const key = said.trim() === '' ? inferred : keyNamed(plainProvenances, said);
  if (key === null || (cost.known === 'amount') !== (key === 'stated' || key === 'implied')) return { fault: 'provenance-contradicts' };
  if (cost.known === 'unsettled' && key !== 'unsettled') return { fault: 'provenance-contradicts' };
  if (key === 'missing' || key === 'empty') return { figure: { yen: null, provenance: 'absent', place: key === 'missing' ? null : place } };
  return { figure: { yen: cost.known === 'amount' ? cost.yen : null, provenance: key, place: key === 'implied' ? null : place } };
}

/** `unitYen`: unit of the rows before, for a row that names none. Headings are given also where the row is refused. */
export function readPlainRow(line: SourceLine, head: PlainHead, unitYen: number | null): PlainRow {
  const cell = (column: PlainColumn): string => (line.cells[head.columns.get(column) ?? -1] ?? '').trim();
  const name = cell('name');
  const findings: Finding[] = [];
  const refuse = (column: PlainColumn): void => {
    findings.push(finding('error', 'cell-not-understood', placeOf(line, head.columns.get(column)!), name, name, plainColumns[column].ja, cell(column)));
  };
  // A part that has no place in the book would be lost, so the row waits until a person has looked at it.
  const list = (column: keyof typeof listForms): string[][] => {
    const { parts, right } = listForms[column];
    const items = splitRecords(cell(column));
    const whole = items.every((item) => item.length <= parts && (column !== 'links' || among(item)));
    if (!whole) findings.push(finding('error', 'cell-parts', placeOf(line, head.columns.get(column)!), name, name, plainColumns[column].ja, cell(column), right));
    return items;
  };
  const ownUnit = cell('unit') === '' ? unitYen : unitOf(cell('unit'));
  const unitUnknown = ownUnit === null && cell('unit') !== '';
  if (unitUnknown) refuse('unit');

  const figure = (at: number | undefined, provenanceAt: number | undefined): Figure => {
    const text = line.cells[at ?? -1] ?? '';
    const place = at === undefined ? null : placeOf(line, at);
    const read = figureOf(text, line.cells[provenanceAt ?? -1] ?? '', ownUnit ?? 1, place);
    if ('figure' in read) return read.figure;
    if (unitUnknown) return { yen: null, provenance: 'absent', place };
    if (read.fault === 'provenance-contradicts') findings.push(finding('error', 'provenance-contradicts', place, name, name));
    else findings.push(finding('error', read.fault, place, name, name, text));
    return { yen: null, provenance: 'absent', place };
  };
  const marked = (column: 'listed' | 'others', mark: 'relisting' | 'others', none: string[]): boolean => {
    const text = cell(column);
    const found = markNamed(mark, text);
    if (!found && !none.includes(text.toLowerCase()) && !markNamed('primary', text)) refuse(column);
    return found;
  };

  const row: PlainRow = {
    use: 'listing', findings, headings: headingsOf(head, cell), unitYen: ownUnit, name,
    programme: cell('number') || null, primary: !marked('listed', 'relisting', ['']), kinds: list('kinds').map(([kind]) => kind!),
    departments: list('departments').map(departmentOf),
    others: marked('others', 'others', ['', 'false', 'no', '0', '無', '×']), references: list('references').map(([code]) => code!), links: [],
    activities: {}, total: figure(head.columns.get('total'), head.columns.get('total-provenance')), costs: {},
  };
  for (const [kindText = '', target = '', others = ''] of list('links')) {
    const kind = keyNamed(plainLinkKinds, kindText);
    if (kind === null || target === '') refuse('links');
    else row.links.push({ kind, name: target, others: markNamed('among', others) });
  }
  for (const { year, cells } of head.years) {
    const text = cells.activity === undefined ? '' : (line.cells[cells.activity] ?? '');
    if (text.trim() !== '') row.activities[year] = { text, place: placeOf(line, cells.activity!) };
    row.costs[year] = figure(cells.cost, cells.provenance);
  }
  if (name === '' && isHeadingRow(line, head)) row.use = 'heading';
  else if (name === '') findings.push(finding('error', 'name-missing', placeOf(line, head.columns.get('name')!), null, line.cells.join(' ')));
  const stray = line.cells.findIndex((text, at) => text.trim() !== '' && (head.line.cells[at] ?? '').trim() === '');
  if (stray !== -1) findings.push(finding('warning', 'row-width', placeOf(line, stray), name, name));
  if (row.departments.some(({ bureau }) => bureau === '')) refuse('departments');
  if (findings.some(({ severity }) => severity === 'error')) row.use = 'refused';
  return row;
}

/** 部/課; typed in one word it is parted behind the bureau, 部課/ is one name. */
function departmentOf([bureau = '', section]: string[]): Department {
  return (section === undefined ? splitDepartment(bureau) : null) ?? { bureau, section: section || null };
}

/** The departments that a cell of the plain table names: 部/課;部/課. */
export function readDepartments(text: string): Department[] {
  return splitRecords(text).map(departmentOf).filter(({ bureau }) => bureau !== '');
}

/** A link's third part is 等 or nothing. */
function among([, , others = '']: string[]): boolean {
  return others === '' || markNamed('among', others);
}

/** Only the columns of the headings are filled. */
function isHeadingRow(line: SourceLine, head: PlainHead): boolean {
  const cells = new Set(headingColumns.map((column) => head.columns.get(column)));
  return line.cells.every((text, cell) => text.trim() === '' || cells.has(cell));
}

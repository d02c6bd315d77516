/** The head row of a plain table: which cell holds which column. */
import { keyNamed, plainColumns, yearColumnNamed, yearNamed, type PlainColumn, type YearColumn } from './plain-columns.ts';
import type { SourceLine } from './source-line.ts';

export interface PlainHead {
  columns: Map<PlainColumn, number>;
  years: { year: number; cells: Partial<Record<YearColumn, number>> }[];
  /** Columns with a name that nobody knows. */
  unknown: { cell: number; name: string }[];
  line: SourceLine;
}

/** Years that one table can span; more are a misread head. */
const yearsMax = 50;

/** Null where the row does not name measure code and programme. Of two columns with one name the first is used. */
export function headOf(line: SourceLine): PlainHead | null {
  const columns = new Map<PlainColumn, number>();
  const years = new Map<number, Partial<Record<YearColumn, number>>>();
  const unknown: PlainHead['unknown'] = [];
  const bare: { year: number; cell: number; name: string }[] = [];
  if (line.cells.length < 2 || !line.cells.some((cell) => keyNamed(plainColumns, cell) === 'measure-code')) return null;
  line.cells.forEach((text, cell) => {
    const name = text.trim();
    if (name === '') return;
    const column = name.length > 60 ? null : keyNamed(plainColumns, name);
    const yearly = column === null ? yearColumnNamed(name) : null;
    const known = yearly === null ? undefined : (years.get(yearly.year) ?? {});
    const year = column === null && yearly === null ? yearNamed(name) : null;
    if (column !== null && !columns.has(column)) columns.set(column, cell);
    else if (yearly !== null && known![yearly.column] === undefined) years.set(yearly.year, { ...known, [yearly.column]: cell });
    else if (year !== null) bare.push({ year, cell, name });
    else unknown.push({ cell, name });
  });
  // A year alone is its cost, unless another column says that it is.
  for (const { year, cell, name } of bare) {
    if (years.get(year)?.cost === undefined) years.set(year, { ...years.get(year), cost: cell });
    else unknown.push({ cell, name });
  }
  const span = [...years.keys()];
  if (!columns.has('measure-code') || !columns.has('name') || Math.max(...span, 0) - Math.min(...span, 9_999) > yearsMax) return null;
  return { columns, years: [...years].map(([year, cells]) => ({ year, cells })), unknown, line };
}

/** No column for the code or the name of the level. */
export function lacksLevel({ columns }: PlainHead, level: 'direction' | 'policy' | 'measure'): boolean {
  return !columns.has(`${level}-code`) && !columns.has(level);
}

/** True where directions or policies are to be made of the measures' codes. */
export function derivesHeadings(head: PlainHead): boolean {
  return lacksLevel(head, 'direction') || lacksLevel(head, 'policy');
}

/** The head printed again, as on every page of a long table. */
export function repeatsHead(line: SourceLine, head: PlainHead): boolean {
  return [...head.columns.values()].every((cell) => line.cells[cell] === head.line.cells[cell]);
}

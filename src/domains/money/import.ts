/** What bringing a table of amounts in would do, row by row. Pure. */
import { programmeKey } from '#domains/book';
import type { ProgrammeName } from '#domains/plan';
import { type Amount, amountKey, sameAmount } from './amount.ts';
import { type Sheet, type SheetRefusal, type SheetRow, sourceOf } from './sheet.ts';
import { sentence } from './text.ts';

export interface AmountChange {
  line: number;
  kind: 'added' | 'changed' | 'unchanged';
  programme: ProgrammeName;
  before: Amount | null;
  after: Amount;
}

export interface Preview {
  changes: AmountChange[];
  refusals: SheetRefusal[];
}

/** Sheet rows against what stands. A row whose programme is unknown or is said twice is refused; the others go in. */
export function previewOf(sheet: Sheet, programmes: readonly ProgrammeName[], standing: readonly Amount[]): Preview {
  const byNumber = new Map(programmes.map((programme) => [programme.number, programme]));
  const byName = Map.groupBy(programmes, (programme) => programmeKey(programme.name));
  const known = new Map(standing.map((amount) => [amountKey(amount), amount]));
  const firstLine = new Map<string, number>();
  const preview: Preview = { changes: [], refusals: [...sheet.refusals] };
  const refuse = (row: SheetRow, why: SheetRefusal['sentence']) => preview.refusals.push({ line: row.line, source: sourceOf(row), sentence: why });
  for (const row of sheet.rows) {
    const named = byName.get(programmeKey(row.name)) ?? [];
    const programme = row.number === '' ? (named.length === 1 ? named[0] : undefined) : byNumber.get(row.number);
    if (programme === undefined) {
      refuse(row, sentence((words) => (named.length > 1 && row.number === '' ? words.sheet.ambiguous(row.name) : words.sheet.unknownProgramme(row.number || row.name))));
      continue;
    }
    const { fiscalYear, stage, round, totalYen, sources } = row;
    const after: Amount = { programmeNumber: programme.number, fiscalYear, stage, round, totalYen, sources };
    const key = amountKey(after);
    const first = firstLine.get(key);
    if (first !== undefined) {
      refuse(row, sentence((words) => words.sheet.twice(String(first))));
      continue;
    }
    firstLine.set(key, row.line);
    const before = known.get(key) ?? null;
    preview.changes.push({ line: row.line, kind: before === null ? 'added' : sameAmount(before, after) ? 'unchanged' : 'changed', programme, before, after });
  }
  preview.refusals.sort((one, other) => one.line - other.line);
  return preview;
}

export interface ImportCounts {
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
}

export function countsOf({ changes, refusals }: Preview): ImportCounts {
  const of = (kind: AmountChange['kind']) => changes.filter((change) => change.kind === kind).length;
  return { added: of('added'), changed: of('changed'), unchanged: of('unchanged'), refused: refusals.length };
}

/** Says the same whenever the preview does: what a person saw before agreeing. */
export function previewMark({ changes }: Preview): string {
  return changes.filter((change) => change.kind !== 'unchanged').map(({ after, before }) => `${amountKey(after)} ${before?.totalYen ?? ''}>${after.totalYen}`).join('\n');
}

/** The headings that one row of a plain table names; what its table has no column for is made of the measure's code. */
import type { PlainColumn } from './plain-columns.ts';
import { lacksLevel, type PlainHead } from './plain-head.ts';

export interface HeadingCells {
  code: string;
  name: string;
}

export type HeadingLevel = 'direction' | 'policy' | 'measure';

/** 協1-1 → 協1, 1-2-3 → 1-2; a code without parts is its own policy. */
function policyCode(measure: string): string {
  return /^(.+)[-.－‐−]/u.exec(measure)?.[1] ?? measure;
}

/** 協1 → 協, 1-2 → 1; a code without parts is its own direction. */
function directionCode(policy: string): string {
  return /^(.+)[-.－‐−]/u.exec(policy)?.[1] ?? /^(.*\D)\d+$/u.exec(policy.normalize('NFKC'))?.[1] ?? policy;
}

/** `cell`: text of the row's cell in a column. */
export function headingsOf(head: PlainHead, cell: (column: PlainColumn) => string): Record<HeadingLevel, HeadingCells> {
  const code = cell('measure-code');
  const level = (name: HeadingLevel, derived: string): HeadingCells =>
    lacksLevel(head, name) ? { code: derived, name: derived } : { code: cell(`${name}-code`), name: cell(name) };
  const policy = level('policy', policyCode(code));
  return { direction: level('direction', directionCode(policy.code)), policy, measure: { code, name: head.columns.has('measure') ? cell('measure') : code } };
}

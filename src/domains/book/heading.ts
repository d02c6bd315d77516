/** Headings of a plan: direction, policy, measure, and references to measures, as the layout writes them. */
import type { HeadingGrammar } from './layout.ts';

export interface HeadingText {
  level: 'direction' | 'policy' | 'policy-again' | 'measure';
  code: string;
  name: string;
}

function code(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** A heading, or null where the cells hold something else. Code and name may stand in two cells. */
export function readHeading(cells: string[], grammar: HeadingGrammar): HeadingText | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0 || filled.length > 2) return null;
  if (filled.length === 2 && !grammar.codeAlone.test(filled[0]!)) return null;
  const text = filled.join(' ');
  if (text.length > 200) return null;
  const measure = grammar.measure.exec(text);
  if (measure) return { level: 'measure', code: `${code(measure[1]!)}-${code(measure[2]!)}`, name: measure[3]!.trim() };
  const again = grammar.policyAgain.exec(text);
  if (again) return { level: 'policy-again', code: code(again[1]!), name: again[2]!.trim() };
  const policy = grammar.policy.exec(text);
  if (policy) return { level: 'policy', code: code(policy[1]!), name: policy[2]!.trim() };
  const direction = grammar.direction.exec(text);
  if (direction) return { level: 'direction', code: code(direction[1]!), name: direction[2]!.trim() };
  return null;
}

/** Code of the policy that a measure's code names: 協1-1 → 協1. */
export function policyCodeOf(measure: string): string {
  return measure.slice(0, measure.lastIndexOf('-'));
}

/** 協2-2, 協２－２ → 協2-2; null where it is no code of a measure. */
export function readMeasureCode(text: string, grammar: HeadingGrammar): string | null {
  const match = grammar.reference.exec(text.replace(/\s+/gu, ''));
  return match ? `${code(match[1]!)}-${code(match[2]!)}` : null;
}

/** Lines that a page carries for itself: rules (----) and page numbers. */
export function isOrnament(cells: string[]): boolean {
  const text = cells.join('').replace(/\s+/gu, '');
  return /^[-－=＝_─━―*]+$/u.test(text) || /^(?:p\.?)?[-－―]?[0-9０-９]{1,4}[-－―]?$/iu.test(text);
}

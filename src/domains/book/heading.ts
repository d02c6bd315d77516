/** Headings of a plan: direction (6 協働で…), policy (協1 …), measure (協1-1 …), and references to measures. */

export interface HeadingText {
  level: 'direction' | 'policy' | 'policy-again' | 'measure';
  code: string;
  name: string;
}

const dash = '[-－‐‑–—−]';
const policyCode = String.raw`\p{L}{1,3}\s?[0-9０-９]{1,2}`;
const measurePattern = new RegExp(String.raw`^(${policyCode})\s{0,3}${dash}\s{0,3}([0-9０-９]{1,2})\s{0,3}[:：\s]\s{0,3}(\S.*)$`, 'u');
const againPattern = new RegExp(String.raw`^[\[［【](${policyCode})\s?[:：]\s?(\S[^\]］】]*)[\]］】]$`, 'u');
const policyPattern = new RegExp(String.raw`^(${policyCode})\s{1,9}(\S.*)$`, 'u');
const directionPattern = /^(?:第\s?)?([0-9０-９]{1,2})(?:\s?章)?\s{1,9}(\S[^。]*)$/u;
const codeAlone = new RegExp(String.raw`^(?:${policyCode}(?:\s{0,3}${dash}\s{0,3}[0-9０-９]{1,2})?|[0-9０-９]{1,2})$`, 'u');
const referenceCode = new RegExp(String.raw`^(${policyCode})${dash}([0-9０-９]{1,2})$`, 'u');

function code(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** A heading, or null where the cells hold something else. Code and name may stand in two cells. */
export function readHeading(cells: string[]): HeadingText | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0 || filled.length > 2) return null;
  if (filled.length === 2 && !codeAlone.test(filled[0]!)) return null;
  const text = filled.join(' ');
  if (text.length > 200) return null;
  const measure = measurePattern.exec(text);
  if (measure) return { level: 'measure', code: `${code(measure[1]!)}-${code(measure[2]!)}`, name: measure[3]!.trim() };
  const again = againPattern.exec(text);
  if (again) return { level: 'policy-again', code: code(again[1]!), name: again[2]!.trim() };
  const policy = policyPattern.exec(text);
  if (policy) return { level: 'policy', code: code(policy[1]!), name: policy[2]!.trim() };
  const direction = directionPattern.exec(text);
  if (direction) return { level: 'direction', code: code(direction[1]!), name: direction[2]!.trim() };
  return null;
}

/** Code of the policy that a measure's code names: 協1-1 → 協1. */
export function policyCodeOf(measure: string): string {
  return measure.slice(0, measure.lastIndexOf('-'));
}

/** 協2-2, 協２－２ → 協2-2; null where it is no code of a measure. */
export function readMeasureCode(text: string): string | null {
  const match = referenceCode.exec(text.replace(/\s+/gu, ''));
  return match ? `${code(match[1]!)}-${code(match[2]!)}` : null;
}

/** Lines that a page carries for itself: rules (----) and page numbers. */
export function isOrnament(cells: string[]): boolean {
  const text = cells.join('').replace(/\s+/gu, '');
  return /^[-－=＝_─━―*]+$/u.test(text) || /^(?:p\.?)?[-－―]?[0-9０-９]{1,4}[-－―]?$/iu.test(text);
}

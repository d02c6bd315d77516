/** What is wrong with a file, for the person who has it: a few faults by name, and what stands in it cut to a length that can be read. */

/** Faults that are named; of more than these only how many. */
export const namedMost = 5;
/** Letters of a value that are shown. */
const lettersMost = 60;

/** `faults`: a sentence each; `count`: how many there are where not all of them were kept. */
export function namedFaults(faults: readonly string[], count = faults.length): string[] {
  const named = faults.slice(0, namedMost);
  return count > named.length ? [...named, `… and ${count - named.length} more.`] : named;
}

/** A value as JSON, the end of a long one left out; `none` where nothing is there. */
export function shownValue(value: unknown, none = 'missing'): string {
  if (typeof value === 'string') return JSON.stringify(cut(value));
  return cut(JSON.stringify(value) ?? none);
}

function cut(text: string): string {
  return text.length > lettersMost ? `${text.slice(0, lettersMost)}…` : text;
}

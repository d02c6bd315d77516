/** What may be shown of background work that failed for good: never what it was given. */

const lettersMax = 200;

/**
 * The error's first line without anything that may belong to a person: addresses, quoted texts, numbers of many digits, tokens.
 */
export function redactedError(error: string | null): string {
  if (error === null) return '';
  const line = error.split('\n')[0]!.trim();
  const redacted = line
    .replace(/[^\s@<>"'（）()]+@[^\s@<>"'（）()]+/g, '‹…›')
    .replace(/"[^"]*"|'[^']*'|“[^”]*”|「[^」]*」|=\([^)]*\)/g, '‹…›')
    .replace(/https?:\/\/\S+/g, '‹…›')
    .replace(/[\w-]{20,}|\d[\d-]{5,}\d/g, '‹…›');
  return redacted.length > lettersMax ? `${redacted.slice(0, lettersMax)}…` : redacted;
}

/**
 * Splitting (分割): an opinion is cut into parts, each of which gets a reply. The parts, white space aside, are the opinion letter by
 * letter, so that nothing that was said is lost on the way to its reply.
 */

/** A line of three hyphens or more, also full-width or long ones as Japanese keyboards give them, marks a cut. */
const cutLine = /^[\s\u3000]*[-‐‑–—―−－ー]{3,}[\s\u3000]*$/u;

/** Most parts of one opinion. */
export const partsMax = 60;

const whiteSpace = /[\s\ufeff\u200b]+/gu;

/** The letters of a text without white space: what has to be the same before and after. */
export function lettersOf(text: string): string {
  return text.replace(whiteSpace, '');
}

/** How many letters, in code points: as people and the sums on the pages count them. */
export function letterCount(text: string): number {
  let count = 0;
  for (const _ of lettersOf(text)) count += 1;
  return count;
}

/** What stands between the cuts, empty parts left out. Takes any line ends. */
export function partsOf(typed: string): string[] {
  const parts: string[][] = [[]];
  for (const line of typed.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n')) {
    if (cutLine.test(line)) parts.push([]);
    else parts.at(-1)!.push(line);
  }
  return parts.map((lines) => lines.join('\n').trim()).filter((part) => lettersOf(part) !== '');
}

/** Parts as the text area shows them. */
export function typedOf(parts: readonly string[]): string {
  return parts.join('\n---\n');
}

export type Cut = { parts: string[] } | { missing: string; added: string } | { tooMany: number };

/**
 * Cuts the opinion where the typed text has its marks. The parts come out of the opinion itself, with its own line breaks; the
 * typed letters must be its letters in its order. Where they are not: what is missing and what is new, around the first difference.
 */
export function cutOpinion(opinion: string, typed: string): Cut {
  // A line of hyphens in the opinion itself is no cut but a part of what was said.
  if (lettersOf(typed) === lettersOf(opinion)) return { parts: [opinion.trim()].filter((part) => lettersOf(part) !== '') };
  const typedParts = partsOf(typed);
  const [wanted, given] = [lettersOf(opinion), typedParts.map(lettersOf)];
  if (given.join('') !== wanted) return differenceOf(wanted, given.join(''));
  if (given.length > partsMax) return { tooMany: given.length };
  return { parts: sliced(opinion, given.map((part) => part.length)) };
}

/** The opinion in slices of so many letters each; its white space goes with the letter before it, and is trimmed at the cuts. */
function sliced(opinion: string, lengths: readonly number[]): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const length of lengths) {
    const from = at;
    for (let seen = 0; seen < length; at += 1) if (lettersOf(opinion[at]!) !== '') seen += 1;
    parts.push(opinion.slice(from, at).trim());
  }
  return parts;
}

const shownMax = 60;

function differenceOf(wanted: string, given: string): { missing: string; added: string } {
  const [before, after] = [[...wanted], [...given]];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { missing: shortened(before.slice(start, before.length - end)), added: shortened(after.slice(start, after.length - end)) };
}

function shortened(letters: readonly string[]): string {
  return letters.length > shownMax ? `${letters.slice(0, shownMax).join('')}…` : letters.join('');
}

/** True where the parts together are the opinion, white space aside. */
export function isWhole(opinion: string, parts: readonly string[]): boolean {
  return parts.map(lettersOf).join('') === lettersOf(opinion);
}

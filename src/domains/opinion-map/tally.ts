/** Votes on a statement as readers are told them: whole percent with how many answered and how uncertain it is, and numbers alone where few answered. */
import type { Lang } from '#platform/http';
import { formatCount, formatPercent } from './figure.ts';
import type { Count } from './maths/reckoning.ts';
import { wilson } from './maths/share.ts';
import { text } from './text.ts';
import type { Choice } from './vote.ts';

/** Below so many answers a percentage says nothing: one person would be a fifth or more. */
const votesForShare = 5;

export function votesOf({ agree, disagree, pass }: Count): number {
  return agree + disagree + pass;
}

export function hasShare(count: Count): boolean {
  return votesOf(count) >= votesForShare;
}

/** Of the people of all other groups. */
export function countOfOthers(groups: readonly Count[], own: number): Count {
  const others = groups.filter((_, index) => index !== own);
  const sum = (choice: Choice): number => others.reduce((total, count) => total + count[choice], 0);
  return { agree: sum('agree'), disagree: sum('disagree'), pass: sum('pass') };
}

/** `81%（73〜87%、n=40）`; below five answers `賛成3・反対1・パス0`. */
export function shareText(count: Count, choice: Choice, lang: Lang): string {
  const words = text(lang).result;
  const n = votesOf(count);
  if (!hasShare(count)) return fewText(count, lang);
  return words.share(formatPercent(count[choice] / n), ...rangeOf(count, choice), formatCount(n));
}

/** Bounds of the 95 % interval in whole percent. */
export function rangeOf(count: Count, choice: Choice): [low: string, high: string] {
  const { low, high } = wilson(count[choice], votesOf(count));
  return [String(Math.round(low * 100)), String(Math.round(high * 100))];
}

export function fewText(count: Count, lang: Lang): string {
  const words = text(lang).result;
  return votesOf(count) === 0 ? words.noVotes : words.few(formatCount(count.agree), formatCount(count.disagree), formatCount(count.pass));
}

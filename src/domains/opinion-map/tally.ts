/** Votes on a statement as readers are told them: whole percent with how many answered and how uncertain it is, and numbers alone where few answered. */
import { formatCount } from '#platform/count';
import type { Lang } from '#platform/http';
import { formatPercent } from './figure.ts';
import { sureness } from './maths/counts.ts';
import type { Count } from './maths/reckoning.ts';
import { wilson } from './maths/share.ts';
import { text } from './text.ts';
import type { Choice } from './vote.ts';

/** Below so many answers a percentage says nothing: one person would be a fifth or more. */
export const votesForShare = 5;

export function votesOf({ agree, disagree, pass }: Count): number {
  return agree + disagree + pass;
}

export function hasShare(count: Count): boolean {
  return votesOf(count) >= votesForShare;
}

/** Whether its own range, as it is shown, lies above one half: then chance alone does not make it a majority. */
export function isSureMajority(count: Count, choice: Choice): boolean {
  return hasShare(count) && Number(rangeOf(count, choice)[0]) > 50;
}

/** Of the people of all other groups. */
export function countOfOthers(groups: readonly Count[], own: number): Count {
  const others = groups.filter((_, index) => index !== own);
  const sum = (choice: Choice): number => others.reduce((total, count) => total + count[choice], 0);
  const all = { agree: sum('agree'), disagree: sum('disagree'), pass: sum('pass') };
  const weighted = others.some(({ squares }) => squares !== undefined);
  return weighted ? { ...all, squares: others.reduce((total, { squares = 0 }) => total + squares, 0) } : all;
}

/** The count itself; with weights, which a city never publishes, as many votes as an interval may count on, rounded to whole people with the shares kept. */
export function sureCount(count: Count): Count {
  if (count.squares === undefined) return count;
  const n = votesOf(count);
  const sure = n === 0 ? 1 : Math.round(n * sureness(n, count.squares)) / n;
  return { agree: count.agree * sure, disagree: count.disagree * sure, pass: count.pass * sure };
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

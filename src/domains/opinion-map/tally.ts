/** Votes on a statement as readers are told them: whole percent with how many answered and how uncertain it is, and numbers alone where few answered. */
import type { Lang } from '#platform/http';
import { formatCount, formatPercent } from './figure.ts';
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
  const { share, low, high } = wilson(count[choice], n);
  return words.share(formatPercent(share), formatPercent(low), formatPercent(high), formatCount(n));
}

export function fewText(count: Count, lang: Lang): string {
  const words = text(lang).result;
  return votesOf(count) === 0 ? words.noVotes : words.few(formatCount(count.agree), formatCount(count.disagree), formatCount(count.pass));
}

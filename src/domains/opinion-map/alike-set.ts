/** Sets of people who vote alike, as the last reckoning found them, named by the lowest number in them. */
import type { AlikeSet } from './maths/reckoning.ts';

/** Of the votes of each in the set, so many at least are as most of the set vote, in whole percent and never more than is true; null where all votes are the same. */
export function nearlyOf({ same }: Pick<AlikeSet, 'same'>): string | null {
  return same < 1 ? `${Math.floor(same * 100)}%` : null;
}

export function firstOf({ numbers }: Pick<AlikeSet, 'numbers'>): number {
  return numbers.reduce((least, number) => Math.min(least, number), Infinity);
}

/** The set that a number names, or that the participant is in; null for none. */
export function setNamed(alike: readonly AlikeSet[], first: number | null): AlikeSet | null {
  return first === null ? null : (alike.find((set) => firstOf(set) === first) ?? null);
}

export function setOf(alike: readonly AlikeSet[], participant: number): AlikeSet | null {
  return alike.find(({ numbers }) => numbers.includes(participant)) ?? null;
}

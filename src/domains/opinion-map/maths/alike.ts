import { leadersOf } from './alike-leaders.ts';
import type { Ballots } from './ballots.ts';
import { habitsOf, keepingTo, keyOf, patternOf, patternOfMost, type Keeping, type Pattern } from './pattern.ts';
import type { AlikeSet } from './reckoning.ts';

/**
 * Fewer votes in common say nothing: many people share a few views. With six, ten accounts among 54 people on 6 to 8 statements would be found in 17 to 49 of 60 known towns instead of none,
 * but honest people who say what their camp says in 92 % of the cases would be called alike in 7 to 15 of 60 instead of 0 to 9 (6 to 14 statements): the page would cry wolf.
 * (Counted of exact copies.)
 */
export const alikeStatementsLeast = 10;
/** Of everybody; and never fewer than four people, since two or three may simply be of one mind. */
const shareLeast = 0.01;
const peopleLeast = 4;
const numbersMost = 200;
/** So many times as many people a laxer way must find to be taken: a few more may be honest neighbours of accounts that copy, as many again are the same hand with changed answers. */
const widerLeast = 1.5;

/** How alike people of a set are, and how sure it must be that honest people are not. */
interface Way {
  /** Greatest share of the shared votes in which somebody differs from the pattern of the set. */
  apart: number;
  /** Within this share from somebody's own votes are those of whom the pattern is made; two of a set differ twice as much as each from what most of them voted. */
  near: number;
  /** Least share of the pattern's statements on which somebody voted: likeness on a few of many statements is another thing than on all. */
  overlap: number;
  statements: number;
  /** Whether the pattern is made of ballots alone that are the same from the first vote to the last. */
  whole: boolean;
  /** Whether a gap is asked for between the set and everybody else. Found without: those who are the same in all and voted on nearly the same statements. */
  gap: boolean;
}

/**
 * The first is of ballots that are copies from end to end, held against those alone who voted on all of it; the second of people who copy, the third of people who each answer a part of one list, the others of people who change an answer here and there: up to 3, 6 and 10 % of what most of their set voted.
 * What each finds, and how often it takes honest people for a set: docs/decisions/0012.
 */
const ways: Way[] = [
  { apart: 0, near: 0, overlap: 1, statements: alikeStatementsLeast, whole: true, gap: false },
  { apart: 0, near: 0, overlap: 0.8, statements: alikeStatementsLeast, whole: false, gap: false },
  { apart: 0, near: 0, overlap: 0.55, statements: alikeStatementsLeast, whole: false, gap: true },
  { apart: 0.03, near: 0.06, overlap: 0.55, statements: alikeStatementsLeast, whole: false, gap: true },
  { apart: 0.06, near: 0.12, overlap: 0.55, statements: alikeStatementsLeast, whole: false, gap: true },
  { apart: 0.1, near: 0.16, overlap: 0.55, statements: 14, whole: false, gap: true },
];

interface Shells {
  /** Indexes of the people who keep to the pattern. */
  inside: number[];
  /** People in the next shell, and in the one after it, each as wide as the inside. */
  once: number;
  twice: number;
  /** How many would be inside if people voted on each statement as everybody does, independently. */
  byChance: number;
  /** Fewest statements that one inside has in common with the pattern, and least share of them with the same vote. */
  statements: number;
  same: number;
}

/** Chance of at most `most` other votes: for none the product of the habits, else by Poisson, which is never too small in this tail. */
function chanceOf(keeping: Keeping, person: number, most: number): number {
  if (most === 0) return keeping.chance[person]!;
  const expected = keeping.expected[person]!;
  let term = Math.exp(-expected);
  let sum = term;
  for (let other = 1; other <= most; other += 1) {
    term *= expected / other;
    sum += term;
  }
  return sum;
}

function shellsOf(keeping: Keeping, apart: number): Shells {
  const shells: Shells = { inside: [], once: 0, twice: 0, byChance: 0, statements: Infinity, same: 1 };
  for (let person = 0; person < keeping.shared.length; person += 1) {
    const shared = keeping.shared[person]!;
    if (shared === 0) continue;
    // The little more is for products like 0.03 × 100, which are not whole in binary.
    const most = Math.floor(apart * shared + 1e-9);
    shells.byChance += chanceOf(keeping, person, most);
    const shell = Math.floor(keeping.differ[person]! / (most + 1));
    if (shell === 1) shells.once += 1;
    else if (shell === 2) shells.twice += 1;
    if (shell !== 0) continue;
    shells.inside.push(person);
    shells.statements = Math.min(shells.statements, shared);
    shells.same = Math.min(shells.same, 1 - keeping.differ[person]! / shared);
  }
  return shells;
}

/**
 * More people keep to one pattern than honest likeness explains. Among people of one mind who decide for themselves, those in the shells follow one another smoothly (for a binomial the inside is near
 * once² / (2 · twice)); a campaign stands out inside. Where people may differ or answer a part, camps of honest people that lie beside one another can look so too: then there must also be fewer just outside than inside.
 * Twice what is expected and three standard deviations more are asked for; the fractions stand for numbers so small that they say little.
 */
function standsOut({ inside, once, twice, byChance }: Shells, gap: boolean): boolean {
  const expected = Math.max(byChance, (once + 0.75) ** 2 / (2 * (twice + 1)), gap ? (once + 1) / 2 : 0);
  return inside.length - 1 > 2 * expected + 3 * Math.sqrt(expected);
}

/** The strictest way in which people around this one stand out, or a laxer one that tells of many more; null where they do not. `seen` holds patterns that were looked at before. */
function standingOut(ballots: Ballots, leader: number, habits: Float64Array, least: number, seen: Set<number>): Shells | null {
  const own = patternOf(ballots, leader);
  const sharedLeast = (pattern: Pattern, { overlap, statements }: Way) => Math.max(statements, overlap * pattern.statements);
  const keeping = keepingTo(ballots, own, habits, Math.min(...ways.map((way) => sharedLeast(own, way))));
  let found: Shells | null = null;
  for (const [index, way] of ways.entries()) {
    const near: number[] = [];
    for (let person = 0; person < keeping.shared.length; person += 1) {
      if (way.whole && (keeping.shared[person]! < own.statements || ballots.rowStart[person + 1]! - ballots.rowStart[person]! > own.statements)) continue;
      if (keeping.shared[person]! >= sharedLeast(own, way) && keeping.differ[person]! <= way.near * keeping.shared[person]!) near.push(person);
    }
    if (near.length < least) continue;
    const pattern = patternOfMost(ballots, near);
    // Several who pass on nearly everything are as many people without a view, not one with many accounts.
    if (pattern.views * 2 <= pattern.statements) continue;
    const key = keyOf(pattern) * ways.length + index;
    if (seen.has(key)) continue;
    seen.add(key);
    const shells = shellsOf(keepingTo(ballots, pattern, habits, sharedLeast(pattern, way)), way.apart);
    if (shells.inside.length >= (found === null ? least : found.inside.length * widerLeast) && standsOut(shells, way.gap)) found = shells;
  }
  return found;
}

/**
 * Sets of people whose votes are the same on many statements, or nearly, more than people of one mind would be: for the facilitator to look at, no proof of anything. Largest first; nobody is in two of them.
 * Found are those who voted on more than half of the same statements; accounts that each vote on a few others are not.
 */
export function alikeSets(ballots: Ballots): AlikeSet[] {
  const least = Math.max(peopleLeast, Math.ceil(ballots.people.length * shareLeast));
  const habits = habitsOf(ballots);
  const taken = new Uint8Array(ballots.people.length);
  const seen = new Set<number>();
  const sets: AlikeSet[] = [];
  for (const leader of leadersOf(ballots, alikeStatementsLeast, least)) {
    if (taken[leader] === 1) continue;
    const found = standingOut(ballots, leader, habits, least, seen);
    const people = found?.inside.filter((person) => taken[person] === 0) ?? [];
    if (found === null || people.length < Math.max(least, found.inside.length / 2)) continue;
    for (const person of people) taken[person] = 1;
    const numbers = people.slice(0, numbersMost).map((person) => ballots.people[person]!);
    sets.push({ people: people.length, share: people.length / ballots.people.length, statements: found.statements, same: found.same, numbers });
  }
  return sets.toSorted((one, other) => other.people - one.people || one.numbers[0]! - other.numbers[0]!);
}

import { leadersOf } from './alike-leaders.ts';
import type { Ballots } from './ballots.ts';
import type { AlikeSet } from './reckoning.ts';

/**
 * Fewer votes in common say nothing: many people share a few views. With six, ten accounts among 54 people on 6 to 8 statements would be found in 17 to 49 of 60 known towns instead of none,
 * but honest people who say what their camp says in 92 % of the cases would be called alike in 7 to 15 of 60 instead of 0 to 9 (6 to 14 statements): the page would cry wolf.
 */
export const alikeStatementsLeast = 10;
/** Of the votes of the one with whom others are compared: likeness on a few of many statements is another thing than on all. */
const overlapLeast = 0.8;
/** Of everybody; and never fewer than four people, since two or three may simply be of one mind. */
const shareLeast = 0.01;
const peopleLeast = 4;
const numbersMost = 200;

/** How often each of the three votes was given on each statement, 0 to 1: cell statement × 3 + vote + 1. */
function habits(ballots: Ballots): Float64Array {
  const seen = new Float64Array(ballots.statements.length * 3);
  for (let at = 0; at < ballots.column.length; at += 1) seen[ballots.column[at]! * 3 + ballots.value[at]! + 1]! += 1;
  return seen.map((votes, cell) => votes / Math.max(1, seen[cell - (cell % 3)]! + seen[cell - (cell % 3) + 1]! + seen[cell - (cell % 3) + 2]!));
}

interface Neighbours {
  /** Indexes of the people whose votes are the leader's on every statement on which both voted, the leader among them. */
  same: number[];
  /** Fewest statements that one of them has in common with the leader. */
  statements: number;
  /** People who differ once, and twice. */
  once: number;
  twice: number;
  /** How many would be the same if people voted on each statement as everybody does, independently. */
  byChance: number;
}

function neighboursOf(ballots: Ballots, leader: number, habit: Float64Array): Neighbours {
  const { rowStart, column, value } = ballots;
  const vote = new Int8Array(ballots.statements.length).fill(2);
  for (let at = rowStart[leader]!; at < rowStart[leader + 1]!; at += 1) vote[column[at]!] = value[at]!;
  const sharedLeast = Math.max(alikeStatementsLeast, overlapLeast * (rowStart[leader + 1]! - rowStart[leader]!));
  const found: Neighbours = { same: [], statements: Infinity, once: 0, twice: 0, byChance: 0 };
  for (let person = 0; person < ballots.people.length; person += 1) {
    let shared = 0;
    let differ = 0;
    let chance = 1;
    for (let at = rowStart[person]!; at < rowStart[person + 1]!; at += 1) {
      const statement = column[at]!;
      if (vote[statement] === 2) continue;
      shared += 1;
      chance *= habit[statement * 3 + vote[statement]! + 1]!;
      if (vote[statement] !== value[at]) differ += 1;
    }
    if (shared < sharedLeast) continue;
    if (person !== leader) found.byChance += chance;
    if (differ === 0) found.statements = Math.min(found.statements, shared);
    if (differ === 0) found.same.push(person);
    else if (differ === 1) found.once += 1;
    else if (differ === 2) found.twice += 1;
  }
  return found;
}

/**
 * More people vote exactly the same than honest likeness explains. Among people of one mind who decide for themselves, those who differ in nothing, once and twice follow one another smoothly
 * (for a binomial the first are near once² / (2 · twice)); a campaign stands out at nothing. Twice what is expected and three standard deviations more are asked for; the fractions stand for numbers so small that they say little.
 */
function standsOut({ same, once, twice, byChance }: Neighbours): boolean {
  const expected = Math.max(byChance, (once + 0.75) ** 2 / (2 * (twice + 1)));
  return same.length - 1 > 2 * expected + 3 * Math.sqrt(expected);
}

/**
 * Sets of people whose votes are the same on many statements, more than people of one mind would be: for the facilitator to look at, no proof of anything. Largest first; nobody is in two of them.
 * Found are those who voted on mostly the same statements; accounts that each vote on a few others are not.
 */
export function alikeSets(ballots: Ballots): AlikeSet[] {
  const least = Math.max(peopleLeast, Math.ceil(ballots.people.length * shareLeast));
  const habit = habits(ballots);
  const taken = new Uint8Array(ballots.people.length);
  const sets: AlikeSet[] = [];
  for (const leader of leadersOf(ballots, alikeStatementsLeast, least)) {
    if (taken[leader] === 1) continue;
    const neighbours = neighboursOf(ballots, leader, habit);
    const people = neighbours.same.filter((person) => taken[person] === 0);
    if (people.length < least || !standsOut(neighbours)) continue;
    for (const person of people) taken[person] = 1;
    const numbers = people.slice(0, numbersMost).map((person) => ballots.people[person]!);
    sets.push({ people: people.length, share: people.length / ballots.people.length, statements: neighbours.statements, numbers });
  }
  return sets.toSorted((one, other) => other.people - one.people || one.numbers[0]! - other.numbers[0]!);
}

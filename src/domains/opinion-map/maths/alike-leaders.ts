import type { Ballots } from './ballots.ts';

const bands = 8;
const rowsOfBand = 3;
/** Larger lists of people with one key are looked at first; so many at most. */
const leadersMost = 64;

/** Hash of one vote, another one for each salt. */
function hashOf(vote: number, salt: number): number {
  let bits = Math.imul(vote + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca77);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** Least hash of somebody's votes: two people have the same one with the chance of the likeness of their votes (MinHash, Broder 1997). */
function leastHash(ballots: Ballots, person: number, salt: number): number {
  let least = 0xffffffff;
  for (let at = ballots.rowStart[person]!; at < ballots.rowStart[person + 1]!; at += 1) {
    const hash = hashOf(ballots.column[at]! * 3 + ballots.value[at]! + 1, salt);
    if (hash < least) least = hash;
  }
  return least;
}

/** Key that people with exactly the same votes share, and nearly nobody else. */
function wholeKey(ballots: Ballots, person: number): number {
  let key = 0;
  for (let at = ballots.rowStart[person]!; at < ballots.rowStart[person + 1]!; at += 1) key = hashOf(ballots.column[at]! * 3 + ballots.value[at]! + 1, key);
  return key;
}

/** Key that two people share with a chance that rises steeply with the likeness of their votes. */
function bandKey(ballots: Ballots, person: number, band: number): number {
  let key = band;
  for (let row = 0; row < rowsOfBand; row += 1) key = hashOf(leastHash(ballots, person, band * rowsOfBand + row), key);
  return key;
}

/** First and middle person of each list of people with one key, with the length of the list. */
function sharing(people: Int32Array, keys: Float64Array, least: number): { person: number; length: number }[] {
  const order = people.toSorted((one, other) => keys[one]! - keys[other]! || one - other);
  const found: { person: number; length: number }[] = [];
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && keys[order[to]!] === keys[order[from]!]) to += 1;
    if (to - from >= least) for (const at of new Set([from, (from + to) >>> 1])) found.push({ person: order[at]!, length: to - from });
    from = to;
  }
  return found;
}

/**
 * People around whom others with the same votes may be found, without comparing everybody with everybody: those who share a key of their votes with `least` people or more.
 * By exactly the same votes first, then by the length of the list. Indexes of people with at least `votesLeast` votes.
 */
export function leadersOf(ballots: Ballots, votesLeast: number, least: number): number[] {
  const people = Int32Array.from(ballots.people.keys()).filter((person) => ballots.rowStart[person + 1]! - ballots.rowStart[person]! >= votesLeast);
  const keys = new Float64Array(ballots.people.length);
  const longest = (lists: { person: number; length: number }[]) => lists.toSorted((one, other) => other.length - one.length || one.person - other.person).map(({ person }) => person);
  for (const person of people) keys[person] = wholeKey(ballots, person);
  const same = longest(sharing(people, keys, least));
  const alike: { person: number; length: number }[] = [];
  for (let band = 0; band < bands; band += 1) {
    for (const person of people) keys[person] = bandKey(ballots, person, band);
    alike.push(...sharing(people, keys, least));
  }
  return [...new Set([...same.slice(0, leadersMost / 2), ...longest(alike)])].slice(0, leadersMost);
}

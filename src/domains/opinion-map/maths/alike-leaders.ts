import type { Ballots } from './ballots.ts';

const bands = 8;
const rowsOfBand = 3;
/** Larger lists of people with one key are looked at first; so many at most. */
const leadersMost = 64;
/** Votes that may be read to look around others besides: of a town everybody is a leader, of a large map as many as cost some hundredths of a second. */
const votesReadMost = 5e6;

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

/** As many of these people as may be looked around, evenly among them. Their numbers are drawn by lot, so this is a sample; of an account in twenty that vote nearly alike some are in it. */
function spread(people: Int32Array, votes: number): number[] {
  const most = Math.min(people.length, Math.floor(votesReadMost / Math.max(1, votes)));
  return Array.from({ length: most }, (_, index) => people[Math.floor((index * people.length) / most)]!);
}

/**
 * People around whom others with the same votes may be found, without comparing everybody with everybody: those who share a key of their votes with `least` people or more,
 * by exactly the same votes first, then by the length of the list; then others, as far as there is time. Indexes of people with at least `votesLeast` votes.
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
  const sharers = [...new Set([...same.slice(0, leadersMost / 2), ...longest(alike)])].slice(0, leadersMost);
  return [...new Set([...sharers, ...spread(people, ballots.column.length)])];
}

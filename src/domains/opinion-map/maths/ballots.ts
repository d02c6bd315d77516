/**
 * The last vote of every person on every statement, as a sparse matrix in one canonical order: people by number, statements by number.
 * Whatever order votes come in, the matrix is the same, and so is everything computed from it, bit for bit.
 */
export interface Ballots {
  /** Numbers of the people, ascending. */
  people: Int32Array;
  /** Numbers of the statements, ascending. */
  statements: Int32Array;
  /** Votes of person i stand from rowStart[i] to before rowStart[i + 1]. */
  rowStart: Int32Array;
  /** Index (not number) of the statement of each vote, ascending within a person. */
  column: Int32Array;
  /** 1 agree, -1 disagree, 0 pass. */
  value: Int8Array;
}

/** What is known of a statement besides its votes. */
export interface StatementMark {
  number: number;
  /** Asks about the person: its votes are counted and form no groups. */
  meta: boolean;
  /** False where moderators took it out: as meta, and it is in no list. */
  shown: boolean;
}

/** Votes in any order, one at each place of three lists of one length; a person has one vote on a statement. */
export interface VoteList {
  person: ArrayLike<number>;
  statement: ArrayLike<number>;
  /** 1 agree, -1 disagree, 0 pass. */
  value: ArrayLike<number>;
}

/** Different numbers, ascending. */
function distinct(...lists: ArrayLike<number>[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let filled = 0;
  for (const list of lists) {
    all.set(list, filled);
    filled += list.length;
  }
  all.sort();
  return all.filter((number, at) => at === 0 || number !== all[at - 1]);
}

/** Index of a number in an ascending list; -1 where it is not there. */
export function indexOfNumber(numbers: Int32Array, number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === number ? low : -1;
}

function indexesOf(numbers: Int32Array, of: ArrayLike<number>): Int32Array {
  const indexes = new Int32Array(of.length);
  for (let at = 0; at < of.length; at += 1) indexes[at] = indexOfNumber(numbers, of[at]!);
  return indexes;
}

function startsOf(indexes: Int32Array, length: number): Int32Array {
  const starts = new Int32Array(length + 1);
  for (const index of indexes) starts[index + 1]! += 1;
  for (let at = 0; at < length; at += 1) starts[at + 1]! += starts[at]!;
  return starts;
}

/** Places of the votes sorted by their index, those of one index in the order in which they came (a counting sort). */
function sortedBy(indexes: Int32Array, length: number, order: Int32Array): Int32Array {
  const next = startsOf(indexes, length);
  const sorted = new Int32Array(indexes.length);
  for (const vote of order) sorted[next[indexes[vote]!]!++] = vote;
  return sorted;
}

/**
 * The canonical matrix of votes that came in any order. `statements` names those that stand in it even without votes; any order.
 * Throws where a person has two votes on one statement: which is the last one must be decided before.
 */
export function ballotsOf(votes: VoteList, statementNumbers: ArrayLike<number> = []): Ballots {
  const people = distinct(votes.person);
  const statements = distinct(votes.statement, statementNumbers);
  const length = votes.value.length;
  const row = indexesOf(people, votes.person);
  const columnOf = indexesOf(statements, votes.statement);
  const byStatement = sortedBy(columnOf, statements.length, new Int32Array(length).map((_, at) => at));
  const order = sortedBy(row, people.length, byStatement);
  const column = order.map((vote) => columnOf[vote]!);
  const rowStart = startsOf(row, people.length);
  const value = new Int8Array(length);
  for (let at = 0; at < length; at += 1) {
    value[at] = votes.value[order[at]!]!;
    if (at > 0 && column[at] === column[at - 1] && row[order[at]!] === row[order[at - 1]!]) throw new Error('A person has two votes on one statement; hand in the last one alone.');
  }
  return { people, statements, rowStart, column, value };
}

/** The same votes under other numbers of the people: `numbers` has one for each in their order, no two alike. */
export function renumbered({ people, statements, rowStart, column, value }: Ballots, numbers: Int32Array): Ballots {
  const order = Int32Array.from(people.keys()).sort((one, other) => numbers[one]! - numbers[other]!);
  const moved: Ballots = { people: order.map((person) => numbers[person]!), statements, rowStart: new Int32Array(rowStart.length), column: new Int32Array(column.length), value: new Int8Array(value.length) };
  for (const [row, person] of order.entries()) {
    const [from, to, at] = [rowStart[person]!, rowStart[person + 1]!, moved.rowStart[row]!];
    moved.column.set(column.subarray(from, to), at);
    moved.value.set(value.subarray(from, to), at);
    moved.rowStart[row + 1] = at + to - from;
  }
  return moved;
}

/** The same statements with the people alone whose place in `kept` is not 0. */
export function keepPeople(ballots: Ballots, kept: Uint8Array): Ballots {
  const { rowStart, column, value } = ballots;
  const people = ballots.people.filter((_, person) => kept[person] !== 0);
  const starts = new Int32Array(people.length + 1);
  let row = 0;
  for (let person = 0; person < kept.length; person += 1) {
    if (kept[person] === 0) continue;
    starts[row + 1] = starts[row]! + rowStart[person + 1]! - rowStart[person]!;
    row += 1;
  }
  const columns = new Int32Array(starts[row]!);
  const values = new Int8Array(starts[row]!);
  for (let person = 0, to = 0; person < kept.length; person += 1) {
    if (kept[person] === 0) continue;
    columns.set(column.subarray(rowStart[person], rowStart[person + 1]), to);
    values.set(value.subarray(rowStart[person], rowStart[person + 1]), to);
    to += rowStart[person + 1]! - rowStart[person]!;
  }
  return { people, statements: ballots.statements, rowStart: starts, column: columns, value: values };
}

/** Numbers that nobody has: who was left out is published as a count alone, and their votes are not there to be taken out. */
export function leftOut(people: number): number[] {
  return Array.from({ length: people }, (_, index) => -1 - index);
}

/** The matrix as if these people, by number, had never been there. */
export function withoutPeople(ballots: Ballots, numbers: Iterable<number>): Ballots {
  const kept = new Uint8Array(ballots.people.length).fill(1);
  for (const number of numbers) {
    const person = indexOfNumber(ballots.people, number);
    if (person >= 0) kept[person] = 0;
  }
  return keepPeople(ballots, kept);
}

/** 1 for each statement that forms groups: shown, and not about the person. A statement without a mark forms them. */
export function formingStatements(ballots: Ballots, marks: Iterable<StatementMark>): Uint8Array {
  const forms = new Uint8Array(ballots.statements.length).fill(1);
  for (const mark of marks) {
    const index = indexOfNumber(ballots.statements, mark.number);
    if (index >= 0 && (mark.meta || !mark.shown)) forms[index] = 0;
  }
  return forms;
}

/** 1 for each person who agreed or disagreed with a statement that forms groups; who passed on all of them says nothing of where to stand. */
export function speakingPeople(ballots: Ballots, forms: Uint8Array): Uint8Array {
  const speaks = new Uint8Array(ballots.people.length);
  for (let person = 0; person < speaks.length; person += 1) {
    for (let at = ballots.rowStart[person]!; at < ballots.rowStart[person + 1]!; at += 1) {
      if (ballots.value[at] !== 0 && forms[ballots.column[at]!] === 1) speaks[person] = 1;
    }
  }
  return speaks;
}

/**
 * 1 for each person with votes enough to be in the picture: `votesLeast`, or all statements where there are fewer.
 * Where those are fewer than `peopleLeast`, the ones who voted most come in as well; of equals, all who voted as much as the last one that is needed.
 */
export function countedPeople(ballots: Ballots, votesLeast: number, peopleLeast: number): Uint8Array {
  const votes = Int32Array.from(ballots.people, (_, person) => ballots.rowStart[person + 1]! - ballots.rowStart[person]!);
  const mostFirst = votes.toSorted().reverse();
  const asked = Math.min(votesLeast, ballots.statements.length);
  const reached = mostFirst[Math.min(peopleLeast, mostFirst.length) - 1] ?? asked;
  return Uint8Array.from(votes, (number) => (number >= Math.max(1, Math.min(asked, reached)) ? 1 : 0));
}

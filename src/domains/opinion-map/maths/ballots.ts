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

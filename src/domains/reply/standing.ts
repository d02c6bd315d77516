/** How far the work is, in sums that must add up: every kept submission is split, every unit has its reply, every reply is approved. */

export interface Standing {
  /** Kept: neither withdrawn nor set aside. */
  submissions: number;
  /** Of them, divided as they are now. */
  split: number;
  unsplit: number;
  /** Divided, but changed since: counted in `unsplit` too. */
  stale: number;
  units: number;
  remarks: number;
  /** Units with a reply. */
  answered: number;
  /** Replies that answer at least one unit. */
  replies: number;
  approved: number;
  /** Letters of the opinions of what is split, and of its units: the same. */
  opinionLetters: number;
  unitLetters: number;
  /** Nothing is missing: may be released. */
  complete: boolean;
}

export interface StandingParts {
  /** Kept submissions with their present revision. */
  kept: readonly { id: number; revision: number }[];
  splits: readonly { submissionId: number; submissionRevision: number; letters: number; unitLetters: number }[];
  units: number;
  remarks: number;
  answered: number;
  replies: number;
  approved: number;
}

export function standingFrom({ kept, splits, units, remarks, answered, replies, approved }: StandingParts): Standing {
  const bySubmission = new Map(splits.map((split) => [split.submissionId, split]));
  const stale = kept.filter(({ id, revision }) => bySubmission.has(id) && bySubmission.get(id)!.submissionRevision !== revision).length;
  const split = kept.filter(({ id, revision }) => bySubmission.get(id)?.submissionRevision === revision).length;
  // What was withdrawn or set aside a moment ago and still has units keeps the sums from adding up until they are gone.
  const strangers = splits.length - split - stale;
  const opinionLetters = splits.reduce((sum, { letters }) => sum + letters, 0);
  const unitLetters = splits.reduce((sum, one) => sum + one.unitLetters, 0);
  const sums = { submissions: kept.length, split, unsplit: kept.length - split, stale, units, remarks, answered, replies, approved, opinionLetters, unitLetters };
  const complete = split === kept.length && strangers === 0 && opinionLetters === unitLetters && approved === replies && isEveryAnswered(sums);
  return { ...sums, complete };
}

function isEveryAnswered({ units, remarks, answered }: Pick<Standing, 'units' | 'remarks' | 'answered'>): boolean {
  return answered === units - remarks;
}

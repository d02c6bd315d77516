/** What somebody says to a statement. As kept and published: 1 agree, -1 disagree, 0 pass. */
export const choices = ['agree', 'disagree', 'pass'] as const;
export type Choice = (typeof choices)[number];
export type VoteValue = -1 | 0 | 1;

const values: Record<Choice, VoteValue> = { agree: 1, disagree: -1, pass: 0 };

export function valueOf(choice: Choice): VoteValue {
  return values[choice];
}

export function choiceOf(value: VoteValue): Choice {
  return choices.find((choice) => values[choice] === value)!;
}

/** The few numbers of a result that other pages name. */
import { isShared } from './finding.ts';
import { isSureMajority } from './tally.ts';
import type { Figures } from './maths/reckoning.ts';

export interface ResultShort {
  people: number;
  /** 0 where none are shown. */
  groups: number;
  /** Statements that all groups share; without groups those that many answered alike. */
  alike: number;
}

export function resultShort({ sample, statements, groups, common, majority }: Figures): ResultShort {
  const at = new Map(statements.map(({ number }, index) => [number, index]));
  const shared = common.filter(({ number, direction }) => isShared(groups.map(({ counts }) => counts[at.get(number)!]!), direction));
  const sure = (numbers: readonly number[], direction: 'agree' | 'disagree'): number => numbers.filter((number) => isSureMajority(statements[at.get(number)!]!.count, direction)).length;
  return { people: sample.people, groups: groups.length, alike: groups.length > 0 ? shared.length : sure(majority.agree, 'agree') + sure(majority.disagree, 'disagree') };
}

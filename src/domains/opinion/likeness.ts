/** Copies and near copies among the opinions of a consultation: campaigns are counted as such, and nobody's voice is dropped. */

/** One opinion of a group, as staff see it. */
export interface LikeOpinion {
  opinionId: number;
  submissionId: number;
  /** How like the first one, 0 to 1. */
  score: number;
}

export interface LikenessGroup {
  /** Id of the first opinion. */
  id: number;
  /** Text of the first opinion. */
  text: string;
  /** In the order they came. */
  opinions: LikeOpinion[];
}

/** How far the comparing of a consultation's opinions is. */
export interface LikenessRun {
  isWaiting: boolean;
  begunAt: Date | null;
  madeAt: Date | null;
  opinions: number | null;
  groups: number | null;
  problem: string | null;
}

export const groupSorts = ['size', 'score', 'first'] as const;
export type GroupSort = (typeof groupSorts)[number];

export function leastScore({ opinions }: LikenessGroup): number {
  return Math.min(...opinions.map(({ score }) => score));
}

const compare: Record<GroupSort, (one: LikenessGroup, other: LikenessGroup) => number> = {
  size: (one, other) => one.opinions.length - other.opinions.length || one.id - other.id,
  score: (one, other) => leastScore(one) - leastScore(other) || one.id - other.id,
  first: (one, other) => one.id - other.id,
};

export function sortedGroups(groups: readonly LikenessGroup[], sort: GroupSort, order: 'asc' | 'desc'): LikenessGroup[] {
  return groups.toSorted((one, other) => compare[sort](one, other) * (order === 'asc' ? 1 : -1));
}

/** Units that seem to speak of the same: a proposal to answer them together, which a person decides on. */

export interface SuggestedUnit {
  unitId: number;
  submissionId: number;
  text: string;
  /** How like the first one, 0 to 1. */
  score: number;
  /** Number of the reply that it is under, where it is. */
  reply: number | null;
}

export interface SuggestedGroup {
  groupId: number;
  units: SuggestedUnit[];
}

export interface SuggestionRun {
  isWaiting: boolean;
  madeAt: Date | null;
  units: number | null;
  groups: number | null;
  problem: string | null;
}

export const suggestionSorts = ['open', 'size', 'score', 'first'] as const;
export type SuggestionSort = (typeof suggestionSorts)[number];

/** Units of the group that no reply answers yet. */
export function openUnits({ units }: SuggestedGroup): SuggestedUnit[] {
  return units.filter(({ reply }) => reply === null);
}

export function leastScore({ units }: SuggestedGroup): number {
  return Math.min(...units.map(({ score }) => score));
}

/** Numbers of the replies that answer some of the group, ascending. */
export function repliesOf({ units }: SuggestedGroup): number[] {
  return [...new Set(units.flatMap(({ reply }) => reply ?? []))].toSorted((one, other) => one - other);
}

const measures: Record<SuggestionSort, (group: SuggestedGroup) => number> = {
  open: (group) => openUnits(group).length,
  size: ({ units }) => units.length,
  score: leastScore,
  first: ({ groupId }) => groupId,
};

export function sortedSuggestions(groups: readonly SuggestedGroup[], sort: SuggestionSort, order: 'asc' | 'desc'): SuggestedGroup[] {
  const measure = measures[sort];
  return groups.toSorted((one, other) => (measure(one) - measure(other)) * (order === 'asc' ? 1 : -1) || one.groupId - other.groupId);
}

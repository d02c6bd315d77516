/** A programme with its report of one half-year, as lists have it. */
import type { ProgrammeRow } from '#domains/plan';
import { answersFor, type Principal } from '#platform/access';
import type { Period } from './period.ts';
import { type Report, type Stage, stageOf, type State, states } from './report.ts';

/** As much of a programme as lists need. */
export interface EntryProgramme extends Pick<ProgrammeRow, 'number' | 'slug' | 'name' | 'measure' | 'departments' | 'costs'> {
  answeredBy?: number[];
}

export interface PublishedReport extends Report {
  state: State;
  number: number;
  publishedAt: Date;
  actingAs: string;
}

export interface Entry<Programme extends EntryProgramme = EntryProgramme> {
  programme: Programme;
  period: Period;
  draft: (Report & { savedAt: Date }) | null;
  published: PublishedReport | null;
  stage: Stage;
}

export function entryOf<Programme extends EntryProgramme>(programme: Programme, period: Period, draft: Entry['draft'], published: Entry['published']): Entry<Programme> {
  return { programme, period, draft, published, stage: stageOf(draft, published) };
}

/** Saved, and for this person to publish as a head of the department. */
export function waitsForHead({ stage, programme }: Entry, principal: Pick<Principal, 'posts'>): boolean {
  return (stage === 'draft' || stage === 'correction') && answersFor(principal, programme.answeredBy ?? [], 'head');
}

export const entrySorts = ['name', 'measure', 'stage', 'state', 'published'] as const;
export type EntrySort = (typeof entrySorts)[number];

const order: Record<EntrySort, (entry: Entry, position: number) => string | number> = {
  name: ({ programme }) => programme.name,
  measure: (_, position) => position,
  stage: ({ stage }) => ['unwritten', 'draft', 'correction', 'published'].indexOf(stage),
  state: ({ published }) => (published === null ? states.length : states.indexOf(published.state)),
  published: ({ published }) => published?.publishedAt.getTime() ?? Infinity,
};

/** By what was chosen; entries that are equal in it keep their order. */
export function sorted<One extends Entry>(entries: readonly One[], by: EntrySort | undefined, direction: 'asc' | 'desc'): One[] {
  if (by === undefined) return [...entries];
  const sign = direction === 'asc' ? 1 : -1;
  return entries
    .map((entry, position) => ({ entry, key: order[by](entry, position) }))
    .sort((one, other) => sign * (typeof one.key === 'string' ? one.key.localeCompare(String(other.key), 'ja') : one.key === other.key ? 0 : one.key < (other.key as number) ? -1 : 1))
    .map(({ entry }) => entry);
}

/** Money that the plan states for a year; what it leaves open or works out weighs nothing. */
export function statedCost({ costs }: Pick<EntryProgramme, 'costs'>, year: number): bigint | null {
  const cost = costs[year];
  return cost?.provenance === 'stated' ? cost.yen : null;
}

/** How an opinion map runs, for whoever looks after it: what comes when, whether the lot is drawn well, and what looks like a flood. */
import { addDays, daysBetween } from '#domains/civic';
import { dayInTokyo, type PlainDate } from '#platform/clock';
import type { Conversation } from './conversation.ts';
import { newPriority } from './maths/priority.ts';
import type { StatementFigures } from './maths/reckoning.ts';

export interface Amount {
  participants: number;
  /** Cast, changes among them; taken back not. */
  votes: number;
  /** Written by participants. */
  statements: number;
}

export interface HourAmount extends Amount {
  hour: Date;
}

export interface StepAmount extends Amount {
  /** The day `2026-04-01`, or the hour in Tokyo `2026-04-01T13`. */
  step: string;
}

export const flowSteps = ['day', 'hour'] as const;
export type FlowStep = (typeof flowSteps)[number];

/** Steps on one picture: a week, a third of a day; a phone shows no more columns. */
export const stepsShown: Record<FlowStep, number> = { day: 7, hour: 8 };

const hourMs = 3_600_000;

/** The hour in Tokyo: `2026-04-01T13`. Nine hours ahead of UTC, without summer time. */
export function hourInTokyo(at: Date): string {
  return new Date(at.getTime() + 9 * hourMs).toISOString().slice(0, 13);
}

/** Every day or hour from the first day to now or the last day, with nothing left out; oldest first. */
export function stepsOf(hours: readonly HourAmount[], step: FlowStep, { opensOn, closesOn }: Pick<Conversation, 'opensOn' | 'closesOn'>, now: Date): StepAmount[] {
  const nameOf = step === 'day' ? dayInTokyo : hourInTokyo;
  const known = hours.map(({ hour }) => hour.getTime());
  const first = Math.min(...known, opensOn === null ? now.getTime() : startOf(opensOn));
  const last = Math.max(...known, Math.min(now.getTime(), closesOn === null ? now.getTime() : startOf(addDays(closesOn, 1)) - hourMs));
  const found = new Map(namesBetween(step, new Date(Math.min(first, last)), new Date(last)).map((name): [string, StepAmount] => [name, { step: name, participants: 0, votes: 0, statements: 0 }]));
  for (const { hour, participants, votes, statements } of hours) {
    const amount = found.get(nameOf(hour))!;
    amount.participants += participants;
    amount.votes += votes;
    amount.statements += statements;
  }
  return [...found.values()];
}

function startOf(day: PlainDate): number {
  return Date.parse(`${day}T00:00:00+09:00`);
}

function namesBetween(step: FlowStep, first: Date, last: Date): string[] {
  if (step === 'day') return Array.from({ length: daysBetween(dayInTokyo(first), dayInTokyo(last)) + 1 }, (_, index) => addDays(dayInTokyo(first), index));
  const from = Math.floor(first.getTime() / hourMs);
  return Array.from({ length: Math.floor(last.getTime() / hourMs) - from + 1 }, (_, index) => hourInTokyo(new Date((from + index) * hourMs)));
}

/** The steps of a page, 1 the newest; oldest of them first. */
export function pageOfSteps(steps: readonly StepAmount[], by: FlowStep, page: number): StepAmount[] {
  const end = steps.length - (page - 1) * stepsShown[by];
  return steps.slice(Math.max(0, end - stepsShown[by]), Math.max(0, end));
}

/** The value that a share of all is not above (nearest rank); null of nothing. `sorted`: ascending. */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export interface Quantiles {
  least: number;
  quarter: number;
  half: number;
  threeQuarters: number;
  most: number;
}

export function quantilesOf(values: readonly number[]): Quantiles | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => quantile(sorted, share)!;
  return { least: at(0), quarter: at(0.25), half: at(0.5), threeQuarters: at(0.75), most: at(1) };
}

/** How the next statement is drawn: are there statements that hardly anybody is shown, and does the weight tell them apart? */
export interface Routing {
  statements: number;
  priorities: Quantiles | null;
  /** Ten equal steps from the least to the greatest weight, with how many statements lie in each. */
  histogram: { from: number; to: number; statements: number }[];
  /** Statements with fewer than 5 and fewer than 10 votes. */
  below5: number;
  below10: number;
  /**
   * `equal`: every weight is the same though votes are not, so that the lot favours nothing: a fault that other programs of this kind had.
   * `few`: too little is there to tell. `hungry`: more than a third has fewer than five votes.
   */
  verdict: 'few' | 'equal' | 'hungry' | 'fine';
}

const bins = 10;
const hungryShare = 1 / 3;

/** `numbers`: statements that are shown and form groups. What the figures do not know yet has no votes. */
export function routingOf(numbers: readonly number[], figures: readonly StatementFigures[]): Routing {
  const known = new Map(figures.map((each) => [each.number, each]));
  const all = numbers.map((number) => {
    const found = known.get(number);
    return { priority: found?.priority ?? newPriority, votes: found ? found.count.agree + found.count.disagree + found.count.pass : 0 };
  });
  const priorities = quantilesOf(all.map(({ priority }) => priority));
  const below = (least: number): number => all.filter(({ votes }) => votes < least).length;
  return { statements: all.length, priorities, histogram: histogramOf(all.map(({ priority }) => priority), priorities), below5: below(5), below10: below(10), verdict: verdictOf(all, priorities, below(5)) };
}

function histogramOf(values: readonly number[], range: Quantiles | null): Routing['histogram'] {
  if (range === null) return [];
  const width = (range.most - range.least) / bins;
  if (width === 0) return [{ from: range.least, to: range.most, statements: values.length }];
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor((value - range.least) / width))]! += 1;
  return counts.map((statements, index) => ({ from: range.least + index * width, to: range.least + (index + 1) * width, statements }));
}

function verdictOf(all: readonly { priority: number; votes: number }[], range: Quantiles | null, below5: number): Routing['verdict'] {
  const votes = all.reduce((sum, each) => sum + each.votes, 0);
  if (range === null || all.length < 2 || votes < all.length) return 'few';
  if (range.least === range.most && new Set(all.map((each) => each.votes)).size > 1) return 'equal';
  return below5 / all.length > hungryShare ? 'hungry' : 'fine';
}

/** What came in an hour, and how much of it from the network that sent the most. */
export interface NetworkHour {
  hour: Date;
  networks: number;
  participants: number;
  votes: number;
  topParticipants: number;
  topVotes: number;
}

export interface FloodAlarm extends NetworkHour {
  participantShare: number;
  voteShare: number;
}

/** From here on one network's share of an hour is worth a look. */
export const floodShare = 0.3;
/** Below these nothing is said: a family at one table, the first visitors of a quiet night. */
export const floodParticipantsLeast = 10;
export const floodVotesLeast = 100;

/** Hours in which one network brought so much, newest first. A school or an office is one network too: a person has to look. */
export function floodsIn(hours: readonly NetworkHour[]): FloodAlarm[] {
  const share = (part: number, all: number): number => (all === 0 ? 0 : part / all);
  return hours
    .map((hour) => ({ ...hour, participantShare: share(hour.topParticipants, hour.participants), voteShare: share(hour.topVotes, hour.votes) }))
    .filter(({ topParticipants, topVotes, participantShare, voteShare }) => (topParticipants >= floodParticipantsLeast && participantShare >= floodShare) || (topVotes >= floodVotesLeast && voteShare >= floodShare))
    .toSorted((one, other) => other.hour.getTime() - one.hour.getTime());
}

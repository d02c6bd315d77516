/**
 * A town that is not real, with groups that are known: what a computation finds can be held against what was put in. Made from a seed, the same on every machine.
 * Of ten statements two have the agreement of everybody, one everybody's disagreement, one leaves people unsure, and six divide the groups; the last ones ask about the person (meta).
 */
import type { StatementMark } from './ballots.ts';
import { lotOf, type Lot } from './lot.ts';

export type Kind = 'common-agree' | 'common-disagree' | 'unsure' | 'dividing' | 'meta';

export interface KnownTown {
  /** One place per vote, in the order of people: numbers of person and statement, and 1 agree, -1 disagree, 0 pass. */
  votes: { person: Int32Array; statement: Int32Array; value: Int8Array };
  marks: StatementMark[];
  /** By number of the person: the true group, largest first; -1 who only passes. */
  groupOf: Map<number, number>;
  /** By number of the statement. */
  kindOf: Map<number, Kind>;
  /** Numbers of the people who all vote alike on the same statements. */
  campaign: number[];
}

export interface TownSize {
  seed: number;
  people: number;
  statements: number;
  groups: number;
  /** Mean share of the statements somebody votes on; single people between a fifth of it and nearly twice as many. */
  density: number;
  /** Statements about the person. */
  meta: number;
  /** People who pass on everything. */
  passOnly: number;
  /** People who vote alike, as one person with many accounts would. */
  campaign: number;
  /** How often somebody says what their group says, ½ to 1. */
  agreement: number;
}

const usual: TownSize = { seed: 1, people: 240, statements: 40, groups: 3, density: 0.4, meta: 2, passOnly: 6, campaign: 0, agreement: 0.85 };

const kindsOfTen: Kind[] = ['dividing', 'common-agree', 'dividing', 'dividing', 'unsure', 'dividing', 'common-disagree', 'dividing', 'common-agree', 'dividing'];

export function knownTown(given: Partial<TownSize> = {}): KnownTown {
  const size = { ...usual, ...given };
  const lot = lotOf(size.seed);
  const kinds = Array.from({ length: size.statements }, (_, column): Kind => (column >= size.statements - size.meta ? 'meta' : kindsOfTen[column % 10]!));
  const sides = kinds.map((kind) => sidesOf(kind, size.groups, lot));
  const numbers = peopleNumbers(size.people, lot);
  const campaign = numbers.slice(0, size.campaign);
  const ballotOfCampaign = campaign.length > 0 ? cast(sides.map((side) => side[0]!), Math.max(size.density, Math.min(1, 12 / size.statements)), 1, lot) : [];
  const groupOf = new Map<number, number>();
  const person: number[] = [];
  const statement: number[] = [];
  const value: number[] = [];
  for (const [index, number] of numbers.entries()) {
    const passes = index >= size.people - size.passOnly;
    const group = index < campaign.length ? 0 : groupDrawn(size.groups, lot);
    groupOf.set(number, passes ? -1 : group);
    const density = Math.min(1, size.density * (0.2 + 1.6 * lot.share()));
    const ballot = index < campaign.length ? ballotOfCampaign : cast(sides.map((side) => side[group]!), density, size.agreement, lot);
    for (const [column, vote] of ballot) {
      person.push(number);
      statement.push(column + 1);
      value.push(passes ? 0 : vote);
    }
  }
  return {
    votes: { person: Int32Array.from(person), statement: Int32Array.from(statement), value: Int8Array.from(value) },
    marks: kinds.map((kind, column) => ({ number: column + 1, meta: kind === 'meta', shown: true })),
    groupOf,
    kindOf: new Map(kinds.map((kind, column) => [column + 1, kind])),
    campaign,
  };
}

/** What each group says to a statement: 1, -1, or 0 for unsure. Groups that a statement divides never all say the same; meta statements are answered without regard to the group. */
function sidesOf(kind: Kind, groups: number, lot: Lot): number[] {
  if (kind === 'common-agree') return Array.from({ length: groups }, () => 1);
  if (kind === 'common-disagree') return Array.from({ length: groups }, () => -1);
  if (kind === 'unsure' || kind === 'meta') return Array.from({ length: groups }, () => 0);
  const alone = lot.below(groups);
  const side = lot.below(2) === 0 ? 1 : -1;
  return Array.from({ length: groups }, (_, group) => (group === alone ? side : -side));
}

/** Each group half as likely again as the one after it. */
function groupDrawn(groups: number, lot: Lot): number {
  const weights = Array.from({ length: groups }, (_, group) => 1.5 ** -group);
  let left = lot.share() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [group, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return group;
  }
  return groups - 1;
}

/** Votes of one person as [column, value], ascending: statements are left out by geometric steps, so that a sparse town costs as much as it has votes. */
function cast(sides: readonly number[], density: number, agreement: number, lot: Lot): [column: number, value: number][] {
  const ballot: [number, number][] = [];
  const perStep = Math.log(1 - density);
  for (let column = skip(perStep, lot); column < sides.length; column += 1 + skip(perStep, lot)) ballot.push([column, said(sides[column]!, agreement, lot)]);
  return ballot;
}

function skip(perStep: number, lot: Lot): number {
  return perStep === -Infinity ? 0 : Math.floor(Math.log(1 - lot.share()) / perStep);
}

/** What somebody says whose group says `side`: mostly that, else half passes and half the contrary; unsure people mostly pass. */
function said(side: number, agreement: number, lot: Lot): number {
  const share = lot.share();
  if (side === 0) return share < 0.6 ? 0 : share < 0.8 ? 1 : -1;
  return share < agreement ? side : share < (1 + agreement) / 2 ? 0 : -side;
}

function peopleNumbers(people: number, lot: Lot): number[] {
  const numbers = new Set<number>();
  while (numbers.size < people) numbers.add(1 + lot.below(2 ** 31 - 1));
  return [...numbers];
}

/** What is computed of a conversation's votes: the shape of the answer. Numbers of people and statements, never names or texts. */
import type { Weighting } from './weights.ts';

/** Everything that the answer depends on besides the votes and the marks of statements; published with it. */
export interface Parameters {
  /** Version of the way of computing; raised whenever the same votes and parameters would give another answer. */
  method: 1;
  /** What every draw by lot begins with. */
  seed: number;
  /** Votes that count somebody in, or all statements where there are fewer. */
  votesLeast: number;
  /** Below so many people no groups are shown; up to so many those who voted most are counted in. */
  peopleLeast: number;
  /** Fewer people are no group: what so few say would be one person's answer, and chance. */
  groupLeast: number;
  /** Clusters of people before groups are made of them, at most. */
  clustersMax: number;
  /** Groups at most. */
  groupsMax: number;
  /** One-sided z of what counts as more than chance: 1.2816 for 90 %. */
  significance: number;
  /** Resamplings for the stability of groups. */
  resamplings: number;
  /**
   * Mean Jaccard likeness below which groups are called unstable. Hennig 2007 trusts no cluster below 0.6, doubts one up to 0.75 and calls it
   * found above. What each bound shows of towns whose camps are known, and what no bound can tell: docs/decisions/0012.
   */
  stabilityLeast: number;
  /** Deals of the same votes by lot, at most, all of which the strongest direction must surpass for groups to be shown; see `beyondChance`. */
  deals: number;
  /** Movement below which an iteration stops. */
  movement: number;
  /** Updates in a row that another number of groups must win before it is shown; 1 for a report. */
  patience: number;
}

export const defaultParameters: Omit<Parameters, 'seed'> = { method: 1, votesLeast: 7, peopleLeast: 15, groupLeast: 5, clustersMax: 100, groupsMax: 5, significance: 1.2816, resamplings: 100, stabilityLeast: 0.7, deals: 99, movement: 1e-12, patience: 4 };

/** Up to so many people chance moves the stability of groups by hundredths, and resamplings cost little: of them so many more are drawn. */
export const fewPeople = 500;
const resamplingsOfFew = 400;

/** Of a map in which so many take part. */
export function parametersFor(people: number): Omit<Parameters, 'seed'> {
  return people <= fewPeople ? { ...defaultParameters, resamplings: resamplingsOfFew } : defaultParameters;
}

/** What an earlier answer hands on, so that the picture does not jump; part of what is published. */
export interface Memory {
  /** Signs of the two axes against the convention (largest loading positive): they follow the axes before. */
  signs: [1 | -1, 1 | -1];
  /** Number of groups shown, the one that would win now, and how many updates in a row it has won. */
  groups: number;
  challenger: number;
  wins: number;
}

/** What the first answer of a conversation begins with. */
export const firstMemory: Memory = { signs: [1, 1], groups: 0, challenger: 0, wins: 0 };

/** People by their vote; with weights the sums of these, scaled to the mean 1. */
export interface Count {
  agree: number;
  disagree: number;
  pass: number;
  /** With weights alone: Σw² of all who voted, so that (agree + disagree + pass)² / squares are as many as an interval may count on (Kish 1965). */
  squares?: number;
}

/** A share with the bounds of its 95 % interval (Wilson 1927), 0 to 1. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

export interface StatementFigures {
  number: number;
  /** Of everybody whose votes count. */
  count: Count;
  /** Place in the picture and distance from its middle. */
  x: number;
  y: number;
  extremity: number;
  /** Product over the groups of (agree + 1) / (votes + 2); 0 to 1. Null without groups. */
  commonAgree: number | null;
  /** The same for disagreement. */
  commonDisagree: number | null;
  /** How far apart the groups are: largest less smallest share of agreement, 0 to 1. Null without groups. */
  division: number | null;
  /** Weight with which the next statement is drawn. */
  priority: number;
}

/** A statement that tells a group from the others. */
export interface Representative {
  number: number;
  direction: 'agree' | 'disagree';
  /** Of the group, and of everybody else. With weights `n` is the effective number of people. */
  group: Share & { n: number };
  rest: Share & { n: number };
  /** Ratio of the two smoothed shares. */
  ratio: number;
  /** z of the share within the group (one proportion), and of the difference from the rest (two proportions). */
  shareZ: number;
  ratioZ: number;
}

export interface GroupFigures {
  /** 0, 1, … in the order in which groups are shown: largest first, then leftmost. */
  index: number;
  /** With weights the sum of theirs. */
  people: number;
  /** 95 % of the resamplings had so many people in what answers to it; the bounds hold `people`. */
  peopleLow: number;
  peopleHigh: number;
  x: number;
  y: number;
  /** Mean Jaccard likeness of the group to its best match in each resampling, 0 to 1. */
  stability: number;
  representative: Representative[];
  /** Votes of the group on each statement, in the order of `statements`. */
  counts: Count[];
}

/**
 * People whose votes are the same on many statements, or nearly, more of them than honest likeness explains: an organised campaign, or one person with many accounts; no proof of either. For the facilitator.
 */
export interface AlikeSet {
  people: number;
  /** Share of everybody who agreed or disagreed with anything, 0 to 1. */
  share: number;
  /** Statements that each of them at least has in common with the pattern of the set: the votes of one of them, or what most of them voted. */
  statements: number;
  /** Least share of these on which somebody of the set votes as the pattern does: 1 where every vote is the same. */
  same: number;
  /** Numbers of its people, at most 200. */
  numbers: number[];
}

/** Heads and ballots, whatever they weigh. */
export interface Sample {
  /** Everybody with a vote that counts. */
  people: number;
  /** Of the people, those in the picture: with votes enough, and with a view on something. */
  counted: number;
  /** Of the people, those who are in no picture because they passed on everything, or spoke only of themselves (meta) and of hidden statements. */
  passedOnly: number;
  /** Left out with all their votes, by moderation. */
  barred: number;
  votes: number;
  statements: number;
}

/** Everything but where each person is. */
export interface Figures {
  parameters: Parameters;
  memory: Memory;
  /** Where people were weighted; never in what the city publishes. */
  weighting?: Weighting;
  sample: Sample;
  /** `too-few`: fewer people than groups can be made of; `unstable`: no number of groups is found again when people are drawn anew, or all are of one mind. In both no groups are given. */
  state: 'too-few' | 'unstable' | 'grouped';
  /** False where votes do not go together more than in every deal of the same votes by lot: then no groups are given. Null where groups were not sought. */
  beyondChance: boolean | null;
  /** Mean stability of the groups that were found, shown or not; null for too few, and where there is nothing to part. */
  stability: number | null;
  /** Null where there is nothing to lay out. In the order of `statements`. */
  axes: { centre: number[]; components: [number[], number[]]; /** Share of the variance. */ explained: [number, number] } | null;
  statements: StatementFigures[];
  groups: GroupFigures[];
  /** Numbers of statements, best first, five at most each: what most people of all agree or disagree with, more than by chance. */
  majority: { agree: number[]; disagree: number[] };
  /** By common agreement or disagreement across groups, best first; empty without groups. */
  common: { number: number; direction: 'agree' | 'disagree' }[];
  /** Where groups differ most, most first; empty without groups. */
  dividing: number[];
  /** More passes than on all statements together, beyond chance; surest first. */
  unsure: number[];
  alike: AlikeSet[];
}

/** Where each counted person is; by number, ascending. */
export interface Places {
  number: Int32Array;
  x: Float64Array;
  y: Float64Array;
  /** Index of the group; -1 without. */
  group: Int8Array;
}

export interface Reckoning {
  figures: Figures;
  places: Places;
}

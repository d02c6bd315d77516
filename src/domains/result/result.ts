/** The result of a consultation as it is out. */
import type { OutcomeKind } from '#domains/consultation';
import type { Sentence } from '#platform/http';
import type { ResultCounts } from './counts.ts';

/** Where the draft changed because of a reply. */
export interface Passage {
  documentKey: string;
  anchor: string;
  heading: string;
  before: string;
  after: string;
}

export interface Outcome {
  /** Key of the city's list. */
  key: string;
  kind: OutcomeKind;
  label: Sentence;
}

/** What the city says to the opinions that it answers together. */
export interface ResultReply {
  number: number;
  /** Place in the draft's order. */
  position: number;
  documentKey: string | null;
  anchor: string | null;
  /** Heading of the section that it is about, or the item (項目) of a past result. */
  item: string;
  /** What the opinions have in common. */
  heading: string;
  outcome: Outcome;
  text: string;
  passages: Passage[];
  /** Numbers of the programmes that carry it out. */
  programmes: string[];
  bureau: string;
  section: string | null;
  /** How many units it answers. */
  units: number;
}

export interface ReplyFilter {
  /** Key of the city's list of outcomes. */
  outcome?: string;
  /** The item that it is about. */
  item?: string;
  /** Words in the reply or in an opinion that it answers. */
  words?: string;
  /** Only those because of which the draft changed. */
  changed?: boolean;
}

export interface ResultUnit {
  id: number;
  replyNumber: number;
  text: string;
  /** How many units the row stands for. */
  same: number;
}

/** What of a reply, or of the result as a whole, a correction can change. */
export interface Corrected {
  outcome?: Outcome;
  text?: string;
  passages?: Passage[];
  nextSteps?: string;
  /** Words that tell who somebody is were taken out of so many opinions; what they were is kept nowhere. */
  redacted?: { opinions: number; mark: string };
}

export interface Correction {
  id: number;
  /** Null: the result as a whole. */
  replyNumber: number | null;
  before: Corrected;
  after: Corrected;
  reason: string;
  actingAs: string;
  at: Date;
}

export interface Release {
  consultationId: number;
  state: 'preparing' | 'planned' | 'released';
  nextSteps: string;
  releaseAt: Date | null;
  approvedAs: string | null;
  approvedAt: Date | null;
  releasedAt: Date | null;
  problem: string | null;
  /** Null before the release. */
  counts: ResultCounts | null;
  source: 'own' | 'past';
  revision: number;
}

/** A release that happened. */
export type Released = Release & { state: 'released'; releasedAt: Date; counts: ResultCounts };

export function isReleased(release: Release | null): release is Released {
  return release !== null && release.state === 'released';
}

/** A reply (市の考え方): what the city says to one unit or to many, in versions, approved by a head. */
import type { Outcome } from '#domains/consultation';
import type { NamedDepartment } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { Fault, Sentence } from '#platform/http';
import { sentence } from './text.ts';
import type { Stage } from './unit.ts';

/** A passage of a document as it was put before the public and as it stands now. */
export interface Passage {
  documentKey: string;
  anchor: string;
  heading: string;
  before: string;
  after: string;
  fromVersion: number;
  toVersion: number;
}

/** What a version holds. */
export interface ReplyText {
  /** What the opinions have in common (意見の要旨). */
  heading: string;
  documentKey: string | null;
  anchor: string | null;
  /** Key of the city's list. */
  outcome: string | null;
  text: string;
  passages: Passage[];
  /** Numbers of programmes that will carry it out. */
  programmes: string[];
}

export interface Reply extends ReplyText {
  id: number;
  consultationId: number;
  number: number;
  /** Null: the department of the consultation. */
  department: NamedDepartment | null;
  dueOn: PlainDate | null;
  version: number;
  stage: Stage;
  submittedVersion: number | null;
  approvedVersion: number | null;
  /** How many units it answers. */
  units: number;
}

export const headingMax = 300;
export const replyTextMax = 20_000;

/** What keeps a reply from being sent up: an empty list where nothing does. */
export function lacking(reply: Pick<Reply, 'heading' | 'outcome' | 'text' | 'version' | 'units'>, outcomes: readonly Outcome[]): Fault[] {
  const faults: Fault[] = [];
  if (reply.version === 0) faults.push({ field: 'text', sentence: sentence((words) => words.reply.lacks.version) });
  if (reply.heading.trim() === '') faults.push({ field: 'heading', sentence: sentence((words) => words.reply.lacks.heading) });
  if (!outcomes.some(({ key }) => key === reply.outcome)) faults.push({ field: 'outcome', sentence: sentence((words) => words.reply.lacks.outcome) });
  if (reply.text.trim() === '') faults.push({ field: 'text', sentence: sentence((words) => words.reply.lacks.text) });
  if (reply.units === 0) faults.push({ field: 'text', sentence: sentence((words) => words.reply.lacks.units) });
  return faults;
}

/** What should be looked at before it goes up, though it may: a reply that takes something up says where. */
export function doubts(reply: Pick<Reply, 'outcome' | 'passages' | 'programmes'>, outcomes: readonly Outcome[]): Sentence[] {
  const kind = outcomes.find(({ key }) => key === reply.outcome)?.kind;
  return kind === 'reflected' && reply.passages.length === 0 && reply.programmes.length === 0 ? [sentence((words) => words.reply.doubtReflected)] : [];
}

export function sameText(one: ReplyText, other: ReplyText): boolean {
  return JSON.stringify(textOf(one)) === JSON.stringify(textOf(other));
}

export function textOf({ heading, documentKey, anchor, outcome, text, passages, programmes }: ReplyText): ReplyText {
  return { heading, documentKey, anchor, outcome, text, passages, programmes };
}

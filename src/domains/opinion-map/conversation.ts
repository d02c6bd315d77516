/** One opinion map (意見の地図): a question, statements about it, and who may vote on them in which period. */
import { addDays } from '#domains/civic';
import type { NamedDepartment } from '#domains/staff';
import { dayInTokyo, type PlainDate } from '#platform/clock';
import type { Lang, Sentence } from '#platform/http';
import { text } from './text.ts';

export const accesses = ['anyone', 'signed-in', 'verified', 'code'] as const;
/**
 * Who may take part. `verified`: signed in through a provider of identities that the city names for residents; `code`: whoever has an
 * invitation that nobody has used.
 */
export type Access = (typeof accesses)[number];

export interface Channel {
  /** Stands in links: ?from=poster. */
  key: string;
  label: Sentence;
}

export interface Conversation {
  id: number;
  /** Fiscal year and number within it, `2026-1`. */
  slug: string;
  fiscalYear: number;
  question: string;
  questionEn: string | null;
  background: string;
  backgroundEn: string | null;
  /** Rules of moderation in plain words. */
  rules: string;
  rulesEn: string | null;
  department: NamedDepartment;
  contact: string;
  /** First and last day; both belong to the period. Null in drafts that do not say. */
  opensOn: PlainDate | null;
  closesOn: PlainDate | null;
  access: Access;
  moderation: 'before' | 'after';
  /** Characters (graphemes) of a statement at most. */
  lengthMax: number;
  /** Votes after which people are offered to write a statement of their own. */
  writeAfter: number;
  shows: 'live' | 'end';
  channels: Channel[];
  /** What everything that is drawn by lot begins with; published with the result. */
  seed: number;
  state: 'draft' | 'announced' | 'cancelled';
  announcedAt: Date | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  revision: number;
  /** Numbers of the programmes that it serves, P0001. */
  programmes: string[];
}

export type Stage = 'draft' | 'upcoming' | 'open' | 'closed' | 'cancelled';

/** How far it is on a day in Tokyo. */
export function stageOn({ state, opensOn, closesOn }: Pick<Conversation, 'state' | 'opensOn' | 'closesOn'>, today: PlainDate): Stage {
  if (state !== 'announced') return state;
  if (opensOn !== null && today < opensOn) return 'upcoming';
  return closesOn !== null && today <= closesOn ? 'open' : 'closed';
}

/** True from 0:00 of the first day to the end of the last, 24:00, in Tokyo. */
export function isOpenAt(conversation: Pick<Conversation, 'state' | 'opensOn' | 'closesOn'>, at: Date): boolean {
  return stageOn(conversation, dayInTokyo(at)) === 'open';
}

/** True where the public may see what the votes show: live, or once it is over. */
export function showsResultAt(conversation: Pick<Conversation, 'state' | 'opensOn' | 'closesOn' | 'shows'>, at: Date): boolean {
  const stage = stageOn(conversation, dayInTokyo(at));
  return stage === 'closed' || (stage === 'open' && conversation.shows === 'live');
}

/** After so many days after the last, the report no longer waits for statements that nobody has looked at. */
const waitingDaysMost = 7;

/** First day on which the report is made whatever waits; from the day after the last it is made as soon as nothing does. */
export function reportDueOn({ closesOn }: Pick<Conversation, 'closesOn'>): PlainDate | null {
  return closesOn === null ? null : addDays(closesOn, waitingDaysMost + 1);
}

/** The question in a language, and the language it is in. */
export function questionIn({ question, questionEn }: Pick<Conversation, 'question' | 'questionEn'>, lang: Lang): { text: string; lang: Lang } {
  return lang === 'en' && questionEn !== null ? { text: questionEn, lang: 'en' } : { text: question, lang: 'ja' };
}

/** Who may take part, as people read it. */
export function accessText({ access }: Pick<Conversation, 'access'>, lang: Lang): string {
  return text(lang).conversation.access[access];
}

/** The instant cut to its hour, UTC: all that is kept of when somebody did something. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
}

/** The instant cut to its minute: when figures were counted is told no finer, since the last vote came just before. */
export function minuteOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000);
}

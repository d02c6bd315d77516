/** Setting a submission aside (対象外): it is kept, counted apart and gets no reply; who did it as what and why stands in a public log. */
import { consultationPath, consultationWorkPath } from '#domains/consultation';
import type { Sentence } from '#platform/http';
import { sentence } from './text.ts';

/** Why something may be set aside. What somebody thinks is never one. */
export const grounds = ['off-subject', 'abuse', 'privacy', 'advertising', 'flood', 'not-entitled'] as const;
export type Ground = (typeof grounds)[number];

/** Characters of the public reason. */
export const reasonMax = 1_000;

export interface ModerationEntry {
  id: number;
  submissionId: number;
  act: 'set-aside' | 'restored';
  ground: Ground;
  reason: string;
  actingAs: string;
  at: Date;
}

/** The public log. */
export function moderationPath(slug: string): string {
  return `${consultationPath(slug)}/moderation`;
}

export function submissionsPath(slug: string): string {
  return `${consultationWorkPath(slug)}/submissions`;
}

export function submissionPath(slug: string, id: number): string {
  return `${submissionsPath(slug)}/${id}`;
}

/** Submissions that the log leaves set aside, from its entries in order of time. */
export function asideNow(entries: readonly ModerationEntry[]): number[] {
  const last = new Map(entries.map(({ submissionId, act }) => [submissionId, act]));
  return [...last].flatMap(([id, act]) => (act === 'set-aside' ? [id] : []));
}

/** What followers are told of it. */
export function moderationTitle(subject: string, number: number, act: ModerationEntry['act']): Sentence {
  return sentence((words) => words.moderation.title[act](subject, number));
}

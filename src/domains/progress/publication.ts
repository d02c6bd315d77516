/** When a saved report may be published, and what the public record keeps of it. */
import { isLongerThan } from '#domains/civic';
import type { PublicAct } from '#domains/record';
import type { Fault } from '#platform/http';
import { reportPath } from './address.ts';
import { formatPeriodShort, type Period, periodKey } from './period.ts';
import { lacking, type Report, sameReport, type State } from './report.ts';
import { sentence } from './text.ts';

export const reasonMax = 200;

export interface PublicationAsked {
  draft: (Report & { revision: number }) | null;
  /** What the public reads now. */
  published: Report | null;
  /** The revision that the publisher has read. */
  onRevision: number;
  reason: string;
}

/** Why it may not be published; empty where it may. */
export function publicationFaults({ draft, published, onRevision, reason }: PublicationAsked): Fault[] {
  if (draft === null) return [{ field: 'state', sentence: sentence((words) => words.fault.nothingSaved) }];
  if (draft.revision !== onRevision) return [{ field: 'state', sentence: sentence((words) => words.fault.changedSince) }];
  if (published !== null && sameReport(draft, published)) return [{ field: 'state', sentence: sentence((words) => words.fault.unchanged) }];
  const faults = lacking(draft);
  if (published !== null && reason === '') faults.push({ field: 'reason', sentence: sentence((words) => words.fault.reasonNeeded) });
  if (isLongerThan(reason, reasonMax)) faults.push({ field: 'reason', sentence: sentence((words) => words.fault.reasonTooLong(reasonMax)) });
  return faults;
}

export interface Published extends Report {
  state: State;
  period: Period;
  /** 1 for the first. */
  number: number;
  reason: string | null;
  publishedAt: Date;
  actingAs: string;
}

/** `about`: whom it is told to. */
export function publicActOf(programme: { number: string; name: string }, about: { measures: string[]; departments: string[] }, published: Published): PublicAct {
  const { period, number, state, done, next, links, reason, actingAs } = published;
  const said = { ja: formatPeriodShort(period, 'ja'), en: formatPeriodShort(period, 'en') };
  const title = sentence((words) => words.act[number === 1 ? 'published' : 'corrected'](programme.name, '\0'));
  return {
    kind: 'progress.report-published',
    path: reportPath(programme.number, period),
    title: { ja: title.ja.replace('\0', said.ja), en: title.en.replace('\0', said.en) },
    actingAs,
    about: { programmes: [programme.number], ...about },
    document: { programme: programme.number, period: periodKey(period), number, state, done, next, links, reason, published_at: published.publishedAt.toISOString() },
  };
}

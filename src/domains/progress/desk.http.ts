/** What waits for a person: reports to write, to publish, and for planning those that are missing. */
import { answersFor, holds } from '#platform/access';
import type { DeskItem } from '#platform/domain';
import type { Ask } from '#platform/http';
import { withQuery } from '#platform/query';
import { staffListPath } from './address.ts';
import { type Entry, waitsForHead } from './entry.ts';
import { listEntries } from './entry.store.ts';
import { latestDue, periodKey, periodsBegun, reportDue } from './period.ts';
import { findReportedProgrammes } from './programme.store.ts';
import { sentence } from './text.ts';

/** To write and missing: of the newest half-year that is over. To publish: whatever is saved, of any half-year of the plan in force. */
export async function deskItems(ask: Ask): Promise<DeskItem[]> {
  const { principal } = ask;
  if (principal === null || !holds(principal, 'member', 'head', 'planning')) return [];
  const found = await findReportedProgrammes(ask.db);
  if (found === null) return [];
  const { firstYear, lastYear } = found.edition;
  const today = ask.clock.today();
  const entries = await listEntries(ask.db, found.programmes, periodsBegun(firstYear, lastYear, today));
  const period = latestDue(firstYear, lastYear, today);
  const due = period === null ? [] : entries.filter((entry) => periodKey(entry.period) === periodKey(period));
  const toWrite = due.filter(({ stage, programme }) => stage === 'unwritten' && answersFor(principal, programme.answeredBy, 'member', 'head'));
  const toPublish = entries.filter((entry) => waitsForHead(entry, principal));
  const missing = holds(principal, 'planning') ? due.filter(({ published }) => published === null) : [];
  const at = period === null ? undefined : periodKey(period);
  return [
    ...item('toWrite', { period: at, scope: 'mine', stage: 'unwritten' }, toWrite),
    ...item('toPublish', { period: 'all', waits: 'publish' }, toPublish),
    ...item('missing', { period: at, scope: 'all', missing: 'yes' }, missing),
  ];
}

function item(words: 'toWrite' | 'toPublish' | 'missing', query: Record<string, string | undefined>, entries: Entry[]): DeskItem[] {
  const [dueOn] = entries.map(({ period }) => reportDue(period).on).sort();
  return dueOn === undefined ? [] : [{ title: sentence((said) => said.desk[words]), path: withQuery(staffListPath, query), count: entries.length, dueOn }];
}

/** What waits for a person: reports to write, to publish, and for planning those that are missing. */
import { answersFor, holds, type Principal } from '#platform/access';
import type { DeskItem } from '#platform/domain';
import type { Ask } from '#platform/http';
import { withQuery } from '#platform/query';
import { staffListPath } from './address.ts';
import { listDrafts } from './draft.store.ts';
import { entryOf, type Entry } from './entry.ts';
import { latestEnded, type Period, periodKey, reportDue } from './period.ts';
import { findReportedProgrammes, type ReportedProgramme, withAnswering } from './programme.store.ts';
import { listPublished } from './publication.store.ts';
import { sentence } from './text.ts';

export async function deskItems(ask: Ask): Promise<DeskItem[]> {
  const { principal } = ask;
  if (principal === null || !holds(principal, 'member', 'head', 'planning')) return [];
  const period = latestEnded(ask.clock.today());
  const entries = await entriesOf(ask, period);
  const mine = entries.filter(({ programme }) => answersFor(principal, programme.answeredBy, 'member', 'head'));
  const items = [
    holds(principal, 'member', 'head') ? item('toWrite', { period: periodKey(period), scope: 'mine', stage: 'unwritten' }, mine.filter(({ stage }) => stage === 'unwritten').length) : null,
    item('toPublish', { period: periodKey(period), scope: 'mine', stage: 'draft' }, waitingFor(mine, principal)),
    holds(principal, 'planning') ? item('missing', { period: periodKey(period), scope: 'all', missing: 'yes' }, entries.filter(({ published }) => published === null).length) : null,
  ];
  const { on } = reportDue(period);
  return items.flatMap((one) => (one === null || one.count === 0 ? [] : [{ ...one, dueOn: on }]));
}

/** Drafts that this person may publish as head. */
function waitingFor(mine: Entry<ReportedProgramme>[], principal: Principal): number {
  return mine.filter(({ stage, programme }) => (stage === 'draft' || stage === 'correction') && answersFor(principal, programme.answeredBy, 'head')).length;
}

function item(words: 'toWrite' | 'toPublish' | 'missing', query: Record<string, string>, count: number): DeskItem {
  return { title: sentence((said) => said.desk[words]), path: withQuery(staffListPath, query), count };
}

async function entriesOf(ask: Pick<Ask, 'db'>, period: Period): Promise<Entry<ReportedProgramme>[]> {
  const found = await findReportedProgrammes(ask.db);
  if (found === null || period.year < found.edition.firstYear || period.year > found.edition.lastYear) return [];
  const drafts = new Map((await listDrafts(ask.db, period)).map((draft) => [draft.programme, draft]));
  const published = new Map((await listPublished(ask.db, period)).map((publication) => [publication.programme, publication]));
  return (await withAnswering(ask.db, found.programmes)).map((programme) => entryOf(programme, period, drafts.get(programme.number) ?? null, published.get(programme.number) ?? null));
}

/** What waits for a person: statements to be looked at, drafts that lack something, what colleagues ask; and for heads and planning drafts that may be announced, and reports to be answered. */
import { holds } from '#platform/access';
import type { DeskItem } from '#platform/domain';
import type { Ask } from '#platform/http';
import { withQuery } from '#platform/query';
import { queuePath } from './address.ts';
import { staffListHref } from './conversation-list.ts';
import { listWork, type Listed } from './staff-list.store.ts';
import { sentence } from './text.ts';
import { verifiesPeople } from './verifying.ts';

export async function deskItems(ask: Ask): Promise<DeskItem[]> {
  const { principal } = ask;
  if (principal === null || !holds(principal, 'member', 'head', 'planning')) return [];
  const mine = (await listWork(ask.db, principal, { today: ask.clock.today(), verifies: verifiesPeople(ask.site) })).filter((one) => one.mine);
  const drafts = mine.filter(({ stage }) => stage === 'draft');
  return [
    ...mine.filter(({ asked }) => asked > 0).map(askedItem),
    ...mine.filter(({ waiting }) => waiting > 0).map(waitingItem),
    ...draftItem('lacking', drafts.filter(({ lacking }) => lacking! > 0)),
    ...(holds(principal, 'head', 'planning') ? [...draftItem('ready', drafts.filter(({ lacking }) => lacking === 0)), ...answerItem(mine.filter(({ unanswered }) => unanswered))] : []),
  ];
}

/** As many as the queue of that opinion map has rows. */
function waitingItem({ conversation: { slug, question }, waiting }: Listed): DeskItem {
  return { title: sentence((words) => words.work.desk.waiting(question)), path: queuePath(slug), count: waiting };
}

/** A colleague waits for an answer. */
function askedItem({ conversation: { slug, question }, asked }: Listed): DeskItem {
  return { title: sentence((words) => words.work.desk.asked(question)), path: withQuery(queuePath(slug), { view: 'advice' }), count: asked };
}

function answerItem(reports: readonly Listed[]): DeskItem[] {
  if (reports.length === 0) return [];
  return [{ title: sentence((words) => words.work.desk.afterword), path: staffListHref({ scope: 'mine', waits: 'afterword' }), count: reports.length }];
}

/** Due on the first of the days on which they are to begin. */
function draftItem(waits: 'lacking' | 'ready', drafts: readonly Listed[]): DeskItem[] {
  if (drafts.length === 0) return [];
  const [dueOn] = drafts.flatMap(({ conversation: { opensOn } }) => opensOn ?? []).toSorted();
  return [{ title: sentence((words) => words.work.desk[waits]), path: staffListHref({ scope: 'mine', waits }), count: drafts.length, ...(dueOn === undefined ? {} : { dueOn }) }];
}

/** What waits for a person: drafts that lack something, and for heads those that may be announced. */
import { holds } from '#platform/access';
import type { DeskItem } from '#platform/domain';
import type { Ask } from '#platform/http';
import { staffListHref } from './consultation-list.ts';
import { listWork } from './staff-list.store.ts';
import { sentence } from './text.ts';

export async function deskItems(ask: Ask): Promise<DeskItem[]> {
  const { principal } = ask;
  if (principal === null || !holds(principal, 'member', 'head')) return [];
  const mine = (await listWork(ask.db, principal, ask.clock.today())).filter(({ stage, mine: own }) => stage === 'draft' && own);
  const lacking = mine.filter((one) => one.lacking! > 0);
  const ready = mine.filter((one) => one.lacking === 0);
  return [
    ...item('lacking', 'yes', lacking.map(({ consultation }) => consultation.opensOn)),
    ...(holds(principal, 'head') ? item('ready', 'no', ready.map(({ consultation }) => consultation.opensOn)) : []),
  ];
}

/** Due on the first of the days on which they are to open. */
function item(words: 'lacking' | 'ready', asked: 'yes' | 'no', opens: (string | null)[]): DeskItem[] {
  if (opens.length === 0) return [];
  const [dueOn] = opens.filter((day) => day !== null).toSorted();
  return [{ title: sentence((all) => all.desk[words]), path: staffListHref({ scope: 'mine', lacking: asked }), count: opens.length, ...(dueOn === undefined ? {} : { dueOn }) }];
}

/** What of opinion maps can be found by words: each public one. */
import { departmentText } from '#domains/staff';
import type { Database } from '#platform/database';
import type { Subscription } from '#platform/outbox';
import { rebuildEntries, type SearchEntry } from '#platform/search';
import { mapPath } from './address.ts';
import { changedTopic } from './changed-event.ts';
import { listConversations } from './conversation.store.ts';

const bodyMax = 20_000;

export async function listSearchEntries(db: Database): Promise<SearchEntry[]> {
  const conversations = await listConversations(db, { withDrafts: false });
  return conversations.map(({ slug, question, questionEn, background, department, programmes, opensOn }): SearchEntry => ({
    domain: 'opinion-map',
    id: `opinion-map:${slug}`,
    lang: 'ja',
    kind: 'opinion-map',
    title: question,
    body: ['意見の地図', questionEn ?? '', background, departmentText(department), ...programmes].join(' ').slice(0, bodyMax),
    path: mapPath(slug),
    who: 'anyone',
    ...(opensOn === null ? {} : { date: opensOn }),
  }));
}

export const searchKept: Subscription = {
  topic: changedTopic,
  name: 'opinion-map.search-entries',
  run: async (tx) => {
    await rebuildEntries(tx, 'opinion-map', listSearchEntries);
  },
};

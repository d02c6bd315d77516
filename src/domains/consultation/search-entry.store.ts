/** What of calls can be found by words: each public one, and the sections of its documents. */
import { departmentText } from '#domains/staff';
import { rebuildEntries, type SearchEntry } from '#platform/search';
import type { Database } from '#platform/database';
import type { Subscription } from '#platform/outbox';
import { changedTopic } from './changed-event.ts';
import { consultationPath } from './consultation.ts';
import { listConsultations } from './consultation.store.ts';
import { listDocumentEntries } from './document-search.store.ts';

const bodyMax = 20_000;

export async function listSearchEntries(db: Database): Promise<SearchEntry[]> {
  const consultations = await listConsultations(db, { withDrafts: false });
  const entries = consultations.map(({ slug, subject, purpose, department, programmes, opensOn }): SearchEntry => ({
    domain: 'consultation',
    id: `consultation:${slug}`,
    lang: 'ja',
    kind: 'consultation',
    title: subject,
    body: ['意見募集', 'パブリックコメント', purpose, departmentText(department), ...programmes].join(' ').slice(0, bodyMax),
    path: consultationPath(slug),
    who: 'anyone',
    ...(opensOn === null ? {} : { date: opensOn }),
  }));
  return [...entries, ...(await listDocumentEntries(db))];
}

export const searchKept: Subscription = {
  topic: changedTopic,
  name: 'consultation.search-entries',
  run: async (tx) => {
    await rebuildEntries(tx, 'consultation', listSearchEntries);
  },
};

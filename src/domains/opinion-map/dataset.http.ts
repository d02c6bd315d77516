/** Opinion maps as open data; the votes and figures of each are in its report. */
import type { Dataset } from '#platform/domain';
import { listPath } from './address.ts';
import { csvColumns } from './conversation-list.ts';
import { listConversations } from './conversation.store.ts';
import { sentence } from './text.ts';

const types = { fiscal_year: 'integer', opens_on: 'date', closes_on: 'date', announced_at: 'date-time', url: 'url' } as Record<string, string>;

export const dataset: Dataset = {
  reads: ['opinion_map'],
  title: sentence((words) => words.conversation.dataset.title),
  description: sentence((words) => words.conversation.dataset.description),
  list: async ({ db }) =>
    ((await listConversations(db, { withDrafts: false })).length > 0 ? (['csv', 'json'] as const) : []).map((format) => ({
      label: sentence((words) => `${words.conversation.dataset.title} (${words.conversation.list[format]})`),
      path: `${listPath}?format=${format}`,
      format: format.toUpperCase(),
    })),
  dictionary: csvColumns('', '').map(({ key }) => ({ name: key, type: types[key] ?? 'text', meaning: sentence((words) => words.conversation.dataset.meaning[key as keyof typeof words.conversation.dataset.meaning]) })),
};

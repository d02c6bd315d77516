/** Calls as open data. */
import type { Dataset } from '#platform/domain';
import { listPath } from './address.ts';
import { csvColumns } from './consultation-list.ts';
import { listConsultations } from './consultation.store.ts';
import { sentence } from './text.ts';

const types = { fiscal_year: 'integer', opens_on: 'date', closes_on: 'date', announced_at: 'date-time', result_at: 'date-time', url: 'url' } as Record<string, string>;

export const dataset: Dataset = {
  reads: ['consultation'],
  title: sentence((words) => words.dataset.title),
  description: sentence((words) => words.dataset.description),
  list: async ({ db }) => ((await listConsultations(db, { withDrafts: false })).length > 0 ? (['csv', 'json'] as const) : []).map((format) => ({ label: sentence((words) => `${words.dataset.title} (${words.list[format]})`), path: `${listPath}?format=${format}`, format: format.toUpperCase() })),
  dictionary: csvColumns('', '').map(({ key }) => ({ name: key, type: types[key] ?? 'text', meaning: sentence((words) => words.dataset.meaning[key as keyof typeof words.dataset.meaning]) })),
};

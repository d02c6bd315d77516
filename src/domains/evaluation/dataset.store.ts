/** What the open data page offers of evaluation: the table of each published year. */
import { formatFiscalYear } from '#domains/civic';
import type { Dataset } from '#platform/domain';
import { yearPath } from './evaluated.ts';
import { listPublishedYears } from './publication.store.ts';
import { sentence, text } from './text.ts';

const formats = ['csv', 'json', 'xlsx'] as const;

export const evaluationDataset: Dataset = {
  reads: ['evaluation'],
  title: sentence((words) => words.dataset.title),
  description: sentence((words) => words.dataset.description),
  async list({ db }) {
    const years = await listPublishedYears(db);
    return years.flatMap(({ year }) => formats.map((format) => ({ label: sentence((words, lang) => `${words.yearTitle(formatFiscalYear(year, lang))} (${words.files[format]})`), path: `${yearPath(year)}?format=${format}`, format: format.toUpperCase() })));
  },
  dictionary: (Object.keys(text('ja').dataset.meaning) as (keyof ReturnType<typeof text>['dataset']['meaning'])[]).map((name) => ({
    name,
    type: name === 'fiscal_year' ? 'integer' : 'text',
    ...(name.endsWith('_yen') && { unit: { ja: '円', en: 'yen' } }),
    meaning: sentence((words) => words.dataset.meaning[name]),
  })),
};

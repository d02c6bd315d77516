/** What the open data page offers of budget and settlement. */
import type { Dataset } from '#platform/domain';
import { listMoneyYears } from './amount.store.ts';
import { columnHeads } from './sheet.ts';
import { sentence } from './text.ts';

const isAmount = (key: string): boolean => key.endsWith('_thousand_yen');

export const moneyDataset: Dataset = {
  reads: ['money'],
  title: sentence((words) => words.dataset.title),
  description: sentence((words) => words.dataset.description),
  list: async ({ db }) =>
    (await listMoneyYears(db)).length === 0
      ? []
      : [
          { label: { ja: 'すべての金額（CSV）', en: 'All amounts (CSV)' }, path: '/plan/money/amounts?format=csv', format: 'CSV' },
          { label: { ja: 'すべての金額（JSON）', en: 'All amounts (JSON)' }, path: '/plan/money/amounts?format=json', format: 'JSON' },
        ],
  dictionary: Object.values(columnHeads).map(({ key, ja }) => ({
    name: key,
    type: isAmount(key) || key === 'fiscal_year' || key === 'round' ? 'number' : 'text',
    ...(isAmount(key) && { unit: sentence((words) => words.thousandYen) }),
    meaning: { ja, en: key.replaceAll('_', ' ') },
  })),
};

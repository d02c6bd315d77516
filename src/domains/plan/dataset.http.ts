/** What the open data page offers of the plan. */
import { formatFiscalYears } from '#domains/civic';
import type { Dataset } from '#platform/domain';
import { editionFilePath } from './address.ts';
import { planDictionary } from './dictionary.ts';
import { listEditions } from './edition.store.ts';
import { exportFormats } from './export.ts';

const formatNames = { json: 'JSON', csv: 'CSV', xlsx: 'Excel (XLSX)', 'fiscal-data-package': 'Fiscal Data Package' };

export const planDataset: Dataset = {
  reads: ['plan'],
  title: { ja: '実施計画', en: 'Implementation plan' },
  description: {
    ja: '版ごとに、施策、主要事業、年度別の事業内容と事業費、所管部課、数値の根拠をまとめて取得できます。CSV と Excel はそのまま取り込み直せます。',
    en: 'Each edition with its measures, programmes, activities and costs by fiscal year, departments, and how each figure is known. CSV and Excel files can be imported again.',
  },
  list: async (ask) => {
    const editions = await listEditions(ask.db);
    return editions.flatMap((edition) =>
      exportFormats.map((format) => ({
        label: { ja: `${edition.title}（${formatNames[format]}）`, en: `${formatFiscalYears(edition.firstYear, edition.lastYear, 'en')} (${formatNames[format]})` },
        path: editionFilePath(edition.slug, format),
        format: formatNames[format],
      })),
    );
  },
  dictionary: planDictionary,
};

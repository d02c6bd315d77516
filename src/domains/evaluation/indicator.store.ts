/** What evaluation says of its own service: the share of programmes in force whose sheet of the year is published. */
import type { Database } from '#platform/database';
import type { IndicatorSource } from '#platform/domain';
import { listEvaluated } from './evaluated.store.ts';
import { listPublished } from './publication.store.ts';
import { sentence } from './text.ts';

async function publishedShare(db: Database, fiscalYear: number): Promise<number | null> {
  const published = new Set((await listPublished(db, { year: fiscalYear, subject: 'programme' })).map(({ document }) => document.key));
  const programmes = (await listEvaluated(db)).filter(({ subject }) => subject === 'programme');
  if (programmes.length === 0 || published.size === 0) return null;
  return Math.round((programmes.filter(({ key }) => published.has(key)).length / programmes.length) * 1000) / 10;
}

export const publishedShareSource: IndicatorSource = {
  key: 'evaluation.published',
  title: sentence((words) => words.indicator),
  unit: sentence((words) => words.percent),
  path: '/evaluations',
  measure: publishedShare,
};

/** Wiring of indicator; only app.ts reads it. */
import type { Dataset, Domain, IndicatorSource } from '#platform/domain';
import { listPath } from './address.ts';
import { blocks } from './block.http.tsx';
import { measureSoon, measuringJob } from './measuring.job.ts';
import { isAnyIndicator } from './indicator.store.ts';
import { routes } from './routes.ts';
import { deskItems } from './staff-list.http.tsx';
import { sentence } from './text.ts';

const dataset: Dataset = {
  reads: ['indicator'],
  title: sentence((words) => words.dataset.title),
  description: sentence((words) => words.dataset.description),
  list: async ({ db }) => (await isAnyIndicator(db) ? (['csv', 'json'] as const) : []).map((format) => ({ label: sentence((words) => `${words.dataset.title} (${words[format]})`), path: `${listPath}?format=${format}`, format: format.toUpperCase() })),
  dictionary: (['id', 'programme', 'measure', 'name', 'unit', 'target', 'actual', 'actual_state', 'pro_rata_verdict'] as const).map((name) => ({
    name,
    type: name === 'id' ? 'integer' : name === 'target' || name === 'actual' ? 'decimal' : 'text',
    meaning: sentence((words) => words.dataset.meaning[name]),
  })),
};

/** `sources`: what the city's services measure of themselves. */
export function indicatorDomain(sources: IndicatorSource[]): Domain {
  return {
    name: 'indicator',
    stores: true,
    routes: routes(sources),
    jobs: [measuringJob(sources)],
    begin: ({ db }) => measureSoon(db),
    blocks,
    datasets: [dataset],
    nav: [{ path: listPath, label: sentence((words) => words.nav), order: 50 }],
    staffNav: [{ path: '/staff/indicators', label: sentence((words) => words.staffNav) }],
    desk: deskItems,
    appendOnly: ['indicator.definition', 'indicator.figure', 'indicator.frozen'],
  };
}

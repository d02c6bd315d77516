/** Wiring of progress; only app.ts reads it. */
import type { Dataset, Domain, IndicatorSource } from '#platform/domain';
import { listPath } from './address.ts';
import { listSavesBy } from './draft.store.ts';
import { deskItems } from './desk.http.ts';
import { periodKey } from './period.ts';
import { findReportedProgrammes } from './programme.store.ts';
import { isAnyPublished, listPublished, listPublishedPeriods } from './publication.store.ts';
import { reminderJob, planReminders } from './reminder.job.ts';
import { eraseReminders, listRemindersOf } from './reminder.store.ts';
import { blocks } from './roll-up.http.tsx';
import { routes } from './routes.ts';
import { sentence } from './text.ts';

/** Share of the plan's programmes whose report on the newest published half of the year is public, in per cent. */
const writtenShare: IndicatorSource = {
  key: 'progress.written',
  title: sentence((words) => words.indicator.title),
  unit: sentence((words) => words.indicator.unit),
  path: listPath,
  async measure(db, fiscalYear) {
    const found = await findReportedProgrammes(db);
    const period = (await listPublishedPeriods(db)).find(({ year }) => year === fiscalYear);
    if (found === null || period === undefined || found.programmes.length === 0) return null;
    const published = new Set((await listPublished(db, period)).map(({ programme }) => programme));
    return (found.programmes.filter(({ number }) => published.has(number)).length * 100) / found.programmes.length;
  },
};

const dataset: Dataset = {
  reads: ['progress'],
  title: sentence((words) => words.dataset.title),
  description: sentence((words) => words.dataset.description),
  list: async ({ db }) => (await isAnyPublished(db) ? (['csv', 'json'] as const) : []).map((format) => ({ label: sentence((words) => `${words.dataset.title} (${words[format]})`), path: `${listPath}?format=${format}`, format: format.toUpperCase() })),
  dictionary: (['number', 'name', 'period', 'state', 'done', 'next', 'published_at', 'corrections'] as const).map((name) => ({ name, type: name === 'corrections' ? 'integer' : 'text', meaning: sentence((words) => words.dataset.meaning[name]) })),
};

export const domain: Domain = {
  name: 'progress',
  stores: true,
  routes,
  jobs: [reminderJob],
  begin: ({ db, clock }) => planReminders(db, clock.today()),
  blocks,
  datasets: [dataset],
  nav: [{ path: listPath, label: sentence((words) => words.nav), order: 30 }],
  staffNav: [{ path: '/staff/progress', label: sentence((words) => words.staffNav) }],
  desk: deskItems,
  indicators: [writtenShare],
  // Saved texts are the city's documents: after an erasure the id in them stands for nobody.
  personalData: {
    show: async (db, personId) => ({
      進行管理で保存した報告: (await listSavesBy(db, personId)).map(({ programme, period, revision, state, done, next, links, savedAt }) => ({ programme, period: periodKey(period), revision, state, done, next, links, savedAt })),
      進行管理のお願いを受けた日: await listRemindersOf(db, personId),
    }),
    erase: eraseReminders,
  },
  appendOnly: ['progress.save', 'progress.publication'],
  unpublished: ['progress.save', 'progress.draft', 'progress.reminder'],
};

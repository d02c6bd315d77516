/** Wiring of evaluation; only app.ts reads it. */
import { signedIn } from '#platform/http';
import type { Domain } from '#platform/domain';
import { blocks } from './block.http.tsx';
import { bookJob } from './book.job.ts';
import { evaluationDataset } from './dataset.store.ts';
import { deskItems } from './desk.store.ts';
import { publishedShareSource } from './indicator.store.ts';
import { routes } from './routes.ts';
import { sentence } from './text.ts';

export const domain: Domain = {
  name: 'evaluation',
  stores: true,
  routes,
  jobs: [bookJob],
  blocks,
  datasets: [evaluationDataset],
  nav: [{ path: '/evaluations', label: sentence((words) => words.nav), order: 60 }],
  staffNav: [
    { path: '/staff/evaluations', label: sentence((words) => words.staff.title), roles: ['member', 'head', 'planning', 'auditor', 'panel'] },
    { path: '/staff/evaluations/forms', label: sentence((words) => words.staff.forms), roles: ['planning'] },
  ],
  desk: (ask) => deskItems(ask.db, signedIn(ask), ask.clock.today()),
  indicators: [publishedShareSource],
  appendOnly: ['evaluation.step', 'evaluation.publication'],
  unpublished: ['evaluation.form', 'evaluation.sheet', 'evaluation.step'],
};

/** Wiring of opinion-map-report; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { recountCommand } from './recount.command.ts';
import { reportJob } from './report.job.ts';
import { orderReports } from './report-order.store.ts';
import { routes } from './routes.ts';

export const domain: Domain = {
  name: 'opinion-map-report',
  stores: true,
  routes,
  jobs: [reportJob],
  commands: [recountCommand],
  begin: ({ db }) => orderReports(db),
  appendOnly: ['opinion_map_report.report', 'opinion_map_report.afterword'],
};

/** Wiring of result; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { resultBlock, workBlock } from './block.http.tsx';
import { dataset } from './dataset.ts';
import { searchEntries } from './found.store.ts';
import { indicators } from './indicator.ts';
import { paperJob } from './paper.job.ts';
import { releaseJob } from './release.job.ts';
import { routes } from './routes.ts';
import { deskItems } from './waiting.http.tsx';

export const domain: Domain = {
  name: 'result',
  stores: true,
  routes,
  jobs: [releaseJob, paperJob],
  blocks: [resultBlock, workBlock],
  desk: deskItems,
  datasets: [dataset],
  indicators,
  searchEntries,
  appendOnly: ['result.correction', 'result.follow_up_answer', 'result.unit_source'],
  unpublished: ['result.unit_source', 'result.follow_up_draft', 'result.past_table'],
};

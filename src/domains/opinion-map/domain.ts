/** Wiring of opinion-map; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { beginReckoning, reckonLongJob, reckonRoundJob } from './reckoning.job.ts';
import { routes } from './routes.ts';

export const domain: Domain = {
  name: 'opinion-map',
  stores: true,
  routes,
  jobs: [reckonRoundJob, reckonLongJob],
  begin: ({ db }) => beginReckoning(db),
  appendOnly: ['opinion_map.change', 'opinion_map.vote', 'opinion_map.moderation', 'opinion_map.report', 'opinion_map.afterword'],
  unpublished: ['opinion_map.participant', 'opinion_map.vote', 'opinion_map.ballot', 'opinion_map.computation', 'opinion_map.claim', 'opinion_map.second_opinion', 'opinion_map.invitation', 'opinion_map.network_hour'],
};

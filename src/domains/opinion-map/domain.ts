/** Wiring of opinion-map; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { routes } from './routes.ts';

export const domain: Domain = {
  name: 'opinion-map',
  stores: true,
  routes,
  appendOnly: ['opinion_map.change', 'opinion_map.vote', 'opinion_map.moderation', 'opinion_map.report', 'opinion_map.afterword'],
  unpublished: ['opinion_map.participant', 'opinion_map.vote', 'opinion_map.ballot', 'opinion_map.computation', 'opinion_map.claim', 'opinion_map.second_opinion', 'opinion_map.invitation', 'opinion_map.network_hour'],
};

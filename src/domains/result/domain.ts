/** Wiring of result; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { routes } from './routes.ts';

export const domain: Domain = {
  name: 'result',
  stores: true,
  routes,
  appendOnly: ['result.correction', 'result.follow_up_answer', 'result.unit_source'],
  unpublished: ['result.unit_source', 'result.follow_up_draft', 'result.past_table'],
};

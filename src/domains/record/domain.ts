/** Wiring of the record; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { routes } from './routes.ts';

export const domain: Domain = {
  name: 'record',
  stores: true,
  routes,
  appendOnly: ['record.act', 'record.public_act'],
  unpublished: ['record.act', 'record.public_act'],
};

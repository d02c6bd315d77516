/** Wiring of follow; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { routes } from './routes.ts';

export const domain: Domain = { name: 'follow', stores: false, routes };

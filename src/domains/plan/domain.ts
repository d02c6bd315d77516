/** Wiring of the plan domain; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { planHome } from './home.http.tsx';
import { routes } from './routes.ts';

export const domain: Domain = {
  name: 'plan',
  stores: true,
  routes,
  home: [planHome],
};

/** Wiring of indicator; only app.ts reads it. */
import type { Domain, IndicatorSource } from '#platform/domain';
import { routes } from './routes.ts';

/** `sources`: what the city's services measure of themselves. */
export function indicatorDomain(_sources: IndicatorSource[]): Domain {
  return { name: 'indicator', stores: false, routes };
}

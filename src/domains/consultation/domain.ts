/** Wiring of consultation; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { routes } from './routes.ts';

/** `parts`: domains that fill parts of a consultation's pages, of the public and of staff. */
export function consultationDomain(_parts: readonly Domain[]): Domain {
  return {
    name: 'consultation',
    stores: true,
    routes,
    appendOnly: ['consultation.rule', 'consultation.change'],
  };
}

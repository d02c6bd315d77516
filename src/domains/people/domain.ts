/** Wiring of people; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { routes } from './routes.ts';

/** Accounts and sessions. `others` keep more of a person, which the person may see and have erased. */
export function peopleDomain(_others: Domain[]): Domain {
  return {
    name: 'people',
    stores: true,
    routes,
    unpublished: ['people.person', 'people.person_key', 'people.session', 'people.identity', 'people.oidc_request', 'people.password'],
  };
}

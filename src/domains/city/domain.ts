import type { Domain } from '#platform/domain';
import type { Route } from '#platform/http';
import { readingsPath } from './reading.ts';
import type { Profile } from './profile.ts';
import { routes } from './routes.ts';
import { sentence } from './text.ts';

/** The city's front: profile, home, search, open data. Its pages are filled by the other domains. */
export function cityDomain(profile: Profile, others: Domain[], allRoutes: () => Route[]): Domain {
  return {
    name: 'city',
    stores: false,
    routes: routes({
      profile,
      blocks: others.flatMap((domain) => domain.home ?? []),
      datasets: others.flatMap((domain) => domain.datasets ?? []),
      allRoutes,
    }),
  };
}

/** What of the city's own the staff's first page leads to; it needs no profile. */
export const cityWork: Domain = { name: 'city', stores: false, routes: [], staffNav: [{ path: readingsPath, label: sentence((words) => words.readings.nav), roles: ['planning', 'administrator'] }] };

export { problemPage } from './problem.http.tsx';

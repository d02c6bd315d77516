import type { Domain } from '#platform/domain';
import type { Route } from '#platform/http';
import type { Profile } from './profile.ts';
import { routes } from './routes.ts';

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

export { problemPage } from './problem.http.tsx';

import type { Dataset, HomeBlock } from '#platform/domain';
import type { Route } from '#platform/http';
import { homeRoute } from './home.http.tsx';
import { openDataRoutes } from './open-data.http.tsx';
import type { Profile } from './profile.ts';
import { searchRoutes } from './search.http.tsx';
import { statementRoutes } from './statement.http.tsx';

/** Addresses of the site as a whole; what they show comes from the domains. */
export function routes(parts: { profile: Profile; blocks: HomeBlock[]; datasets: Dataset[]; allRoutes: () => Route[] }): Route[] {
  return [homeRoute(parts.blocks), ...searchRoutes, ...openDataRoutes(parts.profile, parts.datasets, parts.allRoutes), ...statementRoutes];
}

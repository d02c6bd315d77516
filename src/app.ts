/** The list of domains; the only file that knows them all. */
import type { Profile } from '#domains/city';
import type { Domain } from '#platform/domain';
import type { Route } from '#platform/http';
import { cityDomain } from '#wiring/city';
import { domain as plan } from '#wiring/plan';

export { problemPage } from '#wiring/city';

/** All domains that keep something of their own, lowest in the graph first. */
export const storedDomains: Domain[] = [plan];

/** The whole program for one city: its domains and every row that they answer. */
export function assemble(profile: Profile): { domains: Domain[]; routes: Route[] } {
  const routes: Route[] = [];
  const domains = [cityDomain(profile, storedDomains, () => routes), ...storedDomains];
  routes.push(...domains.flatMap((domain) => domain.routes));
  return { domains, routes };
}

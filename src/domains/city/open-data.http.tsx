import type { Dataset } from '#platform/domain';
import { json, page, type Ask, type Reply, type Route } from '#platform/http';
import { openApiDocument } from '#platform/openapi';
import { OpenDataView } from './open-data.view.tsx';
import type { Profile } from './profile.ts';

/** Everything to take away, made from what the domains declare. */
export function showOpenData(profile: Profile, datasets: Dataset[], allRoutes: () => Route[]): (ask: Ask) => Promise<Reply> {
  return async (ask) => {
    const offers = await Promise.all(datasets.map(async (dataset) => ({ dataset, files: await dataset.list(ask) })));
    const api = allRoutes().filter((route) => route.path.startsWith('/api/'));
    return page(<OpenDataView view={ask} offers={offers} api={api} licence={profile.licence} />);
  };
}

export function showOpenApi(allRoutes: () => Route[]): (ask: Ask) => Reply {
  return (ask) => json(openApiDocument(allRoutes(), { title: `Hiraku: ${ask.site.name.en}`, version: '1', server: ask.site.origin }));
}

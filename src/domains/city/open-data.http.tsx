import type { Dataset } from '#platform/domain';
import { json, page, row, type Ask, type Route } from '#platform/http';
import { openApiDocument } from '#platform/openapi';
import { OpenDataView } from './open-data.view.tsx';
import type { Profile } from './profile.ts';

/** The open data page and the description of the API, both made from what the domains declare. */
export function openDataRoutes(profile: Profile, datasets: Dataset[], allRoutes: () => Route[]): Route[] {
  return [
    row({
      method: 'GET',
      path: '/data',
      who: 'anyone',
      what: 'Everything to download, with a dictionary, the terms of use and the API',
      reads: ['plan'],
      run: async (ask: Ask) => {
        const offers = await Promise.all(datasets.map(async (dataset) => ({ dataset, files: await dataset.list(ask) })));
        const api = allRoutes().filter((route) => route.path.startsWith('/api/'));
        return page(<OpenDataView view={ask} offers={offers} api={api} licence={profile.licence} />);
      },
    }),
    row({
      method: 'GET',
      path: '/openapi.json',
      who: 'anyone',
      what: 'The API, described in OpenAPI 3.1',
      formats: ['json'],
      reads: [],
      run: (ask: Ask) => json(openApiDocument(allRoutes(), { title: `Hiraku: ${ask.site.name.en}`, version: '1', server: ask.site.origin })),
    }),
  ];
}

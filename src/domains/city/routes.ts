/** The table of contents of the site as a whole; what its pages show comes from the domains. */
import type { Dataset, HomeBlock } from '#platform/domain';
import { row, type Route } from '#platform/http';
import { showHome } from './home.http.tsx';
import { showOpenApi, showOpenData } from './open-data.http.tsx';
import type { Profile } from './profile.ts';
import { searchAnswer, searchQuery } from './search.ts';
import { showLetters } from './letter.http.tsx';
import { findAnything } from './search.http.tsx';
import { showAccessibility, showPrivacy, showRobots, showStyleguide } from './statement.http.tsx';

export interface SiteParts {
  profile: Profile;
  blocks: HomeBlock[];
  datasets: Dataset[];
  allRoutes: () => Route[];
}

const page = { method: 'GET' as const, who: 'anyone' as const };
const find = { ...page, what: 'Find anything on the site by words', query: searchQuery, reads: ['search'], run: findAnything };

export function routes({ profile, blocks, datasets, allRoutes }: SiteParts): Route[] {
  return [
    row({ ...page, path: '/', what: 'What this is, the edition in force, money by measure, what changed lately, search', reads: contentsOf(blocks), run: showHome(blocks) }),
    row({ ...find, path: '/search', formats: ['html', 'json', 'csv'] }),
    row({ ...find, path: '/api/v1/search', formats: ['json'], answers: searchAnswer, about: { ja: 'ことばでサイト全体から探す', en: 'Find anything on the site by words' } }),
    row({ ...page, path: '/data', what: 'Everything to download, with a dictionary, the terms of use and the API', reads: contentsOf(datasets), run: showOpenData(profile, datasets, allRoutes) }),
    row({ ...page, path: '/robots.txt', what: 'What crawlers may follow', reads: [], run: showRobots }),
    row({ ...page, path: '/openapi.json', what: 'The API, described in OpenAPI 3.1', formats: ['json'], reads: [], run: showOpenApi(allRoutes) }),
    row({ ...page, path: '/accessibility', what: 'What the site does for accessibility, and its known limits', reads: [], run: showAccessibility }),
    row({ ...page, path: '/privacy', what: 'What the site keeps of people who read it', reads: [], run: showPrivacy }),
    row({ ...page, path: '/styleguide', what: 'Each piece of the design system, shown once', reads: [], run: showStyleguide }),
  ];
}

/** Only where there is no mail server and the site's address is this machine's own. */
export function letterRoutes(folder: string): Route[] {
  return [row({ ...page, path: '/dev/mail', what: 'Letters of an installation without a mail server', run: showLetters(folder) })];
}

function contentsOf(parts: { reads: string[] }[]): string[] {
  return [...new Set(parts.flatMap((part) => part.reads))];
}

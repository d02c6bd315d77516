/** The table of contents of the site as a whole; what its pages show comes from the domains. */
import { holders } from '#platform/access';
import type { Dataset, HomeBlock } from '#platform/domain';
import { row, type Route } from '#platform/http';
import { showHome } from './home.http.tsx';
import { showOpenApi, showOpenData } from './open-data.http.tsx';
import type { Profile } from './profile.ts';
import { addReading, newReadingForm, readingListQuery, showReadings } from './reading-list.http.tsx';
import { readingForm, removeReading, saveReading, showReading } from './reading.http.tsx';
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

const writers = holders('planning', 'administrator');
const readingRows: Route[] = [
  row({ method: 'GET', who: writers, path: '/staff/readings', act: 'reading-list.read', what: 'List the readings of words that the staff put right', query: readingListQuery, formats: ['html', 'csv', 'json'], run: showReadings }),
  row({ method: 'POST', who: writers, path: '/staff/readings', act: 'reading.added', what: 'Add the reading of a word', form: newReadingForm, run: addReading }),
  row({ method: 'GET', who: writers, path: '/staff/readings/:id', act: 'reading.read', what: 'Show a reading to change or remove', run: showReading }),
  row({ method: 'POST', who: writers, path: '/staff/readings/:id', act: 'reading.saved', what: 'Change the reading of a word', form: readingForm, run: saveReading }),
  row({ method: 'POST', who: writers, path: '/staff/readings/:id/removal', act: 'reading.removed', what: 'Remove a reading, so that the dictionary’s holds again', run: removeReading }),
];

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
    ...readingRows,
  ];
}

/** Only where there is no mail server and the site's address is this machine's own. */
export function letterRoutes(folder: string): Route[] {
  return [row({ ...page, path: '/dev/mail', what: 'Letters of an installation without a mail server', run: showLetters(folder) })];
}

function contentsOf(parts: { reads: string[] }[]): string[] {
  return [...new Set(parts.flatMap((part) => part.reads))];
}

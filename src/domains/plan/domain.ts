/** Wiring of the plan domain; only app.ts reads it. */
import type { Database } from '#platform/database';
import type { Domain } from '#platform/domain';
import { pageBlocks } from '#platform/page-block';
import { rebuildEntries, type SearchEntry } from '#platform/search';
import { planDataset } from './dataset.http.ts';
import { importFirstBooks } from './first-book.store.ts';
import { editionsCommand, exportCommand, layoutsCommand, publishCommand } from './edition.command.ts';
import { planHome } from './home.http.tsx';
import { importCommand } from './import.command.ts';
import { listListings } from './listing.store.ts';
import { routes } from './routes.ts';
import { searchEntriesOf } from './search-entry.ts';
import { sentence } from './text.ts';

async function searchEntries(db: Database): Promise<SearchEntry[]> {
  return searchEntriesOf(await listListings(db, {}));
}

/** `others` fill parts of the plan's pages. */
export function planDomain(others: Domain[]): Domain {
  return {
    name: 'plan',
    stores: true,
    appendOnly: ['plan.change'],
    begin: importFirstBooks,
    routes: routes(pageBlocks(others)),
    home: [planHome],
    datasets: [planDataset],
    nav: [
      { path: '/plan', label: sentence((words) => words.nav.plan) },
      { path: '/plan/programmes', label: sentence((words) => words.nav.programmes) },
      { path: '/plan/departments', label: sentence((words) => words.nav.departments) },
      { path: '/plan/changes', label: sentence((words) => words.nav.changes) },
      { path: '/plan/gaps', label: sentence((words) => words.nav.gaps) },
    ],
    commands: [importCommand, exportCommand, editionsCommand, publishCommand, layoutsCommand],
    searchEntries,
    subscriptions: [
      {
        topic: 'plan.edition-changed',
        name: 'plan.search-entries',
        run: async (tx) => {
          await rebuildEntries(tx, 'plan', searchEntries);
        },
      },
    ],
  };
}

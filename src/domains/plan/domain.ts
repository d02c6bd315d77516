/** Wiring of the plan domain; only app.ts reads it. */
import type { Database } from '#platform/database';
import type { DeskItem, Domain } from '#platform/domain';
import type { Ask } from '#platform/http';
import { pageBlocks } from '#platform/page-block';
import { rebuildEntries, type SearchEntry } from '#platform/search';
import { planDataset } from './dataset.http.ts';
import { draftSteps } from './draft.http.tsx';
import { listDrafts } from './draft.store.ts';
import { draftPath } from './draft.ts';
import { addWaitingPublications, draftPublicationJob } from './draft-publication.job.ts';
import { importFirstBooks } from './first-book.store.ts';
import { editionsCommand, exportCommand, layoutsCommand, publishCommand } from './edition.command.ts';
import { planHome } from './home.http.tsx';
import { importCommand } from './import.command.ts';
import { listNamedDepartmentsInForce } from './in-force.store.ts';
import { listListings } from './listing.store.ts';
import { routes } from './routes.ts';
import { searchEntriesOf } from './search-entry.ts';
import { sentence } from './text.ts';

async function searchEntries(db: Database): Promise<SearchEntry[]> {
  return searchEntriesOf(await listListings(db, {}));
}

/** Parts of drafts that wait for the person: to be written, approved or accepted. */
async function desk(ask: Ask): Promise<DeskItem[]> {
  const { drafts } = await listDrafts(ask.db, { state: 'writing' });
  const items = await Promise.all(drafts.map(async (draft) => ({ title: sentence((words) => words.draft.waitingTitle(draft.title)), path: draftPath(draft.slug), count: await draftSteps(ask, draft) })));
  return items.filter(({ count }) => count > 0);
}

/** `others` fill parts of the plan's pages. */
export function planDomain(others: Domain[]): Domain {
  return {
    name: 'plan',
    stores: true,
    async begin(parts, city) {
      await importFirstBooks(parts, city);
      await addWaitingPublications(parts.db);
    },
    jobs: [draftPublicationJob],
    desk,
    answeredNames: listNamedDepartmentsInForce,
    staffNav: [
      { path: '/staff/plan/drafts', label: sentence((words) => words.draft.nav) },
      { path: '/staff/plan/reform', label: sentence((words) => words.draft.navReform), roles: ['panel', 'planning'] },
    ],
    scripts: [{ name: 'draft-grid', file: 'src/domains/plan/draft-grid.client.ts' }],
    appendOnly: ['plan.change', 'plan.draft_change', 'plan.draft_act', 'plan.opinion_change'],
    unpublished: ['plan.draft', 'plan.draft_row', 'plan.draft_change', 'plan.draft_submission', 'plan.draft_act', 'plan.opinion_change'],
    routes: routes(pageBlocks(others)),
    home: [planHome],
    datasets: [planDataset],
    nav: [
      { path: '/plan', label: sentence((words) => words.nav.plan), order: 10 },
      { path: '/plan/programmes', label: sentence((words) => words.nav.programmes), order: 20 },
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

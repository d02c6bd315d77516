import type { HomeBlock } from '#platform/domain';
import { listRecentImports } from './history.store.ts';
import { HomeView } from './home.view.tsx';
import { listListings } from './listing.store.ts';
import { findOutline } from './edition-outline.store.ts';

const newsMax = 5;

/** The edition in force on the front page: its numbers, its money, its measures, and what changed lately. */
export const planHome: HomeBlock = {
  order: 10,
  reads: ['plan'],
  async render(ask) {
    const outline = await findOutline(ask.db);
    if (outline === null) return null;
    const [listings, imports] = await Promise.all([listListings(ask.db, { editionId: outline.id }), listRecentImports(ask.db, newsMax)]);
    return <HomeView view={ask} outline={outline} listings={listings} imports={imports} />;
  },
};

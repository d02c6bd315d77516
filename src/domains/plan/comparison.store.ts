/** Compares an edition with the one before it. */
import type { Database } from '#platform/database';
import { compareEditions, type Renewal } from './comparison.ts';
import { findFormerEdition } from './edition.store.ts';
import type { Edition } from './edition.ts';
import { listListings } from './listing.store.ts';

/** What an edition does otherwise than the public one before it of its plan; null where it is the first. */
export async function findRenewal(db: Database, edition: Edition): Promise<Renewal | null> {
  const former = await findFormerEdition(db, edition.plan.id, edition.firstYear);
  if (former === null) return null;
  const [before, after] = await Promise.all([listListings(db, { editionId: former.id }), listListings(db, { editionId: edition.id })]);
  return { edition, former, comparison: compareEditions(before, after) };
}

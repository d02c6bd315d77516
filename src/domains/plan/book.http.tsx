import { page, type Ask, type Reply } from '#platform/http';
import { BookView } from './book.view.tsx';
import { listListings } from './listing.store.ts';
import { nothingYet, outlineOf } from './outline.http.tsx';
import { text } from './text.ts';

/** The edition in force, as the book has it. */
export function showPlan(ask: Ask): Promise<Reply> {
  return showBook(ask, undefined);
}

export function showEdition(ask: Ask): Promise<Reply> {
  return showBook(ask, ask.params.edition ?? '');
}

async function showBook(ask: Ask, slug: string | undefined): Promise<Reply> {
  const outline = await outlineOf(ask, slug);
  if (outline === null) return nothingYet(ask, text(ask.lang).plan);
  return page(<BookView view={ask} outline={outline} listings={await listListings(ask.db, { editionId: outline.id })} />);
}

import { page, type Ask, type Reply } from '#platform/http';
import type { PageBlocks } from '#platform/page-block';
import { editionPath } from './address.ts';
import { EditionView } from './edition.view.tsx';
import { findEdition, findFormerEdition } from './edition.store.ts';
import { findOutline } from './edition-outline.store.ts';
import { asked } from './edition-outline.ts';
import { listSources } from './import-record.store.ts';
import { listListings } from './listing.store.ts';
import { NothingYetView } from './nothing-yet.view.tsx';
import { text } from './text.ts';

/** The edition in force, as the book has it. */
export const showPlan =
  (blocks: PageBlocks) =>
  (ask: Ask): Promise<Reply> =>
    pageOf(ask, undefined, 'plan', blocks);

export const showEdition =
  (blocks: PageBlocks) =>
  (ask: Ask): Promise<Reply> =>
    pageOf(ask, ask.params.edition ?? '', 'edition', blocks);

async function pageOf(ask: Ask, slug: string | undefined, noun: 'plan' | 'edition', blocks: PageBlocks): Promise<Reply> {
  const outline = asked(await findOutline(ask.db, slug), slug, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang).plan} />);
  const [listings, sources] = await Promise.all([listListings(ask.db, { editionId: outline.id }), listSources(ask.db, outline.id)]);
  const edition = await findEdition(ask.db, outline.slug);
  const former = edition && (await findFormerEdition(ask.db, edition.plan.id, edition.firstYear));
  const filled = await blocks.render(noun, ask, { path: noun === 'plan' ? '/plan' : editionPath(outline), edition: outline.slug });
  return page(<EditionView view={ask} outline={outline} listings={listings} former={former} source={sources.at(-1)?.name ?? null} blocks={filled} />);
}

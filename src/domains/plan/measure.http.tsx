import type { z } from 'zod';
import { page, Refusal, type Ask, type Reply } from '#platform/http';
import type { PageBlocks } from '#platform/page-block';
import { measurePath } from './address.ts';
import { asked, type editionQuery } from './edition-outline.ts';
import { listListings } from './listing.store.ts';
import { MeasureView } from './measure.view.tsx';
import { NothingYetView } from './nothing-yet.view.tsx';
import { findOutline } from './edition-outline.store.ts';
import { sentence, text } from './text.ts';

export const showMeasure = (blocks: PageBlocks) => async (ask: Ask<z.output<typeof editionQuery>>): Promise<Reply> => {
  const outline = asked(await findOutline(ask.db, ask.query.edition), ask.query.edition, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang).measure} />);
  const code = ask.params.code ?? '';
  const measure = outline.measures.find((each) => each.code === code);
  if (!measure) throw new Refusal(404, 'measure-not-found', sentence((words) => words.measurePage.notFound(code, outline.title)));
  const listings = await listListings(ask.db, { editionId: outline.id, measureId: measure.id });
  const filled = await blocks.render('measure', ask, { path: measurePath(code, outline), edition: outline.slug, measure: code });
  return page(<MeasureView view={ask} outline={outline} measure={measure} listings={listings} blocks={filled} />);
};

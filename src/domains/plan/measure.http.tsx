import { z } from 'zod';
import { page, Refusal, type Ask, type Reply } from '#platform/http';
import { listListings } from './listing.store.ts';
import { MeasureView } from './measure.view.tsx';
import { nothingYet, outlineOf } from './outline.http.tsx';
import { sentence, text } from './text.ts';

export const editionQuery = z.object({ edition: z.string().max(60).optional() });

export async function showMeasure(ask: Ask<z.output<typeof editionQuery>>): Promise<Reply> {
  const outline = await outlineOf(ask, ask.query.edition);
  if (outline === null) return nothingYet(ask, text(ask.lang).measure);
  const code = ask.params.code ?? '';
  const measure = outline.measures.find((each) => each.code === code);
  if (!measure) throw new Refusal(404, 'measure-not-found', sentence((words) => words.measurePage.notFound(code, outline.title)));
  const listings = await listListings(ask.db, { editionId: outline.id, measureId: measure.id });
  return page(<MeasureView view={ask} outline={outline} measure={measure} listings={listings} />);
}

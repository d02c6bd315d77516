/** The public page of one call. */
import { publicActsOf } from '#domains/record';
import { json, page, type Ask, type Reply } from '#platform/http';
import type { PageBlocks } from '#platform/page-block';
import { consultationPath } from './consultation.ts';
import { getConsultation } from './consultation.store.ts';
import { ConsultationView } from './consultation.view.tsx';
import { wholeDocument } from './whole.ts';
import { gatherWhole } from './whole.store.ts';

export const showConsultation = (blocks: PageBlocks) => async (ask: Ask): Promise<Reply> => {
  const consultation = await getConsultation(ask.db, ask.params.slug ?? '');
  const whole = await gatherWhole(ask.db, consultation, ask.clock.today());
  if (ask.format === 'json') return json(wholeDocument(ask.site.origin, whole, ask.clock.today()));
  const { id, slug } = consultation;
  const [filled, acts] = await Promise.all([blocks.render('consultation', ask, { path: consultationPath(slug), consultation: { id, slug } }), publicActsOf(ask.db, consultationPath(slug))]);
  return page(<ConsultationView view={ask} whole={whole} today={ask.clock.today()} blocks={filled} acts={acts} />);
};

export async function showConsultationJson(ask: Ask): Promise<Reply> {
  const consultation = await getConsultation(ask.db, ask.params.slug ?? '');
  return json(wholeDocument(ask.site.origin, await gatherWhole(ask.db, consultation, ask.clock.today()), ask.clock.today()));
}

/** What the result has to say on a consultation's own pages. */
import { findAnyConsultation } from '#domains/consultation';
import type { PageBlock } from '#platform/domain';
import { ReleasedBlock, ResultsBlock, WorkBlock } from './block.view.tsx';
import { countReleased, findRelease, findReleased } from './release.store.ts';
import { countReplies, listPassages } from './result.store.ts';

/** Only once it is out: what is planned is nobody's business before. */
export const resultBlock: PageBlock = {
  page: 'consultation',
  place: 'top',
  order: 5,
  reads: ['result'],
  async render(ask, { consultation }) {
    const release = consultation && (await findReleased(ask.db, consultation.id));
    if (!release) return null;
    const [{ replies }, passages] = [await countReplies(ask.db, consultation.id, {}), await listPassages(ask.db, consultation.id, 0)];
    return <ReleasedBlock view={ask} slug={consultation.slug} release={release} replies={replies} passages={passages.total} />;
  },
};

/** On the list of calls: the way to all that the city has said, over all of them. */
export const resultsBlock: PageBlock = {
  page: 'consultations',
  place: 'middle',
  order: 10,
  reads: ['result'],
  async render(ask) {
    const { results, replies } = await countReleased(ask.db);
    return results === 0 ? null : <ResultsBlock view={ask} results={results} replies={replies} />;
  },
};

export const workBlock: PageBlock = {
  page: 'consultation-work',
  place: 'end',
  order: 80,
  reads: ['result'],
  async render(ask, { consultation }) {
    const found = consultation && (await findAnyConsultation(ask.db, consultation.slug));
    if (!found || found.state === 'draft' || found.source === 'past') return null;
    return <WorkBlock view={ask} slug={found.slug} release={await findRelease(ask.db, found.id)} />;
  },
};

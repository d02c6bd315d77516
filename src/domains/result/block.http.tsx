/** What the result has to say on a consultation's own pages. */
import { findAnyConsultation } from '#domains/consultation';
import type { PageBlock } from '#platform/domain';
import { ReleasedBlock, WorkBlock } from './block.view.tsx';
import { findRelease, findReleased } from './release.store.ts';
import { countReplies, listPassages } from './result.store.ts';

/** Only once it is out: what is planned is nobody's business before. */
export const resultBlock: PageBlock = {
  page: 'consultation',
  place: 'top',
  order: 10,
  reads: ['result'],
  async render(ask, { consultation }) {
    const release = consultation && (await findReleased(ask.db, consultation.id));
    if (!release) return null;
    const [{ replies }, passages] = [await countReplies(ask.db, consultation.id, {}), await listPassages(ask.db, consultation.id, 0)];
    return <ReleasedBlock view={ask} slug={consultation.slug} release={release} replies={replies} passages={passages.total} />;
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

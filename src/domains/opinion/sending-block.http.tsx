/** Parts of the call's pages that tell how to send an opinion, and staff how many came. */
import { findConsultation, stageOn } from '#domains/consultation';
import type { PageBlock } from '#platform/domain';
import { countsOf } from './counts.store.ts';
import { CountsBlock, SendingBlock } from './sending-block.view.tsx';
import { findShield } from './shield.store.ts';

export const sendingBlocks: PageBlock[] = [
  {
    page: 'consultation',
    place: 'top',
    order: 10,
    reads: ['consultation'],
    async render(ask, { consultation }) {
      const found = consultation ? await findConsultation(ask.db, consultation.slug) : null;
      return found?.source === 'own' ? <SendingBlock view={ask} consultation={found} stage={stageOn(found, ask.clock.today())} /> : null;
    },
  },
  {
    page: 'consultation-work',
    place: 'top',
    order: 10,
    reads: [],
    async render(ask, { consultation }) {
      // Before it is announced nothing can come.
      if (!consultation || (await findConsultation(ask.db, consultation.slug)) === null) return null;
      const counts = await countsOf(ask.db, consultation.id);
      const shield = await findShield(ask.db, consultation.id, ask.clock.now());
      return <CountsBlock view={ask} slug={consultation.slug} counts={counts} shieldUntil={shield?.untilAt ?? null} />;
    },
  },
];

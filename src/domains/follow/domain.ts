/** Wiring of follow; only app.ts reads it. */
import { addDays, fiscalYearDays } from '#domains/civic';
import type { Domain } from '#platform/domain';
import { publicActTold } from './announcement.ts';
import { insertAnnouncement } from './announcement.store.ts';
import { followBlocks } from './block.http.tsx';
import { beginDigests, digestJob } from './digest.job.ts';
import { countFollowers } from './follower.store.ts';
import { personalData } from './personal.store.ts';
import { routes } from './routes.ts';
import { sentence } from './text.ts';

export const domain: Domain = {
  name: 'follow',
  stores: true,
  routes,
  jobs: [digestJob],
  begin: beginDigests,
  blocks: followBlocks,
  personalData,
  appendOnly: ['follow.announcement'],
  unpublished: ['follow.follower', 'follow.following', 'follow.told', 'follow.digest'],
  subscriptions: [
    {
      topic: 'record.public-act',
      name: 'follow.announce',
      run: (tx, { payload }, { clock }) => insertAnnouncement(tx, publicActTold.parse(payload), clock.now()),
    },
  ],
  indicators: [
    {
      key: 'follow.followers',
      title: sentence((words) => words.indicator.title),
      unit: sentence((words) => words.indicator.unit),
      path: '/follow',
      measure: (db, fiscalYear) => countFollowers(db, new Date(`${addDays(fiscalYearDays(fiscalYear).last, 1)}T00:00:00+09:00`)),
    },
  ],
};

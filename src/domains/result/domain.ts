/** Wiring of result; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { resultBlock, resultsBlock, workBlock } from './block.http.tsx';
import { dataset } from './dataset.store.ts';
import { searchEntries } from './found.store.ts';
import { followUpJob, planFollowUps } from './follow-up.job.ts';
import { followedUpShare } from './follow-up-indicator.store.ts';
import { followUpDesk } from './follow-up-list.http.tsx';
import { indicators } from './indicator.store.ts';
import { pastCommand } from './past.command.ts';
import { planBlocks } from './plan-block.http.tsx';
import { receiptBlocks } from './receipt-block.http.tsx';
import { paperJob } from './paper.job.ts';
import { releaseJob } from './release.job.ts';
import { routes } from './routes.ts';
import { sentence } from './text.ts';
import { deskItems } from './waiting.http.tsx';

export const domain: Domain = {
  name: 'result',
  stores: true,
  routes,
  jobs: [releaseJob, paperJob, followUpJob],
  begin: ({ db, clock }) => planFollowUps(db, clock.today()),
  commands: [pastCommand],
  blocks: [resultBlock, resultsBlock, workBlock, ...planBlocks, ...receiptBlocks],
  desk: async (ask) => [...(await deskItems(ask)), ...(await followUpDesk(ask))],
  staffNav: [
    { path: '/staff/consultations/follow-ups', label: sentence((words) => words.followUp.staffNav), roles: ['member', 'head', 'planning'] },
    { path: '/staff/consultations/redactions', label: sentence((words) => words.redaction.nav), roles: ['head', 'records'] },
    { path: '/staff/consultations/past', label: sentence((words) => words.past.nav), roles: ['member', 'head', 'planning'] },
  ],
  datasets: [dataset],
  indicators: [...indicators, followedUpShare],
  searchEntries: (db) => searchEntries(db),
  appendOnly: ['result.correction', 'result.follow_up_answer', 'result.unit_source'],
  unpublished: ['result.unit_source', 'result.follow_up_draft', 'result.past_table'],
};

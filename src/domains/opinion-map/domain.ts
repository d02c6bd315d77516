/** Wiring of opinion-map; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { beginReckoning, reckonLongJob, reckonRoundJob } from './reckoning.job.ts';
import { beginForgetting, networkHourJob } from './network-hour.job.ts';
import { orderWipingJob, orderWipings } from './order-wiping.job.ts';
import { wipedTables } from './order-wiping.store.ts';
import { staffListPath } from './address.ts';
import { dataset } from './dataset.http.ts';
import { deskItems } from './desk.http.ts';
import { indicators } from './figure.store.ts';
import { listAnsweredNames } from './answered-name.store.ts';
import { personalData } from './personal.store.ts';
import { mapHome, planBlocks } from './plan-block.http.tsx';
import { routes } from './routes.ts';
import { listSearchEntries, searchKept } from './search-entry.store.ts';
import { sampleCommand } from './sample.command.ts';
import { sentence } from './text.ts';

export const domain: Domain = {
  name: 'opinion-map',
  stores: true,
  routes,
  staffNav: [{ path: staffListPath, label: sentence((words) => words.work.list.title) }],
  home: [mapHome],
  blocks: planBlocks,
  desk: deskItems,
  datasets: [dataset],
  indicators,
  answeredNames: listAnsweredNames,
  personalData,
  searchEntries: listSearchEntries,
  subscriptions: [searchKept],
  jobs: [reckonRoundJob, reckonLongJob, orderWipingJob, networkHourJob],
  begin: async ({ db }) => {
    await beginReckoning(db);
    await orderWipings(db);
    await beginForgetting(db);
  },
  commands: [sampleCommand],
  scripts: [{ name: 'opinion-map-part', file: 'src/domains/opinion-map/part.client.ts' }],
  appendOnly: ['opinion_map.change', 'opinion_map.vote', 'opinion_map.moderation'],
  readOnly: ['opinion_map.ballot_check'],
  vacuumed: wipedTables,
  unpublished: ['opinion_map.participant', 'opinion_map.vote', 'opinion_map.ballot', 'opinion_map.computation', 'opinion_map.claim', 'opinion_map.second_opinion', 'opinion_map.invitation', 'opinion_map.network_hour', 'opinion_map.past_hour', 'opinion_map.hour_count', 'opinion_map.ballot_check'],
};

/** `hiraku opinion-map sample`: gives the sample city an opinion map that is over and one that is open, so that both can be seen today. */
import { recordAct } from '#domains/record';
import { randomUUID } from 'node:crypto';
import { inTransaction } from '#platform/database';
import type { Command } from '#platform/domain';
import { mapPath } from './address.ts';
import { insertSample } from './sample.store.ts';

export const sampleCommand: Command = {
  name: 'opinion-map sample',
  summary: 'Give the sample city two opinion maps with made-up votes, one over and one open',
  usage: 'opinion-map sample',
  examples: ['npx hiraku opinion-map sample'],
  notes: ['For the sample city alone: what is announced stands on the public record for good. A running site computes both within seconds, and makes the report of the first within five minutes.'],
  options: {},
  positionals: [0, 0],
  run: async ({ db, clock, site, sample, departments: [first], print, tell, runPendingJobs }) => {
    if (sample !== true || first === undefined) {
      tell('Only the sample city can be given made-up votes: this is another city.');
      return 1;
    }
    const department = { bureau: first.bureau, section: first.sections[0] ?? null };
    const slugs = await inTransaction(db, async (tx) => {
      const made = await insertSample(tx, department, clock);
      if (made !== null) await recordAct(tx, { requestId: randomUUID(), at: clock.now(), personId: null, actingAs: 'command', act: 'opinion-map.sampled', subject: made.map((slug) => `opinion-map ${slug}`).join(', '), why: null, commitment: null });
      return made;
    });
    if (slugs === null) {
      tell('There are opinion maps already; nothing was added.');
      return 1;
    }
    for (const slug of slugs) print(site.origin + mapPath(slug));
    tell('The first is over: its report is there within five minutes of a running site. The second is open today.');
    await runPendingJobs();
    return 0;
  },
};

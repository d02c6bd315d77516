import { sql } from 'kysely';
import { inTransaction } from '#platform/database';
import type { Town } from '#town';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptAll, openDraft, rowNamed, saveAs } from './draft.fixture.ts';
import { openPlanTown } from './town-plan.fixture.ts';

let town: Town;
let people: Awaited<ReturnType<typeof openDraft>>;
beforeEach(async () => {
  town = await openPlanTown();
  people = await openDraft(town);
});
afterEach(() => town.close());

/** What `first` does in its transaction, with `second` begun before that commits. Gives what became of `second`. */
async function overtaken(first: (tx: Town['db']) => Promise<unknown>, second: () => Promise<Response>): Promise<Response> {
  const waits = async () => (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(town.owner)).rows.length > 0;
  let reply: Promise<Response> | undefined;
  await inTransaction(town.db, async (tx) => {
    await sql`select from plan.draft for update`.execute(tx);
    await first(tx);
    let answered = false;
    reply = second().finally(() => (answered = true));
    while (!answered && !(await waits()));
  });
  return reply!;
}

describe('cells saved at the very moment', () => {
  it('at which planning sets the day of publication are not in what is published', async () => {
    const row = await rowNamed(people.planning, '公園の整備');
    await acceptAll(town);
    const reply = await overtaken((tx) => sql`update plan.draft set state = 'scheduled', publish_on = '2026-04-02', publish_as = 'planning'`.execute(tx), () => saveAs(people.planning, row, { name: '思いつきの公園' }));
    expect(reply.status).toBe(409);
    expect((await rowNamed(people.planning, '公園の整備')).revision).toBe(row.revision);
  });

  it('at which planning accepts the part do not change what was accepted', async () => {
    const row = await rowNamed(people.member, '街路樹の手入れ');
    const accept = (tx: Town['db']) => sql`insert into plan.draft_submission (draft_id, bureau, section, state) select id, '都市整備部', '道路課', 'accepted' from plan.draft`.execute(tx);
    expect((await overtaken(accept, () => saveAs(people.member, row, { name: '思いつきの街路樹' }))).status).toBe(403);
  });
});

/** What staff see of votes is counted beside what is published, and agrees with every vote there is. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { quantilesOf } from './flow.ts';
import { keepHours, listHours, votesPerPerson } from './flow.store.ts';
import type { Count } from './maths/reckoning.ts';
import { insertStatement } from './own-statement.store.ts';
import { countVotes } from './queued-count.store.ts';
import { inProcess, reckoningIn, votes } from './reckoning.fixture.ts';
import { townVotes } from './town-map.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown({ at: '2026-04-10T12:00:00+09:00' });
});
afterAll(() => town?.close());

const { newMap, later, cast, computeWhole, followNews } = reckoningIn(() => town);

describe('What staff see', () => {
  const counted = async (id: number) => {
    const { rows } = await sql<{ number: number; author: number | null; count: Count }>`
      select s.number, s.author, jsonb_build_object('agree', count(*) filter (where b.value = 1), 'disagree', count(*) filter (where b.value = -1), 'pass', count(*) filter (where b.value = 0)) as count
      from opinion_map.statement s left join opinion_map.ballot b on b.conversation_id = s.conversation_id and b.statement = s.number where s.conversation_id = ${id} group by s.number, s.author order by s.number`.execute(town.db);
    return rows;
  };
  const shown = async (id: number) => {
    const statements = await counted(id);
    const counts = await countVotes(town.db, id, statements);
    return statements.map(({ number, author }) => ({ number, author, count: counts.get(number) ?? { agree: 0, disagree: 0, pass: 0 } }));
  };

  it('counts every ballot on a statement, whether what is published has followed it or leaves it out', async () => {
    const map = await newMap();
    await townVotes(town, map, votes);
    expect(await shown(map.id)).toEqual(await counted(map.id));
    const [first] = votes[0]!;
    const [second] = votes.find(([number]) => number !== first)!;
    const bar = (number: number) => sql`update opinion_map.participant set barred_at = now() where conversation_id = ${map.id} and number = ${number}`.execute(town.db);
    await bar(first);
    await computeWhole(town.program.worker, map, inProcess);
    // Somebody writes what waits for a moderator; others vote, change their minds and are barred; nothing follows yet.
    const ann = { codeSha256: createHash('sha256').update(`${map.id} ann`).digest(), mark: null, cameBy: 'page', mayJoin: true };
    const written = await inTransaction(town.db, (tx) => insertStatement(tx, { id: map.id, moderation: 'before' }, ann, 'まだ誰も見ていない意見', town.clock.now()));
    for (const [who, number, choice] of [['ann', 1, 1], ['ann', 2, -1], ['bea', 1, 0], ['ann', 1, -1], ['bea', 1, null], ['bea', 3, 0]] as const) await cast(town.db, map, who, number, choice);
    await bar(second);
    const truth = await counted(map.id);
    expect(truth.find(({ number }) => 'number' in written && number === written.number)!.count.agree).toBe(1);
    expect(await shown(map.id)).toEqual(truth);
    await followNews(town.program.worker, map.id);
    expect(await shown(map.id)).toEqual(truth);
    await sql`update opinion_map.standing set home = 'elsewhere' where conversation_id = ${map.id}`.execute(town.db);
    expect(await shown(map.id)).toEqual(truth);
  });

  it('counts the votes of each hour, with those that came since hours were last counted', async () => {
    const map = await newMap();
    await townVotes(town, map, votes.slice(0, 200));
    await cast(town.db, map, 'ann', 1, 1);
    const hours = async () => (await listHours(town.db, map.id)).map((row) => [row.hour.toISOString(), row.participants, row.votes]);
    const before = await hours();
    await computeWhole(town.program.worker, map, inProcess);
    const kept = async () => (await sql<{ votes: number[] }>`select votes from opinion_map.hour_count where conversation_id = ${map.id}`.execute(town.db)).rows[0]!.votes;
    expect([await kept(), await hours()]).toEqual([[201], before]);
    later(3_600);
    for (const choice of [-1, null, 0] as const) await cast(town.db, map, 'ann', 1, choice);
    const after = [...before, [new Date(Date.parse(before[0]![0] as string) + 3_600_000).toISOString(), 0, 2]];
    expect(await hours()).toEqual(after);
    await town.settle();
    await keepHours(town.db, map.id);
    await keepHours(town.db, map.id);
    expect([await kept(), await hours()]).toEqual([[201, 2], after]);
    await sql`update opinion_map.hour_count set home = 'elsewhere', votes = '{9}', hours = '{now}' where conversation_id = ${map.id}`.execute(town.db);
    expect(await hours()).toEqual(after);
    await keepHours(town.db, map.id);
    expect(await kept()).toEqual([201, 2]);
  });

  it('knows of each participant how many votes they have: cast, changed, taken back, and several at once', async () => {
    const map = await newMap();
    await townVotes(town, map, votes.slice(0, 300));
    for (const [who, number, choice] of [['ann', 1, 1], ['ann', 2, -1], ['ann', 1, 0], ['ann', 2, null], ['bea', 1, 1], ['ann', 3, 1], ['ann', 3, 1]] as const) await cast(town.db, map, who, number, choice);
    await Promise.all([5, 6, 7].map((number) => cast(town.db, map, 'cat', number, 1)));
    const { rows } = await sql<{ ballots: number; counted: number }>`
      select p.ballots, (select count(*) from opinion_map.ballot b where b.conversation_id = p.conversation_id and b.participant = p.number)::integer as counted
      from opinion_map.participant p where p.conversation_id = ${map.id} order by p.began_at desc, p.number`.execute(town.db);
    expect(rows.map(({ ballots }) => ballots)).toEqual(rows.map(({ counted: all }) => all));
    expect(rows.map(({ ballots }) => ballots).filter((ballots) => ballots === 3)).not.toHaveLength(0);
    const sorted = rows.map(({ ballots }) => ballots).toSorted((one, other) => one - other);
    expect(await votesPerPerson(town.db, map.id)).toEqual(quantilesOf(sorted));
  });
});

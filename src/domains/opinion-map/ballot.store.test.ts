/** What a reading of votes knows, while others vote. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openDatabase, type Database } from '#platform/database';
import { openTown, type Town } from '#town';
import { type BallotsRead, listMoves, readBallots } from './ballot.store.ts';
import { lookAt } from './standing.store.ts';
import { type TownMap, townMap, townVotes } from './town-map.fixture.ts';
import { castVote } from './vote.store.ts';
import type { VoteValue } from './vote.ts';

let town: Town;
let maps = 0;
beforeAll(async () => {
  town = await openTown({ at: '2026-04-10T12:00:00+09:00' });
});
afterAll(() => town?.close());

const newMap = (): Promise<TownMap> => townMap(town, { number: (maps += 1) });

async function cast(db: Database, { id }: TownMap, who: string, statement: number, value: VoteValue | null): Promise<number> {
  const self = { codeSha256: createHash('sha256').update(`${id} ${who}`).digest(), mark: null, cameBy: 'page', mayJoin: true };
  return (await castVote(db, { conversationId: id, access: 'anyone', self, statement, value, at: town.clock.now(), today: town.clock.today() })).participant!;
}

/** A transaction that stays open: `run` acts in it at once, `last` when it is ended. Not even the server ends it before. */
async function openTransaction(run: (tx: Database) => Promise<unknown>, { db = town.db, last = () => Promise.resolve() }: { db?: Database; last?: (tx: Database) => Promise<unknown> } = {}): Promise<{ end(): Promise<void> }> {
  const [begun, ending] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const whole = db.transaction().execute(async (tx) => {
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
    await run(tx);
    begun.resolve();
    await ending.promise;
    await last(tx);
  });
  const end = () => (ending.resolve(), whole);
  onTestFinished(() => end().catch(() => undefined));
  await Promise.race([begun.promise, whole]);
  return { end };
}

/** The first look that `holds`: what another town's transaction holds back as it ends, one of the next has. */
async function lookUntil<Seen>(look: () => Promise<Seen>, holds: (seen: Seen) => boolean): Promise<Seen> {
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
  }
}

function rowsOf({ ballots: { people, statements, rowStart, column, value } }: BallotsRead): number[][] {
  return Array.from(people).flatMap((person, row) => Array.from({ length: rowStart[row + 1]! - rowStart[row]! }, (_, at) => [person, statements[column[rowStart[row]! + at]!]!, value[rowStart[row]! + at]!]));
}

it('has people and statements in the order of their numbers, and each vote once, also past a page of people', async () => {
  const map = await newMap();
  const votes = Array.from({ length: 2_300 }, (_, at) => [((at * 7_919) % 2_300) * 3 + 1, (at % 6) + 1, ((at % 3) - 1) as VoteValue] as const);
  await townVotes(town, map, [...votes, [1, 6, 0]]);
  const read = await readBallots(town.db, map.id);
  expect(rowsOf(read)).toEqual([...votes, [1, 6, 0] as const].map((vote) => [...vote]).toSorted((one, other) => one[0]! - other[0]! || one[1]! - other[1]!));
  expect([...read.ballots.statements]).toEqual([1, 2, 3, 4, 5, 6]);
});

it('leaves out who is barred, and knows hidden statements, those about the person, and none that waits', async () => {
  const map = await newMap();
  await townVotes(town, map, [[3, 1, 1], [5, 2, -1], [9, 3, 0]]);
  await sql`update opinion_map.participant set barred_at = now() where conversation_id = ${map.id} and number = 5`.execute(town.db);
  await sql`update opinion_map.statement set state = 'refused' where conversation_id = ${map.id} and number = 1`.execute(town.db);
  await sql`update opinion_map.statement set meta = true where conversation_id = ${map.id} and number = 3`.execute(town.db);
  await sql`update opinion_map.statement set state = 'waiting', shown_at = null where conversation_id = ${map.id} and number = 6`.execute(town.db);
  const read = await readBallots(town.db, map.id);
  expect(rowsOf(read)).toEqual([[3, 1, 1], [9, 3, 0]]);
  expect(read.barred).toEqual([5]);
  expect(read.marks.map(({ number, meta, shown }) => [number, meta, shown])).toEqual([[1, false, false], [2, false, true], [3, true, true], [4, false, true], [5, false, true]]);
});

it('neither misses nor counts twice what commits late, whichever of two transactions ends first', async () => {
  const map = await newMap();
  const ann = await cast(town.db, map, 'ann', 1, 1);
  await town.settle();
  const slow = await openTransaction((tx) => cast(tx, map, 'bea', 1, -1));
  const quick = await cast(town.db, map, 'cid', 1, 0);
  await cast(town.db, map, 'ann', 1, -1);
  await cast(town.db, map, 'ann', 2, 1);
  const first = await readBallots(town.db, map.id);
  // What came after the open transaction began waits for it; the vote that it changed stands as it stood.
  expect(rowsOf(first)).toEqual([[ann, 1, 1]]);
  // A report takes whatever is there.
  expect(rowsOf(await readBallots(town.db, map.id, { everything: true }))).toHaveLength(3);
  await slow.end();
  await town.settle();
  const second = await readBallots(town.db, map.id);
  expect(rowsOf(second)).toHaveLength(4);
  const { moves, newcomers } = await listMoves(town.db, map.id, { from: first.horizon, to: second.horizon, barred: [] });
  expect(moves.map(({ participant, statement, before, value }) => [participant, statement, before, value])).toEqual(
    expect.arrayContaining([[ann, 1, 1, -1], [ann, 2, null, 1], [quick, 1, null, 0]]),
  );
  expect(moves).toHaveLength(4);
  expect(newcomers).toBe(2);
  const { horizon } = await lookUntil(() => readBallots(town.db, map.id), (read) => BigInt(read.horizon) >= BigInt(second.horizon));
  expect(await listMoves(town.db, map.id, { from: second.horizon, to: horizon, barred: [] })).toEqual({ horizon, moves: [], newcomers: 0 });
  // Of those who are barred nobody is new.
  expect(await listMoves(town.db, map.id, { from: first.horizon, to: horizon, barred: [quick] })).toMatchObject({ horizon, newcomers: 1 });
  // Time does not go back.
  expect(await listMoves(town.db, map.id, { from: second.horizon, to: first.horizon, barred: [] })).toMatchObject({ horizon: second.horizon, moves: [] });
});

it('turns a vote back that was taken back behind an open transaction, and counts who left', async () => {
  const map = await newMap();
  const ann = await cast(town.db, map, 'ann', 1, 1);
  await town.settle();
  const held = await openTransaction((tx) => cast(tx, map, 'bea', 2, 1));
  await cast(town.db, map, 'ann', 1, null);
  const first = await readBallots(town.db, map.id);
  expect(rowsOf(first)).toEqual([[ann, 1, 1]]);
  await held.end();
  await town.settle();
  const { horizon } = await readBallots(town.db, map.id);
  const { moves, newcomers } = await listMoves(town.db, map.id, { from: first.horizon, to: horizon, barred: [] });
  expect(newcomers).toBe(0);
  expect(moves.find(({ participant }) => participant === ann)).toMatchObject({ before: 1, value: null });
});

it('keeps two votes together whose transactions began in the other order', async () => {
  const map = await newMap();
  const ann = await cast(town.db, map, 'ann', 1, 1);
  await town.settle();
  // It has the oldest transaction, and votes last.
  let own = '';
  const oldest = await openTransaction(async (tx) => void (own = (await sql<{ own: string }>`select pg_current_xact_id()::text as own`.execute(tx)).rows[0]!.own), { last: (tx) => cast(tx, map, 'ann', 1, 0) });
  const open = await openTransaction((tx) => cast(tx, map, 'bea', 2, 1));
  await cast(town.db, map, 'ann', 1, -1);
  await oldest.end();
  const read = await lookUntil(() => readBallots(town.db, map.id), ({ horizon }) => BigInt(horizon) >= BigInt(own));
  expect([read.horizon, rowsOf(read)]).toEqual([own, [[ann, 1, 1]]]);
  const { openFrom } = await lookUntil(() => lookAt(town.db, map.id), (behind) => BigInt(behind.openFrom) > BigInt(own));
  expect(await listMoves(town.db, map.id, { from: '0', to: openFrom, barred: [] })).toEqual({ horizon: own, moves: [{ participant: ann, statement: 1, before: null, value: 1 }], newcomers: 1 });
  await open.end();
  await town.settle();
  const { horizon } = await readBallots(town.db, map.id);
  expect((await listMoves(town.db, map.id, { from: own, to: horizon, barred: [] })).moves).toContainEqual({ participant: ann, statement: 1, before: 1, value: 0 });
});

it('does not wait for what is open in another database of the same server', async () => {
  const map = await newMap();
  const url = new URL(town.settings.databaseUrl!);
  url.pathname = '/postgres';
  const elsewhere = openDatabase(url.href, { connectionsMax: 1 });
  onTestFinished(() => elsewhere.destroy());
  const open = await openTransaction((tx) => sql`select pg_current_xact_id()`.execute(tx), { db: elsewhere });
  const ann = await cast(town.db, map, 'ann', 1, 1);
  // Behind `elsewhere` it would stand at no look.
  const read = await lookUntil(() => readBallots(town.db, map.id), ({ ballots }) => ballots.people.length > 0);
  expect(rowsOf(read)).toEqual([[ann, 1, 1]]);
  await open.end();
});

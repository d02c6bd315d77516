/** Once an opinion map is over nobody can tell any more in which order its votes came, and everything else is as it was. */
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { as } from '#cast';
import { visitor } from '#fixtures/people/visitor';
import { addressOf, inTransaction } from '#platform/database';
import { secondProcess } from '#platform/second-process';
import { openTown, type Town } from '#town';
import { readBallots } from './ballot.store.ts';
import { bar } from './barring.store.ts';
import { indicators } from './figure.store.ts';
import { reckon } from './maths/reckon.ts';
import { listNews } from './news.store.ts';
import * as job from './order-wiping.job.ts';
import { beginWiping, listUnwiped, wipePeople, wipeVotes } from './order-wiping.store.ts';
import { computeWhole } from './reckoning.store.ts';
import { findStanding } from './standing.store.ts';
import { type TownMap, townMap, townVotes } from './town-map.fixture.ts';
import { castVote } from './vote.store.ts';
import type { VoteValue } from './vote.ts';

const people = 24;
/** Over by the database's own clock too, which no test can set. */
const longAgo = { year: 2024, opensOn: '2024-04-01', closesOn: '2024-04-30' };
const begin = '2024-04-10T12:00:00+09:00';
const justOver = '2024-05-01T00:10:00+09:00';
const over = '2024-05-01T01:10:00+09:00';
let town: Town;
let maps = 0;
const lines: string[] = [];
beforeAll(async () => {
  town = await openTown({ at: begin });
});
afterAll(() => town?.close());

const context = (): job.Wiping => ({ db: town.db, clock: town.clock, log: pino(new Writable({ write: (line: Buffer, _, done) => (lines.push(line.toString()), done()) })) });
/** All of it in one span, however busy the machine is. */
const wipeOrders = (wiping: job.Wiping) => job.wipeOrders(wiping, Infinity);
const at = (instant: string) => town.clock.set(instant);
/** Signed in just now: the town's clock goes further than a session lasts. */
const asHead = async (path: string) => (await as(town, 'head')).ask(path);
const self = (id: number, who: number) => ({ codeSha256: createHash('sha256').update(`${id} ${who}`).digest(), mark: null, cameBy: 'page', mayJoin: true });
const vote = (id: number, who: number, statement: number, value: VoteValue | null) => castVote(town.db, { conversationId: id, access: 'anyone', self: self(id, who), statement, value, at: town.clock.now(), today: town.clock.today() });

/** An open map on which people voted one after the other, hour by hour; some changed a vote or took it back. */
async function votedMap(given: Parameters<typeof townMap>[1] = {}): Promise<TownMap> {
  at(begin);
  const map = await townMap(town, { ...longAgo, number: (maps += 1), ...given });
  for (let who = 0; who < people; who += 1) {
    at(new Date(Date.parse(begin) + who * 600_000).toISOString());
    for (const statement of [1, 2, 3, 4]) await vote(map.id, who, statement, ((who * statement) % 3) - 1 as VoteValue);
    if (who % 5 === 0) await vote(map.id, who, 2, 1);
    if (who % 7 === 0) await vote(map.id, who, 3, null);
  }
  return map;
}

async function computed({ id }: TownMap): Promise<void> {
  await town.settle();
  await computeWhole({ db: town.db, clock: town.clock }, { id, seed: 20_260_401 }, (question) => Promise.resolve(reckon(question)));
}

interface Row {
  number: number;
  statement: number | null;
  place: string;
  transaction: string;
}

/** As they lie in the table. */
async function lying(table: 'participant' | 'ballot', { id }: TownMap): Promise<Row[]> {
  const columns = table === 'participant' ? sql`number, null::integer as statement` : sql`participant as number, statement`;
  const { rows } = await sql<Row>`select ${columns}, ctid::text as place, xmin::text as transaction from ${sql.id('opinion_map', table)} where conversation_id = ${id} order by ctid`.execute(town.owner);
  return rows;
}

const ascending = (one: number, other: number) => one - other;
const keyOf = ({ number, statement }: Row) => number * 100 + (statement ?? 0);
const counted = async () => Promise.all(indicators.map(({ measure }) => measure(town.db, 2024)));
const ballots = async ({ id }: TownMap) => (await sql`select participant, statement, value from opinion_map.ballot where conversation_id = ${id} order by 1, 2`.execute(town.db)).rows;
const flow = async ({ slug }: TownMap) => (await (await asHead(`/staff/opinion-maps/${slug}/flow?by=hour&format=json`)).json()) as { participants: number; votes: number; series: object[]; votes_per_person: object };
const result = async ({ slug }: TownMap) => (await town.ask(`/opinion-maps/${slug}/result?format=json`)).text();
const numberOfVotes = async ({ id }: TownMap) => (await sql<{ n: number }>`select count(*)::integer as n from opinion_map.vote where conversation_id = ${id}`.execute(town.owner)).rows[0]!.n;

describe('an opinion map that is over', () => {
  it('keeps no order of people and votes: not in numbers, not in transactions, not in places, not in hours', async () => {
    const map = await votedMap();
    const before = { people: await lying('participant', map), ballots: await lying('ballot', map) };
    // While people vote, each row tells when it came.
    expect(new Set(before.people.map(({ transaction }) => transaction)).size).toBe(people);
    expect(before.people.map(keyOf)).not.toEqual(before.people.map(keyOf).toSorted(ascending));
    at(over);
    await computed(map);
    expect(await wipeOrders(context())).toBe(true);
    for (const table of ['participant', 'ballot'] as const) {
      const after = await lying(table, map);
      expect([table, after.length]).toEqual([table, (table === 'participant' ? before.people : before.ballots).length]);
      for (const page of Object.values(Object.groupBy(after, ({ place }) => place.split(',')[0]!))) expect([table, page!.map(keyOf)]).toEqual([table, page!.map(keyOf).toSorted(ascending)]);
      expect([table, new Set(after.map(({ transaction }) => transaction)).size]).toEqual([table, 1]);
    }
    expect(await numberOfVotes(map)).toBe(0);
    const { rows } = await sql<{ hours: number; changed: number }>`
      select (select count(began_at)::integer from opinion_map.participant where conversation_id = ${map.id}) as hours, (select count(before)::integer from opinion_map.ballot where conversation_id = ${map.id}) as changed`.execute(town.owner);
    expect(rows).toEqual([{ hours: 0, changed: 0 }]);
    // Nor do the rows lie about that were there before: the program itself, which owns nothing, had them cleaned away.
    const { rows: cleaned } = await sql<{ name: string }>`select relname as name from pg_stat_user_tables where schemaname = 'opinion_map' and vacuum_count > 0 order by 1`.execute(town.owner);
    expect(cleaned.map(({ name }) => name)).toEqual(['ballot', 'invitation', 'participant', 'vote']);
  });

  it('has the same votes, counts, result and hours of the whole as before, and is done once', async () => {
    const map = await votedMap();
    await sql`update opinion_map.participant set barred_at = now() where ctid in (select ctid from opinion_map.participant where conversation_id = ${map.id} limit 2)`.execute(town.db);
    at(over);
    await computed(map);
    const all = async () => ({ counted: await counted(), ballots: await ballots(map), flow: await flow(map), result: await result(map), standing: await findStanding(town.db, map.id), read: (await readBallots(town.db, map.id, { everything: true })).ballots });
    const before = await all();
    expect([before.flow.participants, before.flow.series.length > 0, before.result.includes('"statements"')]).toEqual([people - 2, true, true]);
    expect(await wipeOrders(context())).toBe(true);
    expect(await all()).toEqual(before);
    expect(await listUnwiped(town.db, town.clock.now())).not.toContain(map.id);
    // Nothing is followed twice, and nothing is computed again.
    await town.settle();
    expect((await listNews(town.db, town.clock.today())).filter(({ id }) => id === map.id)).toEqual([]);
    const rows = await lying('ballot', map);
    expect(await wipeOrders(context())).toBe(true);
    expect(await lying('ballot', map)).toEqual(rows);
    // What moderators decide afterwards is computed from what is left.
    await sql`update opinion_map.participant set barred_at = now() where conversation_id = ${map.id} and number = ${before.read.people[0]!}`.execute(town.db);
    await computed(map);
    expect((await findStanding(town.db, map.id))!.figures.sample.people).toBe(before.read.people.length - 1);
  });

  it('still shows their own votes to whoever has the code, and says when the order was wiped', async () => {
    at(begin);
    const map = await townMap(town, { ...longAgo, number: (maps += 1) });
    const who = visitor(town);
    await who.ask(`/opinion-maps/${map.slug}/part`);
    for (const statement of ['1', '2', '3']) expect((await who.post(`/opinion-maps/${map.slug}/votes`, { statement, choice: 'agree' })).status).toBe(303);
    const own = async () => (await who.ask(`/opinion-maps/${map.slug}/mine?format=json`)).text();
    const before = await own();
    const told = async () => [await (await town.ask(`/opinion-maps/${map.slug}`)).text(), await (await asHead(`/staff/opinion-maps/${map.slug}`)).text()];
    at(over);
    await computed(map);
    for (const page of await told()) expect(page).not.toContain('順番の記録は、2024年');
    await wipeOrders(context());
    expect([before.includes('"total":3'), await own()]).toEqual([true, before]);
    for (const page of await told()) expect(page).toContain('順番の記録は、2024年5月1日');
    expect(((await (await town.ask(`/api/v1/opinion-maps/${map.slug}`)).json()) as { order_wiped_at: string }).order_wiped_at).toBe(new Date(over).toISOString());
    const { rows } = await sql<{ number: number }>`select number from opinion_map.participant where conversation_id = ${map.id}`.execute(town.db);
    expect(await (await asHead(`/staff/opinion-maps/${map.slug}/participants/${rows[0]!.number}`)).text()).toContain('順番の記録を消したため');
  });

  it('is wiped part by part by whoever is there, also after the program was killed in the midst of one', async () => {
    const map = await votedMap();
    at(over);
    await computed(map);
    const before = { ballots: await ballots(map), counted: await counted(), flow: await flow(map), votes: await numberOfVotes(map) };
    await beginWiping(town.db, map.id, town.clock.now());
    const other = secondProcess(`
      import { inTransaction, openDatabase } from '#platform/database';
      import { wipePeople } from ${JSON.stringify(new URL('order-wiping.store.ts', import.meta.url).pathname)};
      const db = openDatabase(${JSON.stringify(addressOf(town.db))});
      await wipePeople(db, ${map.id}, 20);
      await inTransaction(db, async (tx) => {
        await wipePeople(tx, ${map.id}, 20);
        print('in the midst');
        await heard();
      });`);
    onTestFinished(() => other.kill('SIGKILL'));
    expect(await other.line()).toBe('in the midst');
    // Counts are whole between two parts.
    expect([await ballots(map), await flow(map), await counted()]).toEqual([before.ballots, before.flow, before.counted]);
    other.kill('SIGKILL');
    await other.ended;
    expect(await wipePeople(town.db, map.id, 20)).toBe(true);
    // No vote goes while a ballot is left that is not written anew.
    await expect(wipeVotes(town.db, map.id, '0')).rejects.toThrow('not written anew');
    while (await wipePeople(town.db, map.id, 20));
    expect(await wipeVotes(town.db, map.id, '0', 30)).not.toBe(null);
    expect(await numberOfVotes(map)).toBe(before.votes - 30);
    expect([await ballots(map), await flow(map), await counted()]).toEqual([before.ballots, before.flow, before.counted]);
    expect(await wipeOrders(context())).toBe(true);
    expect([await ballots(map), await flow(map), await counted(), await numberOfVotes(map)]).toEqual([before.ballots, before.flow, before.counted, 0]);
    // Each transaction wrote people with numbers beside each other, which the lot gave them.
    const parts = Object.values(Object.groupBy(await lying('ballot', map), ({ transaction }) => transaction)).map((rows) => rows!.map(({ number }) => number).toSorted(ascending));
    const borders = parts.toSorted(([one], [other]) => one! - other!).flatMap((numbers) => [numbers[0]!, numbers.at(-1)!]);
    expect([parts.length > 2, borders]).toEqual([true, borders.toSorted(ascending)]);
  });

  it('loses nothing that somebody changes of a person meanwhile', async () => {
    const map = await votedMap();
    at(over);
    await computed(map);
    await beginWiping(town.db, map.id, town.clock.now());
    const [{ number }] = (await lying('participant', map)) as [Row];
    let barred: Promise<unknown> = Promise.resolve();
    await inTransaction(town.db, async (tx) => {
      await wipePeople(tx, map.id);
      barred = inTransaction(town.db, (one) => bar(one, { conversationId: map.id, numbers: [number], ground: 'flood', reason: 'x', refuses: false, actingAs: 'head: 都市整備部 道路課' }, town.clock.now()));
      await expect.poll(async () => (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(town.owner)).rows.length).toBe(1);
    });
    await barred;
    const { rows } = await sql<{ barred: number }>`select count(barred_at)::integer as barred from opinion_map.participant where conversation_id = ${map.id}`.execute(town.db);
    expect(rows).toEqual([{ barred: 1 }]);
    await wipeOrders(context());
  });
});

describe('an opinion map', () => {
  it('keeps its votes while it is open, an hour longer, and until all of them are in the result', async () => {
    const [map, other] = [await votedMap(), await votedMap()];
    const votes = await numberOfVotes(map);
    await wipeOrders(context());
    expect(await numberOfVotes(map)).toBe(votes);
    // Another process may be behind by its clock, or a vote of the last second still on its way.
    at(justOver);
    await computed(map);
    await vote(map.id, 1, 1, null);
    at(begin);
    await vote(map.id, people, 1, 1);
    at(justOver);
    await computed(other);
    await wipeOrders(context());
    expect([await numberOfVotes(map), await numberOfVotes(other)]).toEqual([votes + 1, votes]);
    at(over);
    await wipeOrders(context());
    expect([await numberOfVotes(map), await numberOfVotes(other)]).toEqual([votes + 1, 0]);
    await computed(map);
    await wipeOrders(context());
    expect(await numberOfVotes(map)).toBe(0);
  });

  it('that was cancelled is wiped an hour later', async () => {
    const map = await votedMap();
    const cancelled = town.clock.now();
    await sql`update opinion_map.conversation set state = 'cancelled', cancelled_at = ${cancelled}, cancel_reason = 'x' where id = ${map.id}`.execute(town.db);
    await wipeOrders(context());
    expect(await numberOfVotes(map)).toBeGreaterThan(0);
    at(new Date(cancelled.getTime() + 3_700_000).toISOString());
    await wipeOrders(context());
    expect(await numberOfVotes(map)).toBe(0);
  });

  it('whose ballots are not what its votes say is left as it is, says so in the log, and keeps no other from it', async () => {
    const [odd, good] = [await votedMap(), await votedMap()];
    await sql`update opinion_map.ballot set value = 0 where (conversation_id, participant, statement) = (select conversation_id, participant, statement from opinion_map.ballot where conversation_id = ${odd.id} and value <> 0 limit 1)`.execute(town.db);
    at(over);
    for (const map of [odd, good]) await computed(map);
    await wipeOrders(context());
    expect([await numberOfVotes(odd) > 0, await numberOfVotes(good)]).toEqual([true, 0]);
    expect(lines.join('')).toContain('1 ballots are not what the votes say');
  });

  it('that was wiped while a backup was being written is cleaned of the old rows when the backup is done', async () => {
    const map = await votedMap();
    at(over);
    await computed(map);
    const left = async () => (await sql<{ rows: number; cleaned: number }>`select n_dead_tup::integer as rows, vacuum_count::integer as cleaned from pg_stat_user_tables where schemaname = 'opinion_map' and relname = 'vote'`.execute(town.owner)).rows[0]!;
    await inTransaction(
      town.owner,
      async (backup) => {
        await sql`select from opinion_map.conversation`.execute(backup);
        await wipeOrders(context());
        expect(await numberOfVotes(map)).toBe(0);
      },
      { isolation: 'repeatable read', readOnly: true },
    );
    const during = await left();
    expect(during.rows).toBeGreaterThan(0);
    await wipeOrders(context());
    expect((await left()).cleaned).toBeGreaterThan(during.cleaned);
    // Counts of rows reach the server's statistics some time after their change.
    await expect.poll(async () => (await wipeOrders(context()), (await left()).rows)).toBe(0);
  });

  it('that is open loses no vote, whatever the program writes about it', async () => {
    const map = await townMap(town, { ...longAgo, number: (maps += 1), closesOn: '2999-12-31' });
    await townVotes(town, map, [[1, 1, 1], [2, 1, -1]]);
    const tried = async (statement: string) => sql.raw(statement).execute(town.db).then(() => 'done', (error: Error) => error.message);
    const wiping = `select opinion_map.wipe_votes(${map.id}, 0, 10)`;
    expect(await tried(`select opinion_map.check_ballots(${map.id})`)).toContain('is not over');
    await expect(beginWiping(town.db, map.id, town.clock.now())).rejects.toThrow('is not over');
    await tried(`insert into opinion_map.order_wiping (conversation_id, begun_at, until) values (${map.id}, now(), 2147483647)`);
    expect(await tried(wiping)).toContain('is not over');
    // Nor is it over because the program says so.
    for (const set of [`closes_on = '2024-04-02'`, 'closes_on = null', `state = 'draft', announced_at = null`]) expect([set, await tried(`update opinion_map.conversation set ${set} where id = ${map.id}`)]).toEqual([set, expect.stringContaining('comes no nearer')]);
    expect(await tried(`delete from opinion_map.conversation where id = ${map.id}`)).toContain('was announced');
    expect([await tried(wiping), await numberOfVotes(map)]).toEqual([expect.stringContaining('is not over'), 2]);
    // Whoever cancels it cannot make it pass for one that was not.
    await tried(`update opinion_map.conversation set state = 'cancelled', cancelled_at = now() where id = ${map.id}`);
    expect(await tried(`update opinion_map.conversation set state = 'announced', cancelled_at = null where id = ${map.id}`)).toContain('its cancellation');
    await wipeOrders(context());
    expect(await numberOfVotes(map)).toBe(2);
  });

  it('that is over loses no vote that the database did not compare with its ballots', async () => {
    const map = await votedMap();
    at(over);
    const votes = await numberOfVotes(map);
    const tried = async (statement: string) => sql.raw(statement).execute(town.db).then(() => 'done', (error: Error) => error.message);
    const wiping = `select opinion_map.wipe_votes(${map.id}, 0, 100000)`;
    await tried(`insert into opinion_map.order_wiping (conversation_id, begun_at, until) values (${map.id}, now(), 2147483647)`);
    expect(await tried(wiping)).toContain('are not compared');
    for (const write of [`insert into opinion_map.ballot_check values (${map.id}, 100000)`, 'update opinion_map.ballot_check set last_vote = 100000', 'delete from opinion_map.ballot_check']) expect([write, await tried(write)]).toEqual([write, expect.stringContaining('permission denied')]);
    // A ballot that nobody cast is as odd as one that was changed.
    const [row] = (await lying('ballot', map)) as [Row];
    const forged = [`(${map.id}, ${row.number}, 6, 1)`, `opinion_map.ballot (conversation_id, participant, statement, value)`] as const;
    await tried(`insert into ${forged[1]} values ${forged[0]}`);
    expect(await tried(`select opinion_map.check_ballots(${map.id})`)).toContain('1 ballots are not what the votes say');
    expect([await tried(wiping), await numberOfVotes(map)]).toEqual([expect.stringContaining('are not compared'), votes]);
    await tried(`delete from opinion_map.ballot where conversation_id = ${map.id} and statement = 6`);
    expect(await tried(`select opinion_map.check_ballots(${map.id})`)).toBe('done');
    // A vote that comes after it was compared stays, until it is compared too.
    await sql`insert into opinion_map.vote (conversation_id, participant, statement, value, before, cast_at) values (${map.id}, ${row.number}, 6, 1, null, now())`.execute(town.db);
    expect([await tried(wiping), await numberOfVotes(map)]).toEqual(['done', 1]);
    expect(await tried(`select opinion_map.check_ballots(${map.id})`)).toContain('1 ballots are not what the votes say');
    await tried(`insert into ${forged[1]} values ${forged[0]}`);
    await computed(map);
    expect([await wipeOrders(context()), await wipeOrders(context()), await numberOfVotes(map)]).toEqual([true, true, 0]);
  });

  it('loses no vote to the program, but through its wiping', async () => {
    const map = await votedMap();
    for (const statement of [`delete from opinion_map.vote where conversation_id = ${map.id}`, `select opinion_map.wipe_votes(${map.id}, 0, 10)`]) await expect(sql.raw(statement).execute(town.db)).rejects.toThrow(/permission denied|not written anew/);
    expect(await numberOfVotes(map)).toBeGreaterThan(0);
  });
});

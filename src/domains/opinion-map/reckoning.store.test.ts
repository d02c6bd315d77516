/** From votes to what is published: computed once, followed, and the same whichever way it came to be. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { secondProcess } from '#platform/second-process';
import { openTown, type Town } from '#town';
import { readBallots } from './ballot.store.ts';
import { listHours } from './flow.store.ts';
import { reckon } from './maths/reckon.ts';
import { countsOf } from './maths/counts.ts';
import { publishedCounts } from './maths/figures.ts';
import { firstMemory, parametersFor } from './maths/reckoning.ts';
import { listNews } from './news.store.ts';
import { inProcess, people, reckoningIn, town240, votes } from './reckoning.fixture.ts';
import * as job from './reckoning.job.ts';
import { reckonBallots } from './reckoned.store.ts';
import * as store from './reckoning.store.ts';
import { isLong, isWholeDue } from './standing.ts';
import { findPlaceOf, findPlaces, findStanding } from './standing.store.ts';
import { type TownMap, townVotes } from './town-map.fixture.ts';

const begin = '2026-04-10T12:00:00+09:00';

let town: Town;
beforeAll(async () => {
  town = await openTown({ at: begin });
});
afterAll(() => town?.close());

const { newMap, later, cast, settledFirst, computeWhole, followNews } = reckoningIn(() => town);
const reckonNews = settledFirst((worker: job.Reckoning) => lookThrough({ ...worker, compute: inProcess }));
const reckonNewsApart = settledFirst(lookThrough);

/** As many looks as all that is due needs: a busy machine leaves some of it to the next, and takes what took long for a job of its own. */
async function lookThrough(worker: job.Reckoning): Promise<void> {
  await sql`update opinion_map.standing set took_ms = 1`.execute(town.db);
  do await job.reckonNews(worker);
  while ((await listNews(town.db, town.clock.today())).some((one) => !isLong(one) && isWholeDue(one, town.clock.now())));
}

const isNews = settledFirst(async (id: number) => (await listNews(town.db, town.clock.today())).some((news) => news.id === id));

describe('What is published', () => {
  it('has the groups that the town has, computed apart from the site, and where everybody is', async () => {
    const map = await newMap();
    await townVotes(town, map, votes);
    await reckonNewsApart(town.program.worker);
    const { figures, round } = (await findStanding(town.db, map.id))!;
    expect([round, figures.state, figures.groups.length]).toEqual([1, 'grouped', 3]);
    expect(figures.sample).toMatchObject({ people, votes: votes.length, passedOnly: 3, statements: 20, barred: 0 });
    expect(figures).toEqual(reckon({ ballots: (await readBallots(town.db, map.id)).ballots, marks: town240.marks, parameters: { ...parametersFor(people), seed: map.seed }, memory: firstMemory, barred: [] }).figures);
    const places = (await findPlaces(town.db, map.id))!;
    expect(places.number).toHaveLength(figures.sample.counted);
    const at = 7;
    expect(await findPlaceOf(town.db, map.id, places.number[at]!)).toEqual({ x: places.x[at], y: places.y[at], group: places.group[at] });
    expect(await findPlaceOf(town.db, map.id, 12_345)).toBeNull();
    // People of one true group stand in one published group, but for a few.
    const pairs = new Map<string, number>();
    places.number.forEach((number, index) => {
      const key = `${town240.groupOf.get(number)} ${places.group[index]}`;
      pairs.set(key, (pairs.get(key) ?? 0) + 1);
    });
    const kept = [0, 1, 2].reduce((sum, group) => sum + Math.max(...[0, 1, 2].map((shown) => pairs.get(`${group} ${shown}`) ?? 0)), 0);
    expect(kept / places.number.length).toBeGreaterThan(0.85);
  });

  it('is the same where the process that computes reads the votes by itself, as it does for a crowd', async () => {
    const map = await newMap();
    await townVotes(town, map, votes.slice(0, 700));
    await sql`update opinion_map.participant set barred_at = now() where conversation_id = ${map.id} and number = ${votes[0]![0]}`.execute(town.db);
    const reading = { conversationId: map.id, seed: map.seed, memory: firstMemory, before: null };
    const [read, here] = [await store.reckonApart(town.db, reading, 1), await reckonBallots(town.db, reading, inProcess)];
    expect(here.barred).toEqual([votes[0]![0]]);
    expect({ ...read, horizon: null }).toEqual({ ...here, horizon: null });
    const { rows } = await sql<{ next: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(town.db);
    for (const { horizon } of [read, here]) expect(Number(horizon)).toBeLessThanOrEqual(Number(rows[0]!.next));
  });

  it('comes by itself: one look is done, and one waits for its time', async () => {
    const map = await newMap();
    await townVotes(town, map, votes.slice(0, 300));
    await job.beginReckoning(town.db);
    await job.beginReckoning(town.db);
    await town.program.runPendingJobs();
    expect((await findStanding(town.db, map.id))!.figures.sample.votes).toBe(300);
    const { rows } = await sql`select from graphile_worker.jobs where task_identifier = 'opinion-map.reckon-round'`.execute(town.owner);
    expect(rows).toHaveLength(1);
  });

  it('is not computed again where nothing happened, whoever looks', async () => {
    const map = await newMap();
    await townVotes(town, map, votes.slice(0, 400));
    await reckonNews(town.program.worker);
    const { round } = (await findStanding(town.db, map.id))!;
    later(3_600);
    expect(await isNews(map.id)).toBe(false);
    await reckonNews(town.program.worker);
    expect(await followNews(town.program.worker, map.id)).toBe(false);
    expect((await findStanding(town.db, map.id))!.round).toBe(round);
    const empty = await newMap();
    await reckonNews(town.program.worker);
    expect(await findStanding(town.db, empty.id)).toBeNull();
  });

  it('follows votes, changes and votes taken back: counts and lists are those of counting everything again', async () => {
    const map = await newMap();
    await townVotes(town, map, votes);
    await computeWhole(town.program.worker, map, inProcess);
    for (const [who, number, choice] of [['ann', 1, 1], ['ann', 2, -1], ['bea', 1, 0], ['ann', 1, -1], ['bea', 1, null]] as const) {
      await cast(town.db, map, who, number, choice);
      expect(await followNews(town.program.worker, map.id)).toBe(true);
    }
    // Somebody of a group changes their mind.
    const [changer, changed, before] = votes[0]!;
    const other = before === 1 ? -1 : 1;
    await sql`with turned as (update opinion_map.ballot set before = value, value = ${other}::smallint where conversation_id = ${map.id} and participant = ${changer} and statement = ${changed} returning before)
      insert into opinion_map.vote (conversation_id, participant, statement, value, before, cast_at) select ${map.id}, ${changer}, ${changed}, ${other}::smallint, before, now() from turned`.execute(town.db);
    await followNews(town.program.worker, map.id);
    const followed = (await findStanding(town.db, map.id))!.figures;
    const places = (await findPlaces(town.db, map.id))!;
    const { ballots } = await readBallots(town.db, map.id);
    expect(followed.sample).toMatchObject({ people: ballots.people.length, votes: ballots.value.length });
    const groups = Int8Array.from(ballots.people, (number) => places.group[places.number.indexOf(number)] ?? -1);
    expect(publishedCounts(followed)).toEqual(countsOf(ballots, groups, followed.groups.length));
  });

  it('takes in a new statement and leaves a hidden one out at once, and computes axes again where moderation decided', async () => {
    const map = await newMap();
    await townVotes(town, map, votes);
    await computeWhole(town.program.worker, map, inProcess);
    await sql`insert into opinion_map.statement (conversation_id, number, text, folded, lang, origin, state, made_at, shown_at) values (${map.id}, 21, '新しい意見', '新しい意見', 'ja', 'seed', 'shown', now(), now())`.execute(town.db);
    await cast(town.db, map, 'ann', 21, 1);
    await followNews(town.program.worker, map.id);
    const first = (await findStanding(town.db, map.id))!;
    expect(first.figures.statements.at(-1)).toMatchObject({ number: 21, count: { agree: 1, disagree: 0, pass: 0 } });
    const hidden = first.figures.common[0]!.number;
    await sql`update opinion_map.statement set state = 'refused' where conversation_id = ${map.id} and number = ${hidden}`.execute(town.db);
    await sql`update opinion_map.participant set barred_at = now() where conversation_id = ${map.id} and number = ${votes[0]![0]}`.execute(town.db);
    later(60);
    await reckonNews(town.program.worker);
    const { figures } = (await findStanding(town.db, map.id))!;
    expect(figures.common.map(({ number }) => number)).not.toContain(hidden);
    expect(figures.sample).toMatchObject({ people, barred: 1 });
    expect(await findPlaceOf(town.db, map.id, votes[0]![0])).toBeNull();
    expect(await isNews(map.id)).toBe(false);
  });

  it('has axes computed again at the end of the period, with the last vote', async () => {
    const map = await newMap({ closesOn: '2026-04-12' });
    await townVotes(town, map, votes);
    await reckonNews(town.program.worker);
    await cast(town.db, map, 'last', 1, 1);
    await reckonNews(town.program.worker);
    const followed = (await findStanding(town.db, map.id))!;
    expect(followed.figures.sample.people).toBe(people + 1);
    expect(followed.wholeAt.getTime()).toBeLessThanOrEqual(followed.computedAt.getTime());
    // However long it took on a busy machine, it is not one of those that are left to a job of their own.
    const before = town.clock.now();
    town.clock.set('2026-04-13T00:00:01+09:00');
    await reckonNews(town.program.worker);
    expect((await findStanding(town.db, map.id))!.wholeAt).toEqual(town.clock.now());
    expect(await isNews(map.id)).toBe(false);
    const { reckoning, read } = await store.reckonNow(town.program.worker, map, { patience: 1 });
    expect(reckoning.figures.parameters.patience).toBe(1);
    expect(reckoning.figures.sample.votes).toBe(read.ballots.value.length);
    expect(reckoning.figures.memory.signs).toEqual(followed.figures.memory.signs);
    town.clock.set(before.toISOString());
  });
});

describe('After', () => {
  it('a kill in the midst of voting, every vote that was acknowledged is there once, and what is published follows', async () => {
    const map = await newMap();
    await townVotes(town, map, votes);
    await computeWhole(town.program.worker, map, inProcess);
    const said: string[] = [];
    const url = new URL(town.settings.databaseUrl!);
    url.searchParams.set('application_name', 'voters');
    const connected = async () => (await sql`select from pg_stat_activity where application_name = 'voters'`.execute(town.db)).rows.length;
    for (const count of [5, 40]) {
      const voting = secondProcess(`
        import { createHash, randomBytes } from 'node:crypto';
        import { openDatabase } from '#platform/database';
        import { castVote } from './src/domains/opinion-map/vote.store.ts';
        const db = openDatabase(${JSON.stringify(url.href)}, { connectionsMax: 4 });
        const forever = async () => {
          for (;;) {
            const self = { codeSha256: createHash('sha256').update(randomBytes(9)).digest(), mark: null, cameBy: 'page', mayJoin: true };
            for (const [statement, value] of [[1, 1], [2, -1], [1, 0]]) {
              const { participant } = await castVote(db, { conversationId: ${map.id}, access: 'anyone', self, statement, value, at: new Date(${town.clock.now().getTime()}), today: ${JSON.stringify(town.clock.today())} });
              print(participant + ' ' + statement + ' ' + value);
            }
          }
        };
        await Promise.all([forever(), forever(), forever(), forever()]);
      `);
      onTestFinished(() => voting.kill('SIGKILL'));
      for (let line = 0; line < count; line += 1) said.push(await voting.line());
      await followNews(town.program.worker, map.id);
      expect(await connected()).toBeGreaterThan(0);
      voting.kill('SIGKILL');
      await voting.ended;
      said.push(...voting.lines.splice(0).filter((line) => /^\d+ \d -?\d$/.test(line)));
    }
    // Until the server has noticed that its clients are gone.
    await expect.poll(connected).toBe(0);
    const { ballots } = await readBallots(town.db, map.id, { everything: true });
    const ballotOf = new Map<string, number>();
    ballots.people.forEach((number, row) => {
      for (let at = ballots.rowStart[row]!; at < ballots.rowStart[row + 1]!; at += 1) ballotOf.set(`${number} ${ballots.statements[ballots.column[at]!]}`, ballots.value[at]!);
    });
    const last = new Map(said.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]));
    // The next vote of the same person may have been taken and not said.
    for (const [pair, value] of last) expect([pair, value === 1 ? [1, 0] : [value]]).toEqual([pair, expect.arrayContaining([ballotOf.get(pair)])]);
    await followNews(town.program.worker, map.id);
    const { sample, statements } = (await findStanding(town.db, map.id))!.figures;
    expect(sample).toMatchObject({ votes: ballots.value.length, people: ballots.people.length });
    const agree = ballots.value.filter((one, at) => one === 1 && ballots.statements[ballots.column[at]!] === 1).length;
    expect(statements[0]!.count.agree).toBe(agree);
    const { rows } = await sql<{ kept: number; told: number }>`
      select (select count(*)::integer from opinion_map.ballot where conversation_id = ${map.id}) as kept,
        (select sum(num_nonnulls(value) - num_nonnulls(before))::integer from opinion_map.vote where conversation_id = ${map.id}) as told`.execute(town.db);
    expect(rows[0]!.told).toBe(rows[0]!.kept);
  });

  it('a restore into another database, all is computed from the beginning, because its transactions have other numbers', async () => {
    const map = await newMap();
    await townVotes(town, map, votes.slice(0, 300));
    await computeWhole(town.program.worker, map, inProcess);
    expect(await isNews(map.id)).toBe(false);
    await sql`update opinion_map.standing set home = 'elsewhere', horizon = '999999999', whole_horizon = '999999999' where conversation_id = ${map.id}`.execute(town.db);
    await reckonNews(town.program.worker);
    expect((await findStanding(town.db, map.id))!.round).toBe(2);
    expect(await isNews(map.id)).toBe(false);
    await cast(town.db, map, 'ann', 1, 1);
    expect(await followNews(town.program.worker, map.id)).toBe(true);
    // What is written into a backup of votes leaves the number of the transaction out.
    const { rows } = await sql<{ written: string[] }>`
      select array_agg(attname::text) as written from pg_attribute where attrelid = 'opinion_map.vote'::regclass and attnum > 0 and attgenerated = ''`.execute(town.db);
    expect(rows[0]!.written).not.toContain('transaction');
  });
});

describe('Processes that compute the same', () => {
  const other = (map: TownMap & { seed: number }, wait: boolean) => secondProcess(`
    import { openDatabase } from '#platform/database';
    import { settableClock } from '#platform/clock';
    import { computeWhole } from './src/domains/opinion-map/reckoning.store.ts';
    import { reckon } from './src/domains/opinion-map/maths/reckon.ts';
    const db = openDatabase(${JSON.stringify(town.settings.databaseUrl)}, { connectionsMax: 2 });
    const clock = settableClock(${JSON.stringify(town.clock.now().toISOString())});
    print('begun');
    ${wait ? 'await heard();' : ''}
    print(await computeWhole({ db, clock }, ${JSON.stringify(map)}, async (question) => { ${wait ? '' : "print('computing'); await heard();"} return reckon(question); }));
    await db.destroy();
  `);

  it('publish one result, however many begin at once', async () => {
    const map = await newMap();
    await townVotes(town, map, votes);
    const others = [other(map, true), other(map, true), other(map, true)];
    onTestFinished(() => others.forEach((one) => one.kill('SIGKILL')));
    for (const one of others) await one.line();
    for (const one of others) one.say('go');
    const mine = computeWhole(town.program.worker, map, inProcess);
    const said = [...(await Promise.all(others.map((one) => one.line()))), await mine];
    expect(said.filter((one) => one === 'published').length).toBeGreaterThanOrEqual(1);
    expect(said.every((one) => ['published', 'held', 'outrun'].includes(one))).toBe(true);
    const { round, figures } = (await findStanding(town.db, map.id))!;
    expect(round).toBe(said.filter((one) => one === 'published').length);
    expect(figures.sample.votes).toBe(votes.length);
  });

  it('take over from one that was killed when its lease is over, and not before', async () => {
    const map = await newMap();
    await townVotes(town, map, votes.slice(0, 600));
    const dying = other(map, false);
    onTestFinished(() => dying.kill('SIGKILL'));
    expect([await dying.line(), await dying.line()]).toEqual(['begun', 'computing']);
    dying.kill('SIGKILL');
    await dying.ended;
    expect(await computeWhole(town.program.worker, map, inProcess)).toBe('held');
    later(31);
    expect(await computeWhole(town.program.worker, map, inProcess)).toBe('published');
    expect((await findStanding(town.db, map.id))!.round).toBe(1);
  });

  it('throw a result away that was begun before another was published, and lose no vote that is shown', async () => {
    const map = await newMap();
    await townVotes(town, map, votes.slice(0, 600));
    const late = await computeWhole(town.program.worker, map, async (question) => {
      // Another process thought this one dead: at once, for this one says every few seconds that it lives.
      later(31);
      expect(await store.computeWhole(town.program.worker, map, inProcess)).toBe('published');
      await cast(town.db, map, 'ann', 1, 1);
      await followNews(town.program.worker, map.id);
      return reckon(question);
    });
    expect(late).toBe('outrun');
    expect((await findStanding(town.db, map.id))!).toMatchObject({ round: 2, figures: { sample: { votes: 601 } } });
    // Counts went on while axes were computed: what is published then has those votes too.
    expect(await computeWhole(town.program.worker, map, async (question) => {
      await cast(town.db, map, 'bea', 2, 1);
      await followNews(town.program.worker, map.id);
      return reckon(question);
    })).toBe('published');
    expect((await findStanding(town.db, map.id))!).toMatchObject({ round: 4, figures: { sample: { votes: 602 } } });
  });

  it('a restore into tables that were made anew in the same database, too: nothing is counted twice', async () => {
    const map = await newMap();
    await townVotes(town, map, votes.slice(0, 300));
    await computeWhole(town.program.worker, map, inProcess);
    const shown = async () => (await findStanding(town.db, map.id))!.figures.statements.map(({ count }) => count);
    const hours = async () => (await listHours(town.db, map.id)).map(({ votes: each }) => each);
    const before = [await shown(), await hours()];
    // Another table of the same name, whose rows were written later: so they come back.
    await sql`alter table opinion_map.vote rename to vote_before`.execute(town.owner);
    onTestFinished(async () => {
      await sql`drop table opinion_map.vote`.execute(town.owner);
      await sql`alter table opinion_map.vote_before rename to vote`.execute(town.owner);
    });
    await sql`create table opinion_map.vote (like opinion_map.vote_before including all)`.execute(town.owner);
    await sql`insert into opinion_map.vote (conversation_id, participant, statement, value, before, cast_at) select conversation_id, participant, statement, value, before, cast_at from opinion_map.vote_before order by id`.execute(town.owner);
    await sql`grant select, insert on opinion_map.vote to public`.execute(town.owner);
    await town.settle();
    expect(await hours()).toEqual(before[1]);
    expect(await followNews(town.program.worker, map.id)).toBe(true);
    await reckonNews(town.program.worker);
    expect([await shown(), await hours()]).toEqual(before);
  });
});

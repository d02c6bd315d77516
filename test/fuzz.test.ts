/**
 * Every row, asked with whatever its own schemas allow and with what they do not.
 * A longer run: HIRAKU_FUZZ_RUNS=20000 HIRAKU_TEST_SEED=7 npm test -- test/fuzz.test.ts (both may be left out; see seed.ts).
 * A failure names seed and path: HIRAKU_TEST_SEED=… HIRAKU_FUZZ_PATH=… npm test -- test/fuzz.test.ts -t 'POST /me' runs the shrunk example alone.
 */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assemble } from '#app';
import type { Route } from '#platform/http';
import { townProfile } from '#town';
import { knownOf, mayCall, rowName, type Known } from './fuzz-known.ts';
import { complaints, send, sendingTo } from './fuzz-request.ts';
import { countEverything, fillTown, openFuzzTown, orderLetters, type FuzzTown } from './fuzz-town.ts';

const { domains, routes } = assemble(townProfile);
const { HIRAKU_FUZZ_RUNS: runs = '3400', HIRAKU_FUZZ_PATH: path } = process.env;
const seed = fc.readConfigureGlobal().seed!;
const runsEach = Math.max(1, Math.round(Number(runs) / routes.length));
/** For a row, and at the end for all pages once more: a guard against what hangs, not against what is slow. */
const patience = 600_000 + runsEach * 1_000;

let town: FuzzTown;
let known: Known;
let letters = 0;
let requests = 0;
/** Status codes that each row answered with. */
const answered = new Map<string, Map<number, number>>();

beforeAll(async () => {
  town = await openFuzzTown(domains);
  known = knownOf(town, routes);
  const taken = await fillTown(town, known.meet);
  if (process.env['HIRAKU_FUZZ_RUNS']) process.stdout.write(`${JSON.stringify(taken)}\n`);
  await moreLetters();
  await moreLetters();
  await known.walk();
});
afterAll(async () => {
  await town.close();
  await town.closePeer();
});

async function moreLetters(): Promise<void> {
  known.forget('nobody');
  await orderLetters(town, await known.as('nobody'), await known.as('person'), (letters += 1));
  await known.learnLetters();
  // One follower more, whose page and whose end others may then try.
  const confirmation = known.addresses(routes.find(({ path }) => path === '/follow/confirm/:token')!).at(-1);
  if (confirmation && letters % 2 === 1) known.meet((await (await known.as('nobody')).post(confirmation)).headers.get('location') ?? '/follow');
}

async function fuzz(row: Route): Promise<void> {
  const property = fc.asyncProperty(sendingTo(row), async (sending) => {
    town.faults.length = 0;
    const sent = await send(known, row, sending);
    requests += 1;
    const statuses = answered.get(rowName(row)) ?? answered.set(rowName(row), new Map()).get(rowName(row))!;
    statuses.set(sent.reply.status, (statuses.get(sent.reply.status) ?? 0) + 1);
    const wrong = complaints(sent);
    if (wrong.length > 0) throw new Error([wrong.join('; '), sent.told, sent.body.slice(0, 300), ...town.faults].join('\n'));
  });
  // Each row has its own luck; a path is told with the seed that it belongs to.
  const own = path ? seed : seed + routes.indexOf(row);
  const { failed, errorInstance, counterexample, counterexamplePath } = await fc.check(property, { numRuns: runsEach, seed: own, path, interruptAfterTimeLimit: patience - 20_000 });
  if (failed) throw new Error(`${(errorInstance as Error).message}\nHIRAKU_TEST_SEED=${own} HIRAKU_FUZZ_PATH=${counterexamplePath}\n${fc.stringify(counterexample).slice(0, 2_000)}`);
}

/** What ends an account, an office or a draft comes last. */
const late = ({ path }: Route): number => Number(/email-undo|erasure|departure|discard/.test(path));
const rowsOf = (method: Route['method']) => routes.filter((row) => row.method === method).toSorted((one, other) => late(one) - late(other)).map((row) => [rowName(row), row] as const);

describe('whatever is asked for', () => {
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await countEverything(town);
  });

  test.each(rowsOf('GET'))('%s answers in order and changes nothing', async (_name, row) => {
    await fuzz(row);
    const after = await countEverything(town);
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    before = after;
    expect(changed).toEqual([]);
  }, patience);
});

describe('whatever is sent', () => {
  test.each(rowsOf('POST'))('%s is answered in order', async (_name, row) => {
    for (const asker of mayCall('anyone')) known.forget(asker);
    if (row.path.includes(':token')) {
      await moreLetters();
      await known.walk(({ path }) => path.includes(':token'));
    }
    if (row.path.includes('/drafts/')) {
      await (await known.as('planning')).post('/staff/plan/drafts', { former: '2012-2014' });
      for (const { draft } of await sql<{ draft: string }>`select id::text as draft from plan.draft_row order by id desc limit 3`.execute(town.owner).then(({ rows }) => rows)) known.meet(`/staff/plan/drafts/2013-2015/rows/${draft}`);
    } else if (row.path.endsWith('/drafts')) await (await known.as('planning')).post('/staff/plan/drafts/2013-2015/discard', { reason: '作り直す' });
    await known.refresh(row);
    await fuzz(row);
  }, patience);
});

describe('afterwards', () => {
  test('every page still answers, in each of its formats and languages, whatever is kept now', async () => {
    for (const asker of mayCall('anyone')) known.forget(asker);
    await known.walk();
    for (const row of routes.filter(({ method }) => method === 'GET')) {
      for (const address of known.addresses(row).slice(-3)) {
        for (const format of row.formats ?? ['html']) {
          const may = mayCall(row.who);
          const english = format === 'html';
          town.faults.length = 0;
          const began = performance.now();
          const told = `${english ? '/en' : ''}${address}${address.includes('?') ? '&' : '?'}format=${format}`;
          const reply = await (await known.as(may.at(-1)!)).ask(told, { headers: { accept: '*/*' } });
          const wrong = complaints({ english, reply, body: await reply.text(), ms: performance.now() - began });
          expect([told, wrong, wrong.length > 0 ? town.faults : []]).toEqual([told, [], []]);
        }
      }
    }
  }, patience);

  test('work in the background does what was asked of it', async () => {
    await town.program.runPendingJobs();
    const { rows } = await sql`select task_identifier, last_error from graphile_worker.jobs where last_error is not null and task_identifier <> 'town.letter'`.execute(town.owner);
    expect(rows).toEqual([]);
  });

  test('most rows had something to do', () => {
    const idle = routes.filter((row) => [...(answered.get(rowName(row)) ?? new Map<number, number>()).keys()].every((status) => status >= 400)).map(rowName);
    if (process.env['HIRAKU_FUZZ_RUNS']) process.stdout.write(`${requests} requests, ${routes.length} rows; never with success:\n${idle.map((name) => `  ${name} ${JSON.stringify([...(answered.get(name) ?? [])])}`).join('\n')}\n`);
    expect(requests).toBeGreaterThanOrEqual(routes.length);
    expect(idle.length).toBeLessThan(routes.length / 4);
  });
});

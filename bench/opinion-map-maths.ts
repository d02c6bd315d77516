/**
 * What the votes of opinion maps cost to compute, in the program's own way: read from PostgreSQL, computed in a process of its own,
 * published: `node dist/bench/opinion-map-maths.js`. Prints JSON.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storedDomains } from '#app';
import { settableClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { openLog } from '#platform/log';
import { readBallots } from '../src/domains/opinion-map/ballot.store.ts';
import { knownTown, type TownSize } from '../src/domains/opinion-map/maths/known-town.fixture.ts';
import { computeWhole, followNews } from '../src/domains/opinion-map/reckoning.store.ts';
import { findStanding } from '../src/domains/opinion-map/standing.store.ts';
import { castVote } from '../src/domains/opinion-map/vote.store.ts';
import { openProgram } from '../src/program.ts';
import { residentMb } from './child.ts';
import { quantile } from './load.ts';
import { type BenchMap, insertMap, insertVotesOf } from './map-rows.ts';
import { benchName, openBenchSite } from './site.ts';
import { signIn, timedPage, type WorkPage } from './working.ts';

interface Computed {
  people: number;
  statements: number;
  votes: number;
  groups: number;
  /** From the votes in the database to what is published; of these, about, reading them. */
  ms: number;
  readMs: number;
  /** At most, of the process apart; null where the system does not tell. */
  residentMb: number | null;
}

export interface OpinionMapMathsReport {
  usual: Computed;
  large: Computed;
  /** From a vote that was taken to figures that have it, of the usual one. */
  followed: { votes: number; p50: number; p95: number; max: number };
  /** Pages of staff on the large one. */
  work: WorkPage[];
}

const folder = await mkdtemp(join(tmpdir(), 'hiraku-bench-opinion-map-maths-'));
const clock = settableClock('2026-06-01T10:00:00+09:00');
const settings = readSettings({ HIRAKU_DATA: folder, HIRAKU_LOG_LEVEL: 'silent', HIRAKU_STATEMENT_TIMEOUT_MS: '600000', HIRAKU_ORIGIN: 'http://bench.example' });
const program = await openProgram({ settings, domains: storedDomains, site: { name: benchName, origin: settings.origin }, clock, log: openLog('silent') });
const { db } = program;
const whole = (value: number) => Math.round(value);
const fine = (value: number) => Math.round(value * 10) / 10;

/** Greatest resident memory of the process apart, while `run` runs. */
async function watched<T>(run: () => Promise<T>): Promise<{ done: T; most: number | null }> {
  let most: number | null = null;
  const watch = setInterval(() => {
    void (async () => {
      for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
        const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
        const status = command.includes('reckoner') ? await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '') : '';
        if (Number(/PPid:\s+(\d+)/.exec(status)?.[1]) === process.pid) most = Math.max(most ?? 0, residentMb(Number(pid))?.most ?? 0);
      }
    })().catch(() => undefined);
  }, 100);
  try {
    return { done: await run(), most };
  } finally {
    clearInterval(watch);
  }
}

async function computed(map: BenchMap, rounds: number): Promise<Computed> {
  const taken: { ms: number; readMs: number }[] = [];
  let most: number | null = null;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const one = await watched(() => computeWhole({ db, clock }, map));
    if (one.done !== 'published') throw new Error(`not published: ${one.done}`);
    most = one.most === null ? most : Math.max(most ?? 0, one.most);
    const ms = performance.now() - began;
    const reading = performance.now();
    await readBallots(db, map.id);
    taken.push({ ms, readMs: performance.now() - reading });
  }
  const middle = taken.toSorted((first, second) => first.ms - second.ms)[taken.length >> 1]!;
  const { figures } = (await findStanding(db, map.id))!;
  return { people: figures.sample.people, statements: figures.sample.statements, votes: figures.sample.votes, groups: figures.groups.length, ms: whole(middle.ms), readMs: whole(middle.readMs), residentMb: most };
}

/** One vote after the other, each on its own: taken, then followed. */
async function followed({ id }: BenchMap, votes: number): Promise<OpinionMapMathsReport['followed']> {
  const times: number[] = [];
  for (let vote = 0; vote < votes; vote += 1) {
    const codeSha256 = Buffer.alloc(32, `voter ${vote % 40}`);
    const cast = await castVote(db, { conversationId: id, access: 'anyone', self: { codeSha256, mark: null, cameBy: 'page', mayJoin: true }, statement: 1 + (vote % 800), value: 1, at: clock.now(), today: clock.today() });
    const began = performance.now();
    if (!cast.changed || !(await followNews({ db, clock }, id))) throw new Error('a vote was not followed');
    times.push(performance.now() - began);
  }
  return { votes, p50: fine(quantile(times, 0.5)), p95: fine(quantile(times, 0.95)), max: fine(Math.max(...times)) };
}

/** What whoever looks after it asks for, one page after the other. */
async function measuredWork({ slug }: BenchMap): Promise<WorkPage[]> {
  const server = await openBenchSite(program, settings);
  const cookie = await signIn({ db, server, origin: settings.origin, at: clock.now() });
  const place = `/staff/opinion-maps/${slug}`;
  const timed = (what: string, path: string) => timedPage({ server, origin: settings.origin }, cookie, what, place + path);
  return [await timed('participants', '/participants'), await timed('facilitator', '/flow'), await timed('queue, all statements', '/queue?view=all')];
}

const town = (size: Partial<TownSize>) => knownTown({ seed: 7, groups: 3, meta: 4, passOnly: 10, ...size });
try {
  const usualMap = await insertMap(db, 1, clock.today(), town({ people: 2_031, statements: 896, density: 0.12 }));
  const usual = await computed(usualMap, 5);
  const following = await followed(usualMap, 200);
  const largeMap = await insertMap(db, 2, clock.today(), town({ people: 100_000, statements: 1_000, density: 0.02 }));
  await insertVotesOf(db, largeMap);
  const large = await computed(largeMap, 1);
  const work = await measuredWork(largeMap);
  process.stdout.write(JSON.stringify({ usual, large, followed: following, work } satisfies OpinionMapMathsReport));
} finally {
  await program.close();
  await rm(folder, { recursive: true, force: true });
}

/**
 * A small opinion map beside a huge one: votes and pages of the small one while nothing is computed, and while the huge one is computed from
 * the beginning: `node dist/bench/neighbour.js 15`. Prints JSON.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { personCode } from '#domains/civic';
import { systemClock } from '#platform/clock';
import { projectRoot } from '#platform/config';
import { csrf, csrfField } from '#platform/csrf';
import { openDatabase, type Database } from '#platform/database';
import { startPostgres } from '#platform/postgres';
import { knownTown } from '../src/domains/opinion-map/maths/known-town.fixture.ts';
import { quantile } from './load.ts';
import { type BenchMap, insertMap } from './map-rows.ts';
import { startProgram } from './program.ts';
import { rounded } from './readers.ts';

interface Spread {
  count: number;
  p50: number;
  p95: number;
}

interface Meanwhile {
  seconds: number;
  votes: Spread;
  pages: Spread;
  failed: number;
}

export interface NeighbourReport {
  small: { people: number; statements: number };
  huge: { people: number; statements: number; votes: number };
  alone: Meanwhile;
  beside: Meanwhile;
}

const seconds = Number(process.argv[2] ?? 15);
const [smallSize, hugeSize] = [{ people: 300, statements: 60 }, { people: 100_000, statements: 1_000 }];
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Milliseconds until the whole answer is there. */
function ask(url: string, given: { method?: string; cookie?: string; accept: string; body?: string }): Promise<{ status: number; took: number; text: string }> {
  const began = performance.now();
  const { method = 'GET', cookie, accept, body = '' } = given;
  const headers = { accept, ...(cookie ? { cookie } : {}), ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) } : {}) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers, timeout: 30_000 }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (part: string) => (text += part));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, took: performance.now() - began, text }));
    });
    sent.on('error', reject).end(body);
  });
}

/** Ten people who vote on the small one and ten who read its pages, at the pace of people, until `isOver`. */
async function live(url: string, { slug }: BenchMap, token: string, csrfCookie: string, isOver: () => boolean): Promise<Meanwhile> {
  const [votes, pages] = [[] as number[], [] as number[]];
  let failed = 0;
  const began = performance.now();
  const voter = async (): Promise<void> => {
    let cookie = '';
    let statement: number | null = null;
    while (!isOver()) {
      if (statement === null) [cookie, statement] = [`${csrfCookie}; hiraku-map-${slug}=${personCode(randomBytes(15))}.page`, 1 + Math.floor(Math.random() * smallSize.statements)];
      const body = new URLSearchParams({ [csrfField]: token, statement: String(statement), choice: ['agree', 'disagree', 'pass'][statement % 3]! }).toString();
      const { status, took, text } = await ask(`${url}/opinion-maps/${slug}/votes`, { method: 'POST', cookie, accept: 'application/json', body });
      if (status === 200) votes.push(took);
      else failed += 1;
      statement = status === 200 ? ((JSON.parse(text) as { next: { number: number } | null }).next?.number ?? null) : null;
      await pause(400 * Math.random());
    }
  };
  const reader = async (): Promise<void> => {
    for (let turn = 0; !isOver(); turn += 1) {
      const { status, took } = await ask(`${url}/opinion-maps/${slug}${['', '/result', '/statements'][turn % 3]!}`, { accept: 'text/html' });
      if (status === 200) pages.push(took);
      else failed += 1;
      await pause(400 * Math.random());
    }
  };
  await Promise.all(Array.from({ length: 10 }, () => [voter(), reader()]).flat());
  const spread = (list: number[]): Spread => ({ count: list.length, p50: rounded(quantile(list, 0.5)), p95: rounded(quantile(list, 0.95)) });
  return { seconds: Math.round((performance.now() - began) / 1_000), votes: spread(votes), pages: spread(pages), failed };
}

async function isComputed(db: Database, { id }: BenchMap): Promise<boolean> {
  return (await sql`select from opinion_map.standing where conversation_id = ${id}`.execute(db)).rows.length > 0;
}

/** As if somebody had just cast the vote that is counted already. */
async function tellOneVote(db: Database, { id }: BenchMap): Promise<void> {
  await sql`insert into opinion_map.vote (conversation_id, participant, statement, value, before, cast_at)
    select conversation_id, participant, statement, value, null, now() from opinion_map.ballot where conversation_id = ${id} limit 1`.execute(db);
}

async function measured(url: string, db: Database): Promise<NeighbourReport> {
  const [today, made] = [systemClock.today(), await csrf(db, url).token(null)];
  const csrfCookie = made.cookie!.split(';')[0]!;
  const hugeTown = knownTown({ seed: 8, groups: 3, density: 0.02, ...hugeSize });
  const small = await insertMap(db, 1, today, knownTown({ seed: 7, groups: 3, density: 0.5, ...smallSize }));
  const huge = await insertMap(db, 2, today, hugeTown);
  await tellOneVote(db, huge);
  await sql`analyze`.execute(db);
  await tellOneVote(db, small);
  while (!(await isComputed(db, small)) || !(await isComputed(db, huge))) await pause(200);
  const during = (until: () => boolean) => live(url, small, made.token, csrfCookie, until);
  const end = (afterMs: number) => {
    const at = performance.now() + afterMs;
    return () => performance.now() > at;
  };
  await during(end(5_000));
  const alone = await during(end(1_000 * seconds));
  let isOver = false;
  // As if nothing had been computed of it yet.
  await sql`with gone as (delete from opinion_map.computation where conversation_id = ${huge.id}) delete from opinion_map.standing where conversation_id = ${huge.id}`.execute(db);
  while ((await sql`select from opinion_map.computation where conversation_id = ${huge.id}`.execute(db)).rows.length === 0) await pause(50);
  const watching = (async () => {
    while (!(await isComputed(db, huge))) await pause(200);
    isOver = true;
  })();
  const beside = await during(() => isOver);
  await watching;
  return { small: smallSize, huge: { ...hugeSize, votes: hugeTown.votes.value.length }, alone, beside };
}

const folder = await mkdtemp(join(tmpdir(), 'hiraku-bench-neighbour-'));
try {
  const data = join(folder, 'var');
  const { child } = await startProgram(join(projectRoot, 'dist', 'main.js'), data);
  const server = await startPostgres(data);
  const db = openDatabase(server.url, { connectionsMax: 2, statementTimeoutMs: 600_000 });
  try {
    process.stdout.write(JSON.stringify(await measured(child.url, db)));
  } finally {
    agent.destroy();
    await db.destroy();
    await child.stop();
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

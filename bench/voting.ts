/**
 * Voting on an opinion map of 900 statements and 2,000 people: `node dist/bench/voting.js 20 60`. First eight people who vote as fast as they
 * are answered, then 2,000 people at once, each for so many seconds, of whom every twentieth vote is pressed twice. An answer holds the next
 * statement. Prints JSON. Afterwards the rows are counted: every vote that was acknowledged is there, once.
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
import { processorSeconds, residentMb } from './child.ts';
import { quantile } from './load.ts';
import { startProgram } from './program.ts';
import { rounded } from './readers.ts';

interface Pace {
  people: number;
  seconds: number;
  perSecond: number;
  /** Milliseconds of a vote with the next statement. */
  p50: number;
  p95: number;
  max: number;
  failed: number;
}

export interface VotingReport {
  statements: number;
  /** Votes of 2,000 people that were there before. */
  before: number;
  eight: Pace;
  many: Pace;
  /** Votes acknowledged, kept as votes, and as ballots; votes that stand twice in a row. */
  acknowledged: number;
  votes: number;
  ballots: number;
  twice: number;
  /** Of people who were made, those with more than one row would be counted twice. */
  participants: number;
  people: number;
  /** Processor milliseconds of the program and its database for one vote of the eight. */
  processorMs: number;
  residentMb: number | null;
}

const [eightSeconds, manySeconds] = [Number(process.argv[2] ?? 20), Number(process.argv[3] ?? 60)];
const [statements, peopleBefore] = [900, 2_000];
/** People read before they vote: uniformly up to so long after an answer. */
const thinkMs = 12_000;

interface Person {
  cookie: string;
  network: number;
  statement: number;
  acknowledged: Set<number>;
}

interface Answer {
  status: number;
  took: number;
  next: number | null;
}

async function insertMap(db: Database): Promise<string> {
  const today = systemClock.today();
  const slug = `${today.slice(0, 4)}-1`;
  await sql`
    with c as (
      insert into opinion_map.conversation (slug, fiscal_year, number, question, background, rules, bureau, section, contact, opens_on, closes_on, access, moderation, shows, seed, state, announced_at, made_at)
      values (${slug}, ${Number(today.slice(0, 4))}, 1, 'これからの駅前の道を、どうしたいですか。', '計測', '計測', '企画部', '企画課', '企画課', ${today}::date - 1, ${today}::date + 1, 'anyone', 'after', 'live', 7, 'announced', now(), now()) returning id),
    s as (
      insert into opinion_map.statement (conversation_id, number, text, folded, lang, origin, state, made_at, shown_at)
      select id, n, '計測の意見' || n || '。駅前の道を、もっと歩きやすくしてほしい。', '計測' || n, 'ja', 'seed', 'shown', now(), now() from c, generate_series(1, ${statements}::int) n),
    p as (
      insert into opinion_map.participant (conversation_id, number, code_sha256, came_by, began_at)
      select id, n * 1000003 % 2147483647, sha256(('bench ' || n)::bytea), 'page', date_trunc('hour', now()) from c, generate_series(1, ${peopleBefore}::int) n)
    select 1`.execute(db);
  // One vote in nine, as in the largest conversations that were published.
  await sql`insert into opinion_map.ballot (conversation_id, participant, statement, value)
    select p.conversation_id, p.number, n, case when (p.number / 7 + n) % 5 < 2 then 1 when (p.number / 11 + n) % 3 = 0 then 0 else -1 end
    from opinion_map.participant p, generate_series(1, ${statements}::int) n where (p.number / 13 + n * 7) % 9 = 0`.execute(db);
  await sql`insert into opinion_map.vote (conversation_id, participant, statement, value, before, cast_at) select conversation_id, participant, statement, value, null, date_trunc('hour', now()) from opinion_map.ballot`.execute(db);
  await sql`analyze`.execute(db);
  return slug;
}

function voter(url: string, slug: string, agent: Agent, csrfToken: string): (person: Person, statement: number) => Promise<Answer> {
  return (person, statement) => {
    const began = performance.now();
    const choice = ['agree', 'disagree', 'pass'][statement % 3]!;
    const body = new URLSearchParams({ [csrfField]: csrfToken, statement: String(statement), choice }).toString();
    const headers = { cookie: person.cookie, accept: 'application/json', 'x-forwarded-for': `10.0.${person.network >> 8}.${person.network & 255}`, 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const sent = request(`${url}/opinion-maps/${slug}/votes`, { agent, method: 'POST', headers, timeout: 30_000 }, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (part: string) => (text += part));
        reply.on('end', () => {
          const took = performance.now() - began;
          const next = reply.statusCode === 200 ? ((JSON.parse(text) as { next: { number: number } | null }).next?.number ?? null) : null;
          resolve({ status: reply.statusCode ?? 0, took, next });
        });
      });
      sent.on('error', reject).end(body);
    });
  };
}

const newPerson = (index: number, slug: string, csrfCookie: string): Person => ({ cookie: `${csrfCookie}; hiraku-map-${slug}=${personCode(randomBytes(15))}.page`, network: Math.floor(index / 3), statement: 1 + (index % statements), acknowledged: new Set() });

/** Votes of these people until the end, each waiting on average `pauseMs` after an answer. */
async function voteAll(people: Person[], seconds: number, pauseMs: number, send: (person: Person, statement: number) => Promise<Answer>): Promise<Pace> {
  const took: number[] = [];
  let failed = 0;
  const began = performance.now();
  const until = began + seconds * 1_000;
  let sent = 0;
  const each = async (person: Person): Promise<void> => {
    if (pauseMs > 0) await pause(Math.random() * pauseMs);
    while (performance.now() < until) {
      sent += 1;
      const presses = pauseMs > 0 && sent % 20 === 0 ? 2 : 1;
      const answers = await Promise.all(Array.from({ length: presses }, () => send(person, person.statement).catch(() => ({ status: 0, took: 0, next: null }))));
      for (const answer of answers) {
        if (answer.status !== 200) failed += 1;
        else {
          took.push(answer.took);
          person.acknowledged.add(person.statement);
        }
      }
      const next = answers.find((answer) => answer.next !== null)?.next;
      if (next === undefined || next === null) return;
      person.statement = next;
      if (pauseMs > 0) await pause(Math.random() * pauseMs);
    }
  };
  await Promise.all(people.map(each));
  const lasted = (performance.now() - began) / 1_000;
  return { people: people.length, seconds, perSecond: Math.round(took.length / lasted), p50: rounded(quantile(took, 0.5)), p95: rounded(quantile(took, 0.95)), max: rounded(Math.max(...took)), failed };
}

async function kept(db: Database): Promise<Pick<VotingReport, 'votes' | 'ballots' | 'twice' | 'participants'>> {
  const { rows } = await sql<Pick<VotingReport, 'votes' | 'ballots' | 'twice' | 'participants'>>`
    with new as (select number from opinion_map.participant where code_sha256 not in (select sha256(('bench ' || n)::bytea) from generate_series(1, ${peopleBefore}::int) n))
    select (select count(*)::int from opinion_map.vote where participant in (select number from new)) as votes,
      (select count(*)::int from opinion_map.ballot where participant in (select number from new)) as ballots,
      (select count(*)::int from (select 1 from opinion_map.vote where participant in (select number from new) group by participant, statement having count(*) > 1) doubled) as twice,
      (select count(*)::int from new) as participants`.execute(db);
  return rows[0]!;
}

const folder = await mkdtemp(join(tmpdir(), 'hiraku-bench-voting-'));
const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
try {
  const data = join(folder, 'var');
  const { child } = await startProgram(join(projectRoot, 'dist', 'main.js'), data, { HIRAKU_TRUSTED_PROXIES: '127.0.0.1' });
  const server = await startPostgres(data);
  const db = openDatabase(server.url, { connectionsMax: 2 });
  try {
    const slug = await insertMap(db);
    const made = await csrf(db, child.url).token(null);
    const csrfCookie = made.cookie!.split(';')[0]!;
    const send = voter(child.url, slug, agent, made.token);
    // The first whole computation, and everything warm.
    const warm = Array.from({ length: 8 }, (_, index) => newPerson(index, slug, csrfCookie));
    await voteAll(warm, 8, 0, send);
    const eightPeople = Array.from({ length: 8 }, (_, index) => newPerson(index + 8, slug, csrfCookie));
    const used = processorSeconds([child.pid]);
    const eight = await voteAll(eightPeople, eightSeconds, 0, send);
    const usedMs = (processorSeconds([child.pid]) - used) * 1_000;
    const manyPeople = Array.from({ length: 2_000 }, (_, index) => newPerson(index + 16, slug, csrfCookie));
    const many = await voteAll(manyPeople, manySeconds, thinkMs, send);
    const people = [...warm, ...eightPeople, ...manyPeople].filter(({ acknowledged }) => acknowledged.size > 0);
    const before = await sql<{ n: number }>`select count(*)::int as n from opinion_map.vote v join opinion_map.participant p on p.conversation_id = v.conversation_id and p.number = v.participant where p.code_sha256 in (select sha256(('bench ' || n)::bytea) from generate_series(1, ${peopleBefore}::int) n)`.execute(db);
    const report: VotingReport = { statements, before: before.rows[0]!.n, eight, many, acknowledged: people.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0), ...(await kept(db)), people: people.length, processorMs: rounded(usedMs / Math.max(1, eight.perSecond * eight.seconds)), residentMb: residentMb(child.pid)?.most ?? null };
    process.stdout.write(JSON.stringify(report));
  } finally {
    agent.destroy();
    await db.destroy();
    await child.stop();
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

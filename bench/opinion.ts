/**
 * The last evening of a call: 200 submissions a second while the public reads at 500 pages a second, for so many seconds:
 * `node dist/bench/opinion.js 20`. Prints JSON. Each comes from a form that was opened before, from a network of its own or of a few; every
 * twentieth button is pressed twice at once. Afterwards every receipt is asked for, and the rows are counted.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { systemClock } from '#platform/clock';
import { projectRoot } from '#platform/config';
import { csrf, csrfField } from '#platform/csrf';
import { openDatabase, type Database } from '#platform/database';
import { startPostgres } from '#platform/postgres';
import { processorSeconds, residentMb } from './child.ts';
import { quantile } from './load.ts';
import { startProgram } from './program.ts';
import { readers, type Reading, rounded } from './readers.ts';

export interface OpinionReport {
  perSecond: number;
  seconds: number;
  /** Milliseconds of a sending. */
  sending: { p50: number; p99: number; max: number };
  /** Sendings of all kinds, those pressed twice counted twice; how many were answered by no receipt. */
  sent: number;
  failed: number;
  /** Different receipts that were shown, submissions and opinions in the database, receipts found again. */
  receipts: number;
  kept: number;
  opinions: number;
  found: number;
  /** Sendings a second that went in, while they were sent. */
  acceptedPerSecond: number;
  reads: Reading;
  /** Processor milliseconds of the program and its database for one sending, with the reads meanwhile. */
  processorMs: number;
  residentMb: number | null;
}

const [perSecond, seconds] = [200, Number(process.argv[2] ?? 20)];
const agent = new Agent({ keepAlive: true, maxSockets: 400 });

interface Answer {
  status: number;
  location: string;
  body: string;
  took: number;
}

function ask(address: string, { cookie, network, body }: { cookie: string; network: number; body?: string }): Promise<Answer> {
  const began = performance.now();
  const headers = { cookie, accept: 'text/html', 'x-forwarded-for': `10.${(network >> 16) & 255}.${(network >> 8) & 255}.${network & 255}`, ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) }) };
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, method: body === undefined ? 'GET' : 'POST', headers, timeout: 30_000 }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (part: string) => (text += part));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, location: reply.headers.location ?? '', body: text, took: performance.now() - began }));
    });
    sent.on('error', reject).end(body);
  });
}

async function insertCall(db: Database): Promise<string> {
  const today = systemClock.today();
  const slug = `${today.slice(0, 4)}-1`;
  await sql`
    with c as (
      insert into consultation.consultation (slug, fiscal_year, number, subject, purpose, bureau, section, contact, opens_on, closes_on, who_may, ways, identity, state, announced_at, made_at)
      values (${slug}, ${Number(today.slice(0, 4))}, 1, '総合計画（素案）', '大きな計画です。', '企画部', '企画課', '企画課', ${today}::date - 30, ${today}, array['lives'], array['web', 'post'], 'optional', 'announced', now(), now()) returning id),
    d as (insert into consultation.document (consultation_id, key, audience, title, position) select id, 'd1', 'standard', '総合計画（素案）', 1 from c returning id),
    v as (insert into consultation.document_version (document_id, number, form, source, reason, acting_as, made_at, published_at) select id, 1, 'text', '', '', 'head: 企画部 企画課', now(), now() from d returning id)
    insert into consultation.section (version_id, position, anchor, level, heading, body) select v.id, n, 's' || n, 1, '第' || n || '章 まちづくりの方向', '本文' from v, generate_series(1, 40) n`.execute(db);
  return slug;
}

interface Form {
  token: string;
  network: number;
  index: number;
}

/** Everybody has opened the form before the last seconds. */
async function openForms(place: string, cookie: string, count: number): Promise<Form[]> {
  const forms: Form[] = [];
  const each = async (from: number) => {
    for (let index = from; index < count; index += 16) {
      // Three of a household or an office share a network.
      const network = Math.floor(index / 3);
      const { body } = await ask(`${place}/new`, { cookie, network });
      forms.push({ token: /name="form" value="([^"]+)"/.exec(body)![1]!, network, index });
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, from) => each(from)));
  return forms.sort((one, other) => one.index - other.index);
}

function filled({ token, index }: Form, csrfToken: string): string {
  const named: Record<string, string> = index % 2 === 0 ? { name: `計測 ${index}番`, address: `計測市中央${index}-2-3` } : {};
  const mail: Record<string, string> = index % 4 === 0 ? { email: `bench${index}@resident.example`, letters: 'receipt' } : {};
  const text = `第${(index % 40) + 1}章について、${index}番の意見です。${'街路樹を大切にしてください。'.repeat(1 + (index % 12))}`;
  return new URLSearchParams({ [csrfField]: csrfToken, form: token, shown: '2', 'about-1': `d1#s${(index % 40) + 1}`, 'text-1': text, 'text-2': index % 3 === 0 ? `もう一つ、${index}番です。` : '', who: 'lives', ...named, ...mail }).toString();
}

/** At a steady pace, whether the ones before are answered or not. */
async function sendAll(place: string, cookie: string, csrfToken: string, forms: Form[]): Promise<Answer[]> {
  const began = performance.now();
  const answers: Promise<Answer>[] = [];
  for (const form of forms) {
    await pause(Math.max(0, began + (form.index * 1_000) / perSecond - performance.now()));
    for (let press = 0; press < (form.index % 20 === 0 ? 2 : 1); press += 1) answers.push(ask(place, { cookie, network: form.network, body: filled(form, csrfToken) }));
  }
  return Promise.all(answers);
}

const readable = async (origin: string, paths: string[]): Promise<string[]> => {
  const answers = await Promise.all(paths.map(async (path) => ({ path, ok: (await fetch(origin + path)).ok })));
  return answers.filter(({ ok }) => ok).map(({ path }) => path);
};

async function foundAgain(origin: string, cookie: string, places: string[]): Promise<number> {
  let found = 0;
  const each = async (from: number) => {
    for (let index = from; index < places.length; index += 16) if ((await ask(origin + places[index]!, { cookie, network: index })).status === 200) found += 1;
  };
  await Promise.all(Array.from({ length: 16 }, (_, from) => each(from)));
  return found;
}

const folder = await mkdtemp(join(tmpdir(), 'hiraku-bench-opinion-'));
try {
  const data = join(folder, 'var');
  // The one proxy is this machine, so that each sender has the network that the proxy says.
  const { child } = await startProgram(join(projectRoot, 'dist', 'main.js'), data, { HIRAKU_TRUSTED_PROXIES: '127.0.0.1', HIRAKU_WRITES_PER_MINUTE: '60' });
  const server = await startPostgres(data);
  const db = openDatabase(server.url, { connectionsMax: 2 });
  try {
    const slug = await insertCall(db);
    const made = await csrf(db, child.url).token(null);
    const cookie = made.cookie!.split(';')[0]!;
    const place = `${child.url}/consultations/${slug}/opinions`;
    const forms = await openForms(place, cookie, perSecond * seconds);
    const reading = readers(child.url, await readable(child.url, ['/', '/consultations', `/consultations/${slug}`, `/consultations/${slug}/documents/d1`, '/plan', '/consultations/rule']));
    await pause(1_000);
    const [began, used] = [performance.now(), processorSeconds([child.pid])];
    const answers = await sendAll(place, cookie, made.token, forms);
    const took = (performance.now() - began) / 1_000;
    const usedMs = (processorSeconds([child.pid]) - used) * 1_000;
    const reads = await reading.stop();
    const shown = answers.filter(({ status }) => status === 303);
    const receipts = [...new Set(shown.map(({ location }) => location.split('?')[0]!))];
    const { rows } = await sql<{ kept: number; opinions: number }>`select (select count(*)::int from opinion.submission) as kept, (select count(*)::int from opinion.opinion) as opinions`.execute(db);
    const times = answers.map((answer) => answer.took);
    const report: OpinionReport = {
      perSecond,
      seconds,
      sending: { p50: rounded(quantile(times, 0.5)), p99: rounded(quantile(times, 0.99)), max: rounded(Math.max(...times)) },
      sent: answers.length,
      failed: answers.length - shown.length,
      receipts: receipts.length,
      ...rows[0]!,
      found: await foundAgain(child.url, cookie, receipts),
      acceptedPerSecond: Math.round(receipts.length / took),
      reads,
      processorMs: rounded(usedMs / answers.length),
      residentMb: residentMb(child.pid)?.most ?? null,
    };
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

/**
 * A result of 5,000 submissions, 12,000 opinions and 300 replies: its release, its pages when nothing is kept of them, its files and its
 * booklet: `node dist/bench/result.js`. Prints JSON.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { storedDomains } from '#app';
import { settableClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { openLog } from '#platform/log';
import { paperJob } from '../src/domains/result/paper.job.ts';
import { planRelease, saveNextSteps } from '../src/domains/result/release.store.ts';
import { releaseIfDue } from '../src/domains/result/releasing.store.ts';
import { markOf } from '../src/domains/result/approved-mark.ts';
import { listForRelease } from '#domains/reply';
import { openProgram } from '../src/program.ts';
import { residentMb } from './child.ts';
import { insertConsultation, sizes } from './consultation.ts';
import { quantile } from './load.ts';
import { benchName as name, openBenchSite } from './site.ts';
import { measureWork, type WorkPage } from './working.ts';

interface Served {
  ms: number;
  /** On the wire, compressed as a browser asks for it. */
  kilobytes: number;
}

export interface ResultReport {
  submissions: number;
  units: number;
  replies: number;
  /** Pages of staff before the release. */
  work: WorkPage[];
  releaseMs: number;
  /** First page and all others with conditions, each made anew: nothing is kept. */
  first: { kilobytes: number; p50: number; p95: number; max: number };
  others: { asked: number; p50: number; p95: number; max: number };
  /** Opinions that can be told apart by their number, and how many of these stand on the page. */
  print: Served & { p95: number; units: number; shown: number };
  csv: Served;
  json: Served;
  paper: { ms: number; pages: number; kilobytes: number };
  residentMb: number | null;
}

const folder = await mkdtemp(join(tmpdir(), 'hiraku-bench-result-'));
const clock = settableClock('2026-06-01T10:00:00+09:00');
const settings = readSettings({ HIRAKU_DATA: folder, HIRAKU_LOG_LEVEL: 'silent', HIRAKU_READS_PER_MINUTE: '0', HIRAKU_STATEMENT_TIMEOUT_MS: '600000', HIRAKU_ORIGIN: 'http://bench.example' });
const program = await openProgram({ settings, domains: storedDomains, site: { name, origin: settings.origin }, clock, log: openLog('silent') });
const round = (value: number) => Math.round(value * 10) / 10;
try {
  const { db } = program;
  const server = await openBenchSite(program, settings);
  const { id, slug } = await insertConsultation(db);
  await sql`analyze`.execute(db);
  const work = await measureWork({ db, server, origin: settings.origin, at: clock.now() }, { id, slug });
  await saveNextSteps(db, id, '6月の議会に報告し、計画を決めます。');
  await planRelease(db, id, { at: clock.now(), approvedAs: 'head: 企画部 企画課', personId: '00000000-0000-0000-0000-000000000000', mark: markOf(await listForRelease(db, id)) }, clock.now());
  const began = performance.now();
  const tried = await releaseIfDue({ db, clock, safe: program.safe, site: { name, origin: settings.origin } }, id);
  const releaseMs = performance.now() - began;
  if (tried !== 'released') throw new Error(`nothing was released: ${JSON.stringify(tried)}`);
  await sql`analyze`.execute(db);

  const path = `/consultations/${slug}/result`;
  /** Every page is made anew: what it reads has changed. */
  const served = async (query: string): Promise<Served> => {
    await sql`update result.release set revision = revision + 1`.execute(db);
    const begin = performance.now();
    const reply = await server.fetch(new Request(settings.origin + path + query, { headers: { 'accept-encoding': 'br', accept: 'text/html' } }));
    const bytes = (await reply.arrayBuffer()).byteLength;
    if (reply.status !== 200) throw new Error(`${path}${query} answers ${reply.status}`);
    return { ms: performance.now() - begin, kilobytes: round(bytes / 1_000) };
  };
  /** All but one in twelve of the texts say their number. */
  const printed = async (address: string) => {
    const told = /（(\d+)番目の意見）/g;
    const numbers = (text: string) => [...text.matchAll(told)].map(([, number]) => number!);
    const page = new Set(numbers(await (await server.fetch(new Request(settings.origin + address))).text()));
    const { rows } = await sql<{ text: string }>`select text from reply.unit`.execute(db);
    const units = new Set(rows.flatMap(({ text }) => numbers(text)));
    return { units: units.size, shown: [...units].filter((number) => page.has(number)).length };
  };
  const spread = (took: number[]) => ({ p50: round(quantile(took, 0.5)), p95: round(quantile(took, 0.95)), max: round(Math.max(...took)) });
  const times = async (queries: string[]): Promise<number[]> => {
    const took: number[] = [];
    for (const query of queries) took.push((await served(query)).ms);
    return took;
  };
  await times(Array.from({ length: 10 }, () => ''));
  const first = { kilobytes: (await served('')).kilobytes, ...spread(await times(Array.from({ length: 100 }, () => ''))) };
  const words = encodeURIComponent('災害の時が心配');
  const queries = Array.from({ length: 100 }, (_, at) => [`?page=${2 + (at % 14)}`, '?outcome=reflected', `?words=${words}`, '?changed=yes', `?item=${encodeURIComponent(`第${1 + (at % 40)}章 まちづくりの方向`)}`][at % 5]!);
  const others = { asked: queries.length, ...spread(await times(queries)) };
  await served('/print');
  const prints = [await served('/print'), await served('/print'), await served('/print')];
  const [csv, json] = [await served('?format=csv'), await served('?format=json')];
  const paperBegan = performance.now();
  await paperJob.run({ consultationId: id }, { db, files: program.files, clock, log: openLog('silent'), site: { name, origin: settings.origin }, logKey: program.logKey, safe: program.safe, outside: program.outside });
  const paperMs = performance.now() - paperBegan;
  const made = (await sql<{ pages: number; bytes: number }>`select pages, bytes from result.paper where consultation_id = ${id}`.execute(db)).rows[0]!;
  const report: ResultReport = {
    ...sizes,
    work,
    releaseMs: Math.round(releaseMs),
    first,
    others,
    print: { ...prints[0]!, ms: round(quantile(prints.map(({ ms }) => ms), 0.5)), p95: round(Math.max(...prints.map(({ ms }) => ms))), ...(await printed(`${path}/print`)) },
    csv: { ...csv, ms: round(csv.ms) },
    json: { ...json, ms: round(json.ms) },
    paper: { ms: Math.round(paperMs), pages: made.pages, kilobytes: Math.round(made.bytes / 1_000) },
    residentMb: residentMb(process.pid)?.most ?? null,
  };
  process.stdout.write(JSON.stringify(report));
} finally {
  await program.close();
  await rm(folder, { recursive: true, force: true });
}

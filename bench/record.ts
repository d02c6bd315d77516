/**
 * How fast the record takes acts and its trees grow: `node dist/bench/record.js`. Prints JSON. Many writers put acts on record,
 * each in a transaction of its own, while nothing else runs; then all that waits is entered; then everything is verified.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { storedDomains } from '#app';
import { recordAct, recordPublicAct } from '#domains/record';
import { systemClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { inTransaction } from '#platform/database';
import { openLog } from '#platform/log';
import { growLog } from '../src/domains/record/growth.store.ts';
import { verifyLog } from '../src/domains/record/verification.store.ts';
import { openProgram } from '../src/program.ts';

export interface RecordReport {
  /** Acts of the audit record and public acts, by 12 writers at once. */
  acts: number;
  actsPerSecond: number;
  publicActs: number;
  publicActsPerSecond: number;
  /** Entering what waits: hashes, leaves, tiles, signed heads. */
  leaves: number;
  leavesPerSecond: number;
  publicLeavesPerSecond: number;
  verifiedPerSecond: number;
  faults: number;
}

const [acts, publicActs, many, writers] = [20_000, 4_000, 200_000, 12];

async function perSecond(count: number, run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await run();
  return Math.round((count * 1000) / (performance.now() - begin));
}

/** `count` calls, as many at once as there are writers. */
async function together(count: number, run: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: writers }, async () => {
    for (let n = next++; n < count; n = next++) await run(n);
  }));
}

const folder = await mkdtemp(join(tmpdir(), 'hiraku-bench-record-'));
const settings = readSettings({ HIRAKU_DATA: folder, HIRAKU_LOG_LEVEL: 'silent', HIRAKU_STATEMENT_TIMEOUT_MS: '600000' });
const program = await openProgram({ settings, domains: storedDomains, site: { name: { ja: '計測', en: 'Bench' }, origin: settings.origin }, clock: systemClock, log: openLog('silent') });
try {
  const { db } = program;
  const document = { programme: 'P0001', state: '順調', done: '街路樹の手入れを、市内の二十か所で行いました。'.repeat(20) };
  const actsPerSecond = await perSecond(acts, () =>
    together(acts, (n) => inTransaction(db, (tx) => recordAct(tx, { at: systemClock.now(), requestId: randomUUID(), personId: randomUUID(), actingAs: 'member: 都市整備部 道路課', act: 'progress-report.saved', subject: `programme P${n}`, why: null, commitment: randomUUID() }))),
  );
  const publicActsPerSecond = await perSecond(publicActs, () =>
    together(publicActs, (n) => inTransaction(db, (tx) => recordPublicAct(tx, { kind: 'progress.report-published', path: `/plan/programmes/P${n}`, title: { ja: '公表しました', en: 'Published' }, actingAs: 'planning: 企画部 企画課', about: { programmes: [`P${n}`] }, document: { ...document, n } }, systemClock.now()))),
  );
  await sql`
    with added as (insert into record.act (at, request_id, person_id, acting_as, act, subject)
      select now(), gen_random_uuid()::text, gen_random_uuid(), 'member: 都市整備部 道路課', 'progress-report.saved', 'programme P' || n from generate_series(1, ${many - acts}::integer) n returning id)
    insert into record.waiting (log, act_id) select 'audit', id from added`.execute(db);
  const leavesPerSecond = await perSecond(many, () => growLog(db, 'audit', program));
  const publicLeavesPerSecond = await perSecond(publicActs, () => growLog(db, 'public', program));
  let faults = 0;
  const verifiedPerSecond = await perSecond(many + publicActs, async () => {
    for (const log of ['public', 'audit'] as const) faults += (await verifyLog(db, log)).faults.length;
  });
  const report: RecordReport = { acts, actsPerSecond, publicActs, publicActsPerSecond, leaves: many, leavesPerSecond, publicLeavesPerSecond, verifiedPerSecond, faults };
  console.log(JSON.stringify(report, null, 1));
} finally {
  await program.close();
  await rm(folder, { recursive: true, force: true });
}

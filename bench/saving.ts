/**
 * 200 staff save reports of progress while the public reads at 500 requests a second: `node dist/bench/saving.js`. Prints JSON. Each
 * writes on a programme of their own: each every two seconds, then all in the same instant, then each as soon as they are
 * answered; at last ten each fight over one report.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openSession, personOfEmail } from '#domains/people';
import { writePlainRows } from '#domains/book';
import { insertAppointment, insertDepartment } from '#domains/staff';
import { systemClock } from '#platform/clock';
import { projectRoot } from '#platform/config';
import { csrf, csrfField } from '#platform/csrf';
import { inTransaction, openDatabase, type Database } from '#platform/database';
import { startPostgres } from '#platform/postgres';
import { sessionCookieName } from '#platform/session';
import { processorSeconds, residentMb, runToEnd } from './child.ts';
import { largePlan } from './large-plan.ts';
import { quantile } from './load.ts';
import { startProgram } from './program.ts';
import { readers, type Reading, rounded as round } from './readers.ts';

/** Milliseconds. */
export interface Spread {
  p50: number;
  p99: number;
  max: number;
}

export interface SavingReport {
  staff: number;
  /** Saves of one person, one after another. */
  rounds: number;
  /** All in the same instant, once. */
  burst: Spread;
  /** Each every two seconds, spread over them. */
  paced: Spread & { perSecond: number };
  /** Each as soon as they are answered. */
  saves: Spread & { perSecond: number };
  /** Saves of all three that were not accepted. */
  failed: number;
  /** Processor milliseconds of the program and its database for one save of the last kind, with the reads meanwhile. */
  processorMs: number;
  /** Saves accepted by the program that the database does not hold, or the other way round. */
  lost: number;
  reads: Reading;
  /** Many on one report: how many saves went in, how many were shown the difference, how many did neither. */
  contested: { accepted: number; shown: number; other: number; lost: number };
  residentMb: number | null;
}

const [staff, rounds, paceMs] = [200, 10, 2_000];
const period = '2026-1';
const folder = await mkdtemp(join(tmpdir(), 'hiraku-bench-saving-'));

interface Writer {
  number: string;
  cookie: string;
  csrf: string;
}

interface Saved {
  status: number;
  took: number;
}

async function writers(db: Database, origin: string): Promise<Writer[]> {
  const { rows: numbers } = await sql<{ number: string }>`select number from plan.programme order by id limit ${staff}`.execute(db);
  const at = systemClock.now();
  const since = systemClock.today();
  return inTransaction(db, async (tx) => {
    const departmentId = await insertDepartment(tx, { name: '計測課', parentId: null, since, position: 0 });
    const made: Writer[] = [];
    for (const [index, { number }] of numbers.entries()) {
      const person = await personOfEmail(tx, `staff${index}@bench.example`, 'ja', at);
      await insertAppointment(tx, { personId: person.id, role: 'planning', departmentId, since }, at);
      const { token } = await openSession(tx, { personId: person.id, way: 'link', device: 'bench' }, at);
      const csrfToken = await csrf(db, origin).token(null);
      made.push({ number, cookie: `${sessionCookieName(origin)}=${token}; ${csrfToken.cookie!.split(';')[0]}`, csrf: csrfToken.token });
    }
    return made;
  });
}

const formOf = (origin: string, number: string) => `${origin}/staff/progress/${number}/${period}`;

async function save(origin: string, { number, cookie, csrf: token }: Writer, revision: number, words = `${revision + 1}回目の記入です。`): Promise<Saved> {
  const body = new URLSearchParams({ [csrfField]: token, revision: String(revision), state: 'on-track', done: words, next: '次の半期も続ける' });
  const began = performance.now();
  const reply = await fetch(formOf(origin, number), { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  await reply.arrayBuffer();
  return { status: reply.status, took: performance.now() - began };
}

/** Nobody saves what they have not opened. */
async function open(origin: string, { number, cookie }: Writer): Promise<void> {
  const reply = await fetch(formOf(origin, number), { headers: { cookie } });
  await reply.arrayBuffer();
  if (reply.status !== 200) throw new Error(`the form of ${number} answers ${reply.status}`);
}

/** Three saves of each, one every two seconds, from revision 0 on. */
async function savePaced(origin: string, all: Writer[]): Promise<Saved[]> {
  const each = async (writer: Writer, index: number): Promise<Saved[]> => {
    const own: Saved[] = [];
    const begin = performance.now() + (index * paceMs) / all.length;
    for (let turn = 0; turn < 3; turn += 1) {
      await pause(Math.max(0, begin + turn * paceMs - performance.now()));
      own.push(await save(origin, writer, turn));
    }
    return own;
  };
  return (await Promise.all(all.map(each))).flat();
}

async function saveWithoutPause(origin: string, all: Writer[]): Promise<Saved[]> {
  const each = async (writer: Writer): Promise<Saved[]> => {
    const own: Saved[] = [];
    for (let turn = 0; turn < rounds; turn += 1) own.push(await save(origin, writer, 4 + turn));
    return own;
  };
  return (await Promise.all(all.map(each))).flat();
}

function spread(saved: Saved[]): Spread {
  const took = saved.map((one) => one.took);
  return { p50: round(quantile(took, 0.5)), p99: round(quantile(took, 0.99)), max: round(Math.max(...took)) };
}

const accepted = (saved: Saved[]) => saved.filter(({ status }) => status === 303).length;
const savesHeld = async (db: Database) => Number((await sql<{ count: bigint }>`select count(*) from progress.save`.execute(db)).rows[0]!.count);

try {
  const data = join(folder, 'var');
  const file = join(folder, 'plan.csv');
  await writeFile(file, writePlainRows(largePlan(2_000, 5)).map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'));
  await runToEnd([process.execPath, join(projectRoot, 'dist', 'main.js'), 'plan', 'import', file, '--plan', 'large', '--plan-name', '大きな計画'], { HIRAKU_DATA: data, DATABASE_URL: '' });
  const { child } = await startProgram(join(projectRoot, 'dist', 'main.js'), data);
  const server = await startPostgres(data);
  const db = openDatabase(server.url, { connectionsMax: 4 });
  try {
    const all = await writers(db, child.url);
    const programmes = all.slice(0, 40).map(({ number }) => `/api/v1/programmes/${number}`);
    const reading = readers(child.url, ['/', '/plan/programmes', '/plan/progress', ...programmes]);
    for (const writer of all) await open(child.url, writer);
    await pause(1_000);
    const pacedBegan = performance.now();
    const paced = await savePaced(child.url, all);
    const pacedSeconds = (performance.now() - pacedBegan) / 1_000;
    // A site that has run for some seconds, as it has when people come.
    const burst = await Promise.all(all.map((writer) => save(child.url, writer, 3)));
    const [began, used] = [performance.now(), processorSeconds([child.pid])];
    const saved = await saveWithoutPause(child.url, all);
    const seconds = (performance.now() - began) / 1_000;
    const usedMs = (processorSeconds([child.pid]) - used) * 1_000;
    const reads = await reading.stop();
    const every = [...burst, ...paced, ...saved];
    const before = await savesHeld(db);
    const lost = Math.abs(accepted(every) - before);
    const fight = await Promise.all(all.map((writer, index) => save(child.url, { ...writer, number: all[index % 20]!.number }, 4 + rounds, `${index}番の人の記入です。`)));
    const went = accepted(fight);
    const shown = fight.filter(({ status }) => status === 409).length;
    const report: SavingReport = {
      staff,
      rounds,
      burst: spread(burst),
      paced: { ...spread(paced), perSecond: Math.round(paced.length / pacedSeconds) },
      saves: { ...spread(saved), perSecond: Math.round(saved.length / seconds) },
      failed: every.length - accepted(every),
      processorMs: round(usedMs / saved.length),
      lost,
      reads,
      contested: { accepted: went, shown, other: fight.length - went - shown, lost: Math.abs(went - ((await savesHeld(db)) - before)) },
      residentMb: residentMb(child.pid)?.most ?? null,
    };
    process.stdout.write(JSON.stringify(report));
  } finally {
    await db.destroy();
    await child.stop();
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The pages on which staff work on a large consultation, each asked for as somebody of the planning section. */
import { sql } from 'kysely';
import { openSession, personOfEmail } from '#domains/people';
import { insertAppointment, insertDepartment } from '#domains/staff';
import type { Database } from '#platform/database';
import type { Server } from '#platform/server';
import { sessionCookieName } from '#platform/session';
import { quantile } from './load.ts';
import { rounded } from './readers.ts';

/** Milliseconds of a page, and bytes as they are sent to a browser. */
export interface WorkPage {
  what: string;
  p50: number;
  p95: number;
  kilobytes: number;
}

export interface Site {
  db: Database;
  server: Server;
  origin: string;
  at: Date;
}

const turns = 30;

export async function signIn({ db, origin, at }: Site): Promise<string> {
  const since = '2020-04-01';
  const bureau = await insertDepartment(db, { name: '企画部', parentId: null, since, position: 0 });
  const departmentId = await insertDepartment(db, { name: '企画課', parentId: bureau, since, position: 0 });
  const person = await personOfEmail(db, 'planning@bench.example', 'ja', at);
  await insertAppointment(db, { personId: person.id, role: 'planning', departmentId, since }, at);
  const { token } = await openSession(db, { personId: person.id, way: 'link', device: 'bench' }, at);
  return `${sessionCookieName(origin)}=${token}`;
}

/** Half of the submissions wait to be divided while `run` runs. */
async function withHalfWaiting<T>(db: Database, consultationId: number, run: () => Promise<T>): Promise<T> {
  const mark = (by: number) => sql`update reply.split set submission_revision = submission_revision + ${by} where consultation_id = ${consultationId} and submission_id % 2 = 0`.execute(db);
  await mark(-1);
  try {
    return await run();
  } finally {
    await mark(1);
  }
}

/** One page, asked for again and again by whoever has this cookie. */
export async function timedPage({ server, origin }: Pick<Site, 'server' | 'origin'>, cookie: string, what: string, path: string): Promise<WorkPage> {
  const took: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn < turns + 3; turn += 1) {
    const began = performance.now();
    const reply = await server.fetch(new Request(origin + path, { headers: { cookie, 'accept-encoding': 'br', accept: 'text/html' } }));
    bytes = (await reply.arrayBuffer()).byteLength;
    if (reply.status !== 200) throw new Error(`${path} answers ${reply.status}`);
    if (turn >= 3) took.push(performance.now() - began);
  }
  return { what, p50: rounded(quantile(took, 0.5)), p95: rounded(quantile(took, 0.95)), kilobytes: rounded(bytes / 1_000) };
}

/** @returns pages of the work on a consultation whose replies are all written, before its release */
export async function measureWork(site: Site, { id, slug }: { id: number; slug: string }): Promise<WorkPage[]> {
  const cookie = await signIn(site);
  const place = `/staff/consultations/${slug}`;
  const timed = (what: string, path: string) => timedPage(site, cookie, what, path);
  const words = encodeURIComponent('災害の時が心配');
  return withHalfWaiting(site.db, id, async () => [
    await timed('board', `${place}/board`),
    await timed('split queue', `${place}/split`),
    await timed('units', `${place}/units`),
    await timed('units with words', `${place}/units?text=${words}`),
    await timed('submissions', `${place}/submissions`),
    await timed('submissions with words', `${place}/submissions?text=${words}`),
    await timed('replies', `${place}/replies`),
    await timed('page of the work', place),
    await timed('desk', '/staff'),
  ]);
}

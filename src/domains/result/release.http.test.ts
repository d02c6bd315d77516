/** From the department's work to what everybody reads: nothing before, everything at once, once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { assemble } from '#app';
import { as, roadSection } from '#cast';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { townSubmissions } from '#fixtures/opinion/town-opinion';
import { openDatabase } from '#platform/database';
import { secondProcess } from '#platform/second-process';
import { openTown, type Town } from '#town';
import { type GivenAnswer, townAnswered } from './answered.fixture.ts';
import { releaseIfDue } from './releasing.store.ts';

const marker = '未公表しるし';
const submissions = [
  { opinions: [{ text: '植え替えの前に、話し合いの場がほしい。', anchor: 's2' }, { text: 'お世話になっております。' }] },
  { way: 'post' as const, opinions: [{ text: '植え替えの前に　話し合いの場がほしい', anchor: 's2' }] },
  { way: 'counter' as const, opinions: [{ text: `落ち葉の掃除に手当を出してほしい。${marker}`, anchor: 's3' }] },
  { opinions: [{ text: '本数をもっと増やしてほしい。', anchor: 's1' }] },
];
const answers: GivenAnswer[] = [
  { heading: '住民との話し合い', text: `話し合いの場を設けます。${marker}`, outcome: 'reflected', anchor: 's2', opinions: [0, 2], passages: [{ documentKey: 'd1', anchor: 's2', heading: '第2章 植え替えの進め方', before: '近くに住む人に説明します。', after: '近くに住む人と話し合います。', fromVersion: 1, toVersion: 2 }] },
  { heading: '落ち葉の掃除', text: '今後の参考とします。', anchor: 's3', opinions: [3] },
  { heading: '本数を増やす', text: '木の健康を大切にします。', outcome: 'not-reflected', anchor: 's1', opinions: [4] },
];

let town: Town;
beforeAll(async () => {
  town = await openTown({ at: '2026-05-20T10:00:00+09:00' });
});
afterAll(() => town?.close());

let number = 0;
async function prepared(given: { approved?: boolean } = {}): Promise<{ id: number; slug: string; path: string; work: string }> {
  number += 1;
  const { id, slug } = await townConsultation(town, { number, subject: `街路樹計画（素案）${number}` });
  const ids = await townSubmissions(town, id, submissions);
  await townAnswered(town, id, ids, answers.map((answer, index) => (index === 0 && given.approved === false ? { ...answer, approved: false } : answer)));
  return { id, slug, path: `/consultations/${slug}/result`, work: `/staff/consultations/${slug}/result` };
}

async function revisionOf(id: number): Promise<string> {
  return String((await sql<{ revision: number }>`select revision from result.release where consultation_id = ${id}`.execute(town.db)).rows[0]?.revision ?? 0);
}

async function approve({ id, work }: { id: number; work: string }, when: Record<string, string>): Promise<Response> {
  const head = await as(town, 'head');
  expect((await head.post(`${work}/next-steps`, { next_steps: '6月の議会に報告し、計画を決めます。' })).status).toBe(303);
  return head.post(`${work}/approval`, { revision: await revisionOf(id), ...when });
}

describe('The release', () => {
  it('shows nothing anywhere before its instant, and everything after it', async () => {
    const { id, slug, path, work } = await prepared();
    expect((await approve({ id, work }, { when: 'later', day: '令和8年5月21日', time: '9:00' })).status).toBe(303);
    await town.program.runPendingJobs();
    await releaseNow(id);
    for (const address of [...everyPublicAddress({ slug, number: '1', key: 'd1', audience: 'plain' }), `${path}/replies/1`]) {
      const reply = await town.ask(address, { headers: { accept: '*/*' } });
      expect((await reply.text()).includes(marker), address).toBe(false);
    }
    const found = await (await town.ask(`/search?q=${encodeURIComponent(marker)}&format=json`)).json();
    expect(JSON.stringify(found)).not.toContain('/result');
    expect((await town.ask(path)).status).toBe(404);
    expect((await sql`select from result.reply where consultation_id = ${id}`.execute(town.db)).rows).toHaveLength(0);
    town.clock.set('2026-05-21T09:00:00+09:00');
    await town.program.runPendingJobs();
    await releaseNow(id);
    const html = await (await town.ask(path)).text();
    expect(html).toContain('同旨 2件');
    expect(html).toContain(marker);
    // One after the other: all at once they would wait for connections longer than they may.
    const telling: string[] = [];
    for (const address of everyPublicAddress({ slug })) if ((await (await town.ask(address, { headers: { accept: '*/*' } })).text()).includes(marker)) telling.push(address);
    expect(telling.length).toBeGreaterThan(5);
    expect(html.indexOf('本数を増やす')).toBeLessThan(html.indexOf('id="r2"'));
    town.clock.set('2026-05-20T10:00:00+09:00');
  });

  it('counts people, submissions and opinions apart; the rows add up to the opinions, and remarks are said', async () => {
    const { id, slug, work } = await prepared();
    await approve({ id, work }, { when: 'now' });
    await town.program.runPendingJobs();
    const { counts, replies } = await (await town.ask(`/api/v1/consultations/${slug}/result`)).json();
    expect(counts.total).toEqual({ people: 4, submissions: 4, units: 4 });
    expect(counts.byWay).toMatchObject({ web: { people: 2, submissions: 2, units: 2 }, post: { units: 1 }, counter: { units: 1 }, fax: { units: 0 } });
    expect(counts).toMatchObject({ remarks: 1, copies: 2, withdrawn: 0, aside: 0, late: 0 });
    const listed = replies.flatMap(({ opinions }: { opinions: { same: number }[] }) => opinions).reduce((sum: number, { same }: { same: number }) => sum + same, 0);
    expect(listed).toBe(counts.total.units);
    expect(replies.map((reply: { number: number }) => reply.number)).toEqual([1, 2, 3]);
  });

  it('happens once, however often its job runs', async () => {
    const { id, path, work } = await prepared();
    await approve({ id, work }, { when: 'now' });
    await town.program.runPendingJobs();
    await releaseNow(id);
    await releaseNow(id);
    const acts = await sql`select from record.public_act where kind = 'result.released' and path = ${path}`.execute(town.db);
    expect(acts.rows).toHaveLength(1);
    expect((await sql`select from result.unit where consultation_id = ${id}`.execute(town.db)).rows).toHaveLength(3);
  });

  it('is all or nothing when the program is killed in the midst of it', async () => {
    const { id, path, work } = await prepared();
    await approve({ id, work }, { when: 'later', day: '2026-05-20', time: '10:30' });
    town.clock.set('2026-05-20T10:31:00+09:00');
    const other = secondProcess(`
      import { openDatabase, inTransaction } from '#platform/database';
      import { releaseIfDue } from './src/domains/result/releasing.store.ts';
      const db = openDatabase(${JSON.stringify(town.settings.databaseUrl)}, { connectionsMax: 1 });
      const safe = { open: () => '{}', seal: () => Buffer.alloc(0), fingerprint: () => Buffer.alloc(0) };
      await inTransaction(db, async (tx) => {
        print(JSON.stringify(await releaseIfDue({ db: tx, clock: { now: () => new Date('2026-05-20T10:31:00+09:00'), today: () => '2026-05-20' }, safe, site: { name: { ja: '', en: '' }, origin: '' } }, ${id})));
        await heard();
      });
    `);
    expect(await other.line()).toBe('"released"');
    expect((await town.ask(path)).status).toBe(404);
    other.kill('SIGKILL');
    await other.ended;
    expect((await town.ask(path)).status).toBe(404);
    expect((await sql`select from result.unit where consultation_id = ${id}`.execute(town.db)).rows).toHaveLength(0);
    expect((await sql`select from record.public_act where path = ${path}`.execute(town.db)).rows).toHaveLength(0);
    await releaseNow(id);
    expect((await town.ask(path)).status).toBe(200);
    expect((await sql`select from record.public_act where path = ${path}`.execute(town.db)).rows).toHaveLength(1);
    town.clock.set('2026-05-20T10:00:00+09:00');
  });

  it('waits with its reason where a submission came between, and stands on the head’s desk', async () => {
    const { id, path, work } = await prepared();
    await approve({ id, work }, { when: 'later', day: '2026-05-20', time: '11:00' });
    await townSubmissions(town, id, [{ way: 'post', opinions: [{ text: '遅れて見つかった手紙です。' }] }]);
    town.clock.set('2026-05-20T11:00:00+09:00');
    await releaseNow(id);
    expect((await town.ask(path)).status).toBe(404);
    const head = await as(town, 'head');
    expect(await (await head.ask(work)).text()).toContain('ご意見に分けていない応募が1件あります。');
    expect(await (await head.ask('/staff')).text()).toContain('公表できなかった意見募集の結果');
    expect((await (await head.ask('/staff/consultations/results?scope=mine&problem=yes&format=json', { headers: { accept: 'application/json' } })).json()).total).toBe(1);
    town.clock.set('2026-05-20T10:00:00+09:00');
  });

  it('is refused while a reply is not approved', async () => {
    const { id, work } = await prepared({ approved: false });
    const reply = await approve({ id, work }, { when: 'now' });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain('承認されていない市の考え方が1件あります。');
  });

  it('can be taken back until it happened, and not after', async () => {
    const { id, path, work } = await prepared();
    const head = await as(town, 'head', roadSection);
    await approve({ id, work }, { when: 'later', day: '2026-05-21', time: '09:00' });
    expect((await head.post(`${work}/next-steps`, { next_steps: '別の予定' })).status).toBe(409);
    expect((await head.post(`${work}/approval/withdrawal`)).status).toBe(303);
    town.clock.set('2026-05-21T09:00:00+09:00');
    await releaseNow(id);
    expect((await town.ask(path)).status).toBe(404);
    await approve({ id, work }, { when: 'now' });
    await town.program.runPendingJobs();
    expect((await town.ask(path)).status).toBe(200);
    expect((await (await as(town, 'head')).post(`${work}/approval/withdrawal`)).status).toBe(409);
    town.clock.set('2026-05-20T10:00:00+09:00');
  });

  it('asks for a time to come, and keeps what was typed', async () => {
    const { id, work } = await prepared();
    const reply = await approve({ id, work }, { when: 'later', day: '2026-05-19', time: '25:00' });
    expect(reply.status).toBe(422);
    const html = await reply.text();
    expect(html).toContain('時刻を 10:00 のように書いてください。');
    expect(html).toContain('value="2026-05-19"');
  });

  it('is approved by the head alone', async () => {
    const { work } = await prepared();
    expect((await (await as(town, 'member')).post(`${work}/approval`, { revision: '1', when: 'now' })).status).toBe(403);
    expect((await (await as(town, 'otherHead')).post(`${work}/approval`, { revision: '1', when: 'now' })).status).toBe(403);
    expect((await (await as(town, 'planning')).post(`${work}/approval`, { revision: '1', when: 'now' })).status).toBe(403);
  });
});

/** Every address that anyone may ask for, in each of its forms; parameters that are not given become 1. */
function everyPublicAddress(params: Record<string, string>): string[] {
  const rows = assemble(town.profile).routes.filter(({ method, who }) => method === 'GET' && who === 'anyone');
  return rows.flatMap(({ path, formats = ['html'] }) => {
    const filled = path.replace(/:([a-z0-9]+)\*?/giu, (_, name: string) => params[name] ?? '1');
    return formats.map((format) => `${filled}${formats.length > 1 ? `?format=${format}` : ''}`);
  });
}

/** As the job does it, at the town's own time. */
async function releaseNow(id: number): Promise<void> {
  const db = openDatabase(town.settings.databaseUrl!, { connectionsMax: 2 });
  try {
    await releaseIfDue({ db, clock: town.clock, safe: town.program.safe, site: { name: town.profile.name, origin: town.settings.origin } }, id);
  } finally {
    await db.destroy();
  }
}

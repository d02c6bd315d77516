import { as } from '#cast';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { inTransaction, type Database } from '#platform/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boardOf } from './board.ts';
import { listBoardCounts } from './board.store.ts';
import { openAnsweringTown, type AnsweringTown } from './answering-town.fixture.ts';
import { standingAtAGlance } from './standing.store.ts';
import { listUnits } from './unit.store.ts';

describe('the board', () => {
  let place: AnsweringTown;
  beforeAll(async () => {
    place = await openAnsweringTown(Array.from({ length: 12 }, (_, index) => ({ opinions: [{ text: `意見その${index + 1}です。` }] })));
    const { member, head, path, submissions, town } = place;
    await as(town, 'otherMember');
    await member.post(`${path}/split`, { do: 'chosen', 'submission[]': submissions.slice(0, 10).map(String) });
    const units = (await sql<{ id: number }>`select id from reply.unit order by id`.execute(town.db)).rows.map(({ id }) => String(id));
    const bulk = (ids: string[], fields: Record<string, string>) => member.post(`${path}/units`, { 'unit[]': ids, ...fields });
    await bulk(units.slice(0, 6), { do: 'assign', to_department: '総務部\t総務課', due_on: '2026-05-01' });
    await bulk(units.slice(0, 1), { do: 'new', heading: '一' });
    await bulk(units.slice(1, 2), { do: 'new', heading: '二' });
    await bulk(units.slice(6, 7), { do: 'new', heading: '三' });
    await bulk(units.slice(7, 8), { do: 'new', heading: '四' });
    for (const number of [3, 4]) {
      await member.post(`${path}/replies/${number}`, { version: '0', heading: `${number}`, outcome: 'other', text: '答え', place: 'whole' });
      await member.post(`${path}/replies/${number}/submission`, { version: '1' });
    }
    await head.post(`${path}/replies/4/approval`, { version: '1', do: 'approve' });
  });
  afterAll(() => place.town.close());

  test('leads from every number to exactly as many rows', async () => {
    const html = await (await place.member.ask(`${place.path}/board`)).text();
    const main = /<main[\s\S]*<\/main>/.exec(html)![0];
    const cells = [...main.matchAll(/<a href="([^"]+)">(\d+)<\/a>/g), ...main.matchAll(/<dt><a href="([^"]+)">[^<]*<\/a><\/dt><dd><span class="hk-figures__value">(\d+)</g)];
    expect(cells.length).toBeGreaterThanOrEqual(8);
    for (const [, href, count] of cells) {
      const path = href!.replaceAll('&amp;', '&');
      const { total } = (await (await place.member.ask(`${path}${path.includes('?') ? '&' : '?'}format=json`)).json()) as { total: number };
      expect([path, total]).toEqual([path, Number(count)]);
    }
  });

  test('says the sums in words and as data', async () => {
    const board = (await (await place.member.ask(`${place.path}/board?format=json`)).json()) as { standing: object; unassigned: number; departments: object[] };
    expect(board).toMatchObject({ unassigned: 2, standing: { submissions: 12, split: 10, unsplit: 2, units: 10, answered: 4, complete: false } });
    expect(board.departments).toMatchObject([{ department: { section: '道路課' }, submitted: 1, approved: 1 }, { department: { section: '総務課' }, assigned: 4, writing: 2, overdue_units: 4, overdue_replies: 2, due_on: '2026-05-01' }]);
    expect(await (await place.member.ask(`${place.path}/board`)).text()).toContain('有効な応募12件のうち、10件を分け終え、2件が残っています。');
  });

  test('is nobody’s but theirs who answer', async () => {
    for (const kind of ['otherMember', 'records', 'person', 'panel'] as const) expect((await (await as(place.town, kind)).ask(`${place.path}/board`)).status).toBe(403);
    expect((await place.member.ask('/staff/consultations/2020-9/board')).status).toBe(404);
  });

  test('and nothing of this work is on any public page', async () => {
    await sql`update reply.reply set heading = '外に出ない要旨', text = '外に出ない答え'`.execute(place.town.owner);
    for (const path of ['/', '/consultations', `/consultations/${place.consultation.slug}`, `/consultations/${place.consultation.slug}/result`, '/search?q=外に出ない', '/record', '/data', '/feeds', '/api/v1/openapi.json']) {
      const said = await (await place.town.ask(path)).text();
      for (const secret of ['外に出ない要旨', '外に出ない答え', '意見その1です']) expect([path, said.replace(/value="外に出ない"/, '').includes(secret)]).toEqual([path, false]);
    }
  });
});

describe('with 5,000 submissions, 12,000 units and 300 replies', () => {
  let place: AnsweringTown;
  let id: number;
  const statements: string[] = [];
  beforeAll(async () => {
    place = await openAnsweringTown([], (text) => statements.push(text));
    ({ id } = await townConsultation(place.town, { number: 2 }));
    const { db } = place.town;
    await sql`insert into opinion.submission (consultation_id, way, received_at, received_on, late, lang) select ${id}, 'web', now(), '2026-04-20', false, 'ja' from generate_series(1, 5000)`.execute(db);
    await sql`insert into reply.reply (consultation_id, number, heading, text, due_on, bureau, section, made_at) select ${id}, n, '要旨' || n, repeat('答え', 200), '2026-06-01', case when n % 3 = 0 then '総務部' end, case when n % 3 = 0 then '総務課' end, now() from generate_series(1, 300) n`.execute(db);
    await sql`insert into reply.split select s.id, ${id}, 1, 1, 300, 'member', now() from opinion.submission s where s.consultation_id = ${id}`.execute(db);
    await sql`
      insert into reply.unit (consultation_id, submission_id, opinion_id, position, text, letters, folded, tags, reply_id, bureau, section)
      select ${id}, s.submission_id, n, 0, repeat('街路樹を残す' || n, 20), 120, repeat('街路樹を残す' || n, 20), array['木' || n % 40], case when n % 4 > 0 then r.id end, case when n % 5 = 0 then '総務部' end, case when n % 5 = 0 then '総務課' end
      from generate_series(1, 12000) n join (select submission_id, row_number() over () as place from reply.split where consultation_id = ${id}) s on s.place = 1 + n % 5000
      join reply.reply r on r.consultation_id = ${id} and r.number = 1 + n % 300`.execute(db);
    await sql`vacuum analyze reply.unit, reply.split, reply.reply, opinion.submission`.execute(place.town.owner);
  });
  afterAll(() => place.town.close());

  /** Rows of tables that something reads: what it costs, on any machine. */
  function rowsRead(run: (db: Database) => Promise<unknown>): Promise<number> {
    return inTransaction(place.town.db, async (tx) => {
      // What a worker beside it reads is counted elsewhere.
      await sql`set local max_parallel_workers_per_gather = 0`.execute(tx);
      await run(tx);
      return (await sql<{ read: number }>`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as read from pg_stat_xact_user_tables`.execute(tx)).rows[0]!.read;
    });
  }

  test('the board, its sums and a page of units read each row a few times', async () => {
    const board = await rowsRead(async (db) => boardOf(await listBoardCounts(db, id, '2026-05-10'), { bureau: '都市整備部', section: '道路課' }));
    const units = await rowsRead((db) => listUnits(db, { consultationId: id, choice: { text: '街路樹', state: 'no-reply', tag: '木8', sort: 'section' }, today: '2026-05-10', only: null, limit: 50, offset: 50 }));
    const all = await rowsRead((db) => listUnits(db, { consultationId: id, choice: {}, today: '2026-05-10', only: null, limit: 50, offset: 6_000 }));
    const standing = await rowsRead((db) => standingAtAGlance(db, id));
    // Units, submissions, how each is divided, replies; a plan that reads one of them for each row of another reads millions.
    for (const read of [board, units, all, standing]) expect(read).toBeLessThan(5 * (12_000 + 5_000 + 5_000 + 300));
  });

  test('the board asks as many statements as for a call without a single unit', async () => {
    const asked = async (slug: string): Promise<string[]> => {
      statements.length = 0;
      expect((await place.member.ask(`/staff/consultations/${slug}/board`)).status).toBe(200);
      return [...statements];
    };
    // The first page of a program reads its secret.
    await asked('2026-1');
    const without = await asked('2026-1');
    expect(await asked('2026-2')).toEqual(without);
  });
});

import { as, nobody } from '#cast';
import { sql } from 'kysely';
import type { Town } from '#town';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptAll, draftOf, openDraft, rowNamed, rowsOf, runPublication, saveAs } from './draft.fixture.ts';
import { publishDueDraft } from './draft-publication.store.ts';
import { findEdition, findEditionInForce, listEditions } from './edition.store.ts';
import { loadBook } from './ledger.store.ts';
import { openPlanTown, read, readJson } from './town-plan.fixture.ts';

let town: Town;
let people: Awaited<ReturnType<typeof openDraft>>;
beforeEach(async () => {
  town = await openPlanTown();
  people = await openDraft(town);
});
afterEach(() => town.close());

const schedule = (on: string) => people.planning.post(`${draftOf}/publication`, { title: '第2次実施計画', on });
const acts = async () => (await sql<{ kind: string; actingAs: string; reason: string | null }>`select kind, acting_as as "actingAs", reason from plan.draft_act order by id`.execute(town.db)).rows;

describe('the next edition as a draft', () => {
  it('begins one year on: years that overlap are carried, the new year and the total are empty', async () => {
    const row = await rowNamed(people.planning, '公園の整備');
    expect(row).toMatchObject({ number: 'P0001', fate: 'carried', cells: { 'cost:2025': '10', 'cost:2026': '10', 'cost:2027': '', total: '', 'activity:2025': '工事' } });
    expect((await rowNamed(people.planning, '街路樹の手入れ')).cells['cost:2026']).toBe('（3）');
    expect((await rowNamed(people.planning, '市民農園')).cells['cost:2025']).toBe('');
  });

  it('can be made once', async () => {
    expect((await people.planning.post('/staff/plan/drafts', { former: '2024-2026' })).status).toBe(409);
    expect((await people.planning.post('/staff/plan/drafts', { former: 'nothing' })).status).toBe(409);
  });

  it('is seen by those who answer for its rows and by planning, and by nobody else', async () => {
    const asked = async (person: { ask(path: string): Promise<Response> }) => (await person.ask(draftOf)).status;
    expect(await Promise.all([asked(people.member), asked(people.head), asked(people.planning)])).toEqual([200, 200, 200]);
    expect(await Promise.all([asked(people.otherMember), asked(await as(town, 'person')), asked(await as(town, 'panel')), asked(await nobody(town))])).toEqual([403, 403, 403, 303]);
  });

  it('changes no public page before its publication', async () => {
    const paths = ['/', '/plan', '/plan/editions', '/plan/programmes', '/plan/changes', '/plan/departments', '/plan/gaps', '/data'];
    const feeds = ['/api/v1/editions', '/api/v1/programmes', '/api/v1/changes'];
    const everything = async () => [...(await Promise.all(paths.map(async (path) => (await read(town, path)).html))), ...(await Promise.all(feeds.map((path) => readJson(town, path))))];
    const before = await everything();
    await saveAs(people.planning, await rowNamed(people.planning, '公園の整備'), { name: '大公園の整備', 'cost:2027': '99' });
    await acceptAll(town);
    expect((await schedule('2026-04-02')).status).toBe(303);
    expect(await everything()).toEqual(before);
    expect((await read(town, '/plan/editions/2025-2027')).status).toBe(404);
    expect((await listEditions(town.db, { drafts: true })).map(({ slug }) => slug)).toEqual(['2024-2026']);
  });
});

describe('rows of a draft', () => {
  it('are written by the department that answers and by planning', async () => {
    const road = await rowNamed(people.member, '街路樹の手入れ');
    const park = await rowNamed(people.member, '公園の整備');
    expect((await saveAs(people.member, road, { 'cost:2027': '4', total: '=' })).status).toBe(200);
    expect((await rowNamed(people.member, '街路樹の手入れ')).cells).toMatchObject({ 'cost:2027': '4', total: '10' });
    expect((await saveAs(people.member, park, { 'cost:2027': '1' })).status).toBe(403);
    expect((await saveAs(people.planning, park, { 'cost:2027': '1' })).status).toBe(200);
    expect((await people.member.post(`${draftOf}/rows/${park.row}/decision`, { fate: 'ended' })).status).toBe(403);
  });

  it('keep two people from overwriting each other, and lose nothing', async () => {
    const row = await rowNamed(people.planning, '街路樹の手入れ');
    const at = ['cost:2027', 'name', 'activity:2027'].map((field) => `${row.row}.${row.revision}.${field}`);
    expect(await (await saveAs(people.member, row, { 'cost:2027': '4' })).json()).toMatchObject({ saved: 1, conflicts: [] });
    const reply = await people.planning.post(`${draftOf}/grid`, { at, cell: ['5', '街路樹の手入れ', '植え替え'] });
    const html = await reply.text();
    expect(reply.status).toBe(200);
    expect(html).toContain('ほかの1個のセルは保存しました');
    expect(html).toContain('<strong>4</strong>');
    expect(html).toContain('value="5"');
    const now = await rowNamed(people.planning, '街路樹の手入れ');
    expect(now.cells).toMatchObject({ 'cost:2027': '4', 'activity:2027': '植え替え' });
    expect(html).toContain(`${row.row}.${now.revision}.cost:2027`);
    const field = `${row.row}.${now.revision}.cost:2027`;
    expect((await people.planning.post(`${draftOf}/grid`, { at: field, cell: '5', keep: 'theirs' })).status).toBe(303);
    expect((await rowNamed(people.planning, '街路樹の手入れ')).cells['cost:2027']).toBe('4');
    expect((await people.planning.post(`${draftOf}/grid`, { at: field, cell: '5', keep: 'yours' })).status).toBe(303);
    expect((await rowNamed(people.planning, '街路樹の手入れ')).cells['cost:2027']).toBe('5');
  });

  it('keep every text of two people who save at once', async () => {
    const row = await rowNamed(people.planning, '街路樹の手入れ');
    const [one, other] = await Promise.all([saveAs(people.member, row, { name: '街路樹の世話' }), saveAs(people.planning, row, { name: '並木の手入れ' })]);
    const told = [await one.json(), await other.json()] as { saved: number; conflicts: { theirs: string; yours: string }[] }[];
    expect(told.map(({ saved }) => saved).toSorted()).toEqual([0, 1]);
    expect(told.flatMap(({ conflicts }) => conflicts)).toHaveLength(1);
  });

  it('say what is wrong with what was typed, and keep it', async () => {
    await saveAs(people.planning, await rowNamed(people.planning, '公園の整備'), { 'cost:2027': '十億くらい' });
    const html = await (await people.planning.ask(`${draftOf}/grid`)).text();
    expect(html).toContain('十億くらい');
    expect(html).toContain('直す必要がある');
    await acceptAll(town);
    const reply = await schedule('2026-04-02');
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain('直す必要のある行が1件あります');
  });

  it('come as CSV and JSON, filtered and sorted', async () => {
    expect(await rowsOf(people.member, '?department=%E9%83%BD%E5%B8%82%E6%95%B4%E5%82%99%E9%83%A8%2F%E9%81%93%E8%B7%AF%E8%AA%B2')).toHaveLength(1);
    expect((await rowsOf(people.member, '?text=%E8%BE%B2%E5%9C%92')).map(({ cells }) => cells.name)).toEqual(['市民農園']);
    expect((await rowsOf(people.member, '?sort=measure&order=desc'))[0]!.cells.measure).toBe('緑1-2');
    expect((await people.member.ask(`${draftOf}/grid?format=csv`)).headers.get('content-type')).toContain('text/csv');
  });
});

describe('a department’s part', () => {
  const step = (person: { post(path: string, fields: Record<string, string>): Promise<Response> }, named: string, reason = '') => person.post(`${draftOf}/submissions`, { department: '都市整備部/道路課', step: named, reason });

  it('goes from the member over the head to planning, and back with a reason', async () => {
    expect((await step(people.head, 'approve')).status).toBe(409);
    expect((await step(people.member, 'submit')).status).toBe(303);
    expect((await step(people.member, 'approve')).status).toBe(403);
    expect((await saveAs(people.member, await rowNamed(people.member, '街路樹の手入れ'), { 'cost:2027': '4' })).status).toBe(403);
    const empty = await step(people.head, 'send-back');
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('差し戻す理由を書いてください');
    expect((await step(people.head, 'send-back', '金額が足りません')).status).toBe(303);
    expect((await step(people.member, 'submit')).status).toBe(303);
    expect((await step(people.head, 'approve')).status).toBe(303);
    expect((await step(people.planning, 'accept')).status).toBe(303);
    expect(await acts()).toEqual([
      { kind: 'made', actingAs: 'planning: 企画部 企画課', reason: null },
      { kind: 'submitted', actingAs: 'member: 都市整備部 道路課', reason: null },
      { kind: 'sent-back', actingAs: 'head: 都市整備部 道路課', reason: '金額が足りません' },
      { kind: 'submitted', actingAs: 'member: 都市整備部 道路課', reason: null },
      { kind: 'approved', actingAs: 'head: 都市整備部 道路課', reason: null },
      { kind: 'accepted', actingAs: 'planning: 企画部 企画課', reason: null },
    ]);
    expect(await (await people.member.ask(draftOf)).text()).toContain('金額が足りません');
  });

  it('has to be accepted before a day is set', async () => {
    const reply = await schedule('2026-04-02');
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain('まだ受け取っていない部課');
  });
});

describe('publication', () => {
  it('happens when the day begins in Tokyo, and not a second before', async () => {
    await acceptAll(town);
    expect((await schedule('2026-03-31')).status).toBe(422);
    expect((await schedule('2026-05-01')).status).toBe(303);
    expect((await saveAs(people.planning, await rowNamed(people.planning, '公園の整備'), { name: 'x' })).status).toBe(409);
    town.clock.set('2026-04-30T14:59:59Z');
    await runPublication(town);
    expect((await findEditionInForce(town.db))?.slug).toBe('2024-2026');
    town.clock.set('2026-04-30T15:00:00Z');
    await runPublication(town);
    expect(await findEditionInForce(town.db)).toMatchObject({ slug: '2025-2027', title: '第2次実施計画' });
    await runPublication(town);
    expect((await acts()).filter(({ kind }) => kind === 'published')).toHaveLength(1);
  });

  it('happens whole or not at all, and after a crash by itself', async () => {
    await acceptAll(town);
    await schedule('2026-04-01');
    const { db, files } = town.program;
    const noDisk = { ...files, put: () => Promise.reject(new Error('no space left')) };
    await expect(publishDueDraft({ db, files: noDisk as unknown as typeof files, clock: town.clock }, '2025-2027')).rejects.toThrow('no space left');
    for (const calls of [0, 1]) {
      let left = calls;
      const now = (): Date => {
        left -= 1;
        if (left < 0) throw new Error('gone');
        return town.clock.now();
      };
      await expect(publishDueDraft({ db, files, clock: { now, today: () => town.clock.today() } }, '2025-2027')).rejects.toThrow('gone');
    }
    const twice = await Promise.all([publishDueDraft({ db, files, clock: town.clock }, '2025-2027'), publishDueDraft({ db, files, clock: town.clock }, '2025-2027')]);
    expect(twice.filter((outcome) => outcome === 'published').length).toBeLessThanOrEqual(1);
    expect((await findEditionInForce(town.db))?.slug).toBe('2025-2027');
    expect((await acts()).filter(({ kind }) => kind === 'published')).toHaveLength(1);
    const { rows } = await sql<{ times: number }>`select count(*)::int as times from record.public_act where kind = 'plan.edition-published'`.execute(town.db);
    expect(rows).toEqual([{ times: 1 }]);
  });

  it('goes back to planning where a row has come to hold an error', async () => {
    await acceptAll(town);
    await schedule('2026-04-01');
    await sql`update plan.draft_row set cells = jsonb_set(cells, '{cost:2027}', '"たくさん"') where position = 0`.execute(town.db);
    expect(await publishDueDraft({ db: town.db, files: town.program.files, clock: town.clock }, '2025-2027')).toBe('has-errors');
    expect((await findEditionInForce(town.db))?.slug).toBe('2024-2026');
    expect(await (await people.planning.ask(draftOf)).text()).toContain('直す必要のある行があるため');
  });

  it('can be called off until then', async () => {
    await acceptAll(town);
    await schedule('2026-05-01');
    expect((await people.planning.post(`${draftOf}/publication/withdrawal`, { reason: '議会の議決を待つ' })).status).toBe(303);
    town.clock.set('2026-05-02T00:00:00Z');
    await runPublication(town);
    expect((await findEditionInForce(town.db))?.slug).toBe('2024-2026');
  });

  it('keeps programmes, leads merged and split ones to what they became, and tells the public as which role', async () => {
    const park = await rowNamed(people.planning, '公園の整備');
    const road = await rowNamed(people.planning, '街路樹の手入れ');
    const farm = await rowNamed(people.planning, '市民農園');
    const decide = (row: { row: number }, fields: Record<string, string>) => people.planning.post(`${draftOf}/rows/${row.row}/decision`, fields);
    expect((await decide(farm, { fate: 'merged', into: 'なし' })).status).toBe(422);
    expect((await decide(farm, { fate: 'merged', into: 'P0001', why: '一つにまとめる' })).status).toBe(303);
    expect((await decide(road, { fate: 'split', names: '高木の手入れ\r\n低木の手入れ' })).status).toBe(303);
    await saveAs(people.planning, park, { name: '公園と農園の整備', 'cost:2027': '5', total: '25' });
    await people.planning.post(`${draftOf}/new-row`, { name: '花いっぱい', measure: '緑1-1', departments: '企画部/企画課' });
    await acceptAll(town);
    await schedule('2026-04-01');
    await runPublication(town);
    const edition = (await findEdition(town.db, '2025-2027'))!;
    const book = await loadBook(town.db, edition);
    expect(book.listings.map(({ name, programme }) => [name, programme])).toEqual([
      ['公園と農園の整備', 'P0001'], ['高木の手入れ', 'P0004'], ['低木の手入れ', 'P0005'], ['花いっぱい', 'P0006'], ['公園の整備', 'P0001'],
    ]);
    expect((await read(town, '/plan/programmes/P0003')).said + (await read(town, `/plan/programmes/${encodeURIComponent('市民農園')}`)).said).toContain('公園と農園の整備');
    expect((await read(town, `/plan/programmes/${encodeURIComponent('公園と農園の整備')}`)).said).toContain('統合された事業');
    expect((await read(town, `/plan/programmes/${encodeURIComponent('公園の整備')}`)).location).toContain(encodeURIComponent('公園と農園の整備'));
    expect((await read(town, '/plan/changes')).said).toContain('企画担当（企画部 企画課）');
    const { rows } = await sql<{ kind: string; programmes: string[] }>`select kind, programmes from record.public_act where acting_as <> 'command' order by id`.execute(town.db);
    expect(rows[0]).toEqual({ kind: 'plan.edition-published', programmes: [] });
    expect(rows.slice(1).map(({ programmes }) => programmes).flat().toSorted()).toEqual(['P0001', 'P0002', 'P0003', 'P0004', 'P0005', 'P0006']);
  });

  it('gives a file that says the same when it is brought in again', async () => {
    await acceptAll(town);
    await schedule('2026-04-01');
    await runPublication(town);
    const { importFile } = await import('./import-file.store.ts');
    const { db, files } = town.program;
    const wish = { plan: null, planName: null, title: null, inForce: true, removeMissing: true };
    for (const format of ['csv', 'xlsx']) {
      const bytes = new Uint8Array(await (await town.ask(`/plan/editions/2025-2027/download?format=${format}`)).arrayBuffer());
      expect((await importFile({ db, files, clock: town.clock }, { bytes, name: `plan.${format}`, layout: null }, wish)).result).toBe('unchanged');
    }
    expect((await readJson(town, '/plan/changes')).total).toBeGreaterThan(0);
  });
});

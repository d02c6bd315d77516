import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { as, nobody } from '#cast';
import type { Town } from '#town';
import { listPosts } from '#domains/staff';
import { deskItems } from './desk.store.ts';
import { shippedForms } from './shipped-form.store.ts';
import { confirm, hiddenOf, openEvaluationTown, publishRoad, slotsOf, wholeAnswers, write, year } from './town-evaluation.fixture.ts';

const path = `/staff/evaluations/${year}/programmes/P0002`;
const publicPath = `/evaluations/${year}/programmes/P0002`;

async function openSheet(town: Town) {
  return { member: await as(town, 'member'), head: await as(town, 'head'), panel: await as(town, 'panel'), planning: await as(town, 'planning') };
}

describe('a sheet on its way', { shuffle: false }, () => {
  let town: Town;
  beforeAll(async () => {
    town = await openEvaluationTown();
  });
  afterAll(() => town.close());

  test('goes from the member to the head, the panel and planning, and then everyone can read it', async () => {
    const { member, head, panel, planning } = await openSheet(town);
    expect((await write(member, path, wholeAnswers, 'submit')).status).toBe(303);
    expect((await town.ask(publicPath)).status).toBe(404);
    expect((await town.ask('/evaluations')).status).toBe(200);
    expect((await confirm(head, path)).status).toBe(303);

    const asked = await panel.ask(`${path}/assessment`);
    const html = await asked.text();
    expect(html).toContain('拓野市緑の条例');
    expect((await panel.post(`${path}/assessment`, { ...hiddenOf(html), grade: 'B', opinion: '点検の記録を公開してほしい。' })).status).toBe(303);

    expect((await planning.post(`${path}/publication`)).status).toBe(303);
    const published = await (await town.ask(publicPath, { headers: { accept: 'text/html' } })).text();
    for (const said of ['街路樹の手入れ', 'A（目標値どおり）', 'B（要改善）', '点検の記録を公開してほしい。', '継続', '1,200,000円', 'S（目標値を超えている）', '所属長（都市整備部 道路課）', 'application/ld+json']) expect(published).toContain(said);
    expect(published).not.toContain('道路 太郎');
    expect(Buffer.byteLength(published)).toBeLessThan(100_000);
  });

  test('is told on the public record with programme, measure and department', async () => {
    const { rows } = await sql<{ kind: string; path: string; programmes: string[]; measures: string[]; departments: string[] }>`select kind, path, programmes, measures, departments from record.public_act where kind = 'evaluation.sheet-published'`.execute(town.db);
    expect(rows).toEqual([{ kind: 'evaluation.sheet-published', path: publicPath, programmes: ['P0002'], measures: ['緑1-1'], departments: ['都市整備部 道路課'] }]);
  });

  test('stands in the table of the year, in its files and in the interface for programs', async () => {
    const found = await (await town.ask(`/evaluations/${year}?format=json&grade=A&direction=continue&text=街路樹`)).json();
    expect(found).toMatchObject({ total: 1, sheets: [{ key: 'P0002', grade: 'A', panel_grade: 'B', direction: '継続' }] });
    expect(await (await town.ask(`/evaluations/${year}?format=json&grade=S`)).json()).toMatchObject({ total: 0 });
    expect(await (await town.ask(`/evaluations/${year}?format=csv`)).text()).toContain('点検の記録を公開してほしい。');
    const workbook = await town.ask(`/evaluations/${year}?format=xlsx`);
    expect(new Uint8Array(await workbook.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    expect(await (await town.ask('/data', { headers: { accept: 'text/html' } })).text()).toContain(`/evaluations/${year}?format=xlsx`);
    expect(await (await town.ask(`/api/v1/evaluations?year=${year}`)).json()).toMatchObject({ total: 1, items: [{ key: 'P0002' }] });
    expect(await (await town.ask(`${publicPath}?format=json`)).json()).toMatchObject({ key: 'P0002', grade: { code: 'A' }, panel: { grade: { code: 'B' } } });
  });

  test('stands on the pages of its programme and of the plan', async () => {
    const programme = await (await town.ask('/plan/programmes/街路樹の手入れ', { headers: { accept: 'text/html' } })).text();
    expect(programme).toContain(publicPath);
    expect(programme).toContain('A（目標値どおり）');
  });

  test('is opened again by planning with a reason, while what was published stays as it was', async () => {
    const { member, head, planning } = await openSheet(town);
    expect((await planning.post(`${path}/return`, { reason: '人件費の見直し' })).status).toBe(303);
    await write(member, path, { ...wholeAnswers, 'staff-cost': '1500000' }, 'submit');
    expect(await (await town.ask(publicPath, { headers: { accept: 'text/html' } })).text()).toContain('1,200,000円');
    await confirm(head, path);
    town.clock.set('2026-07-01T10:09:00+09:00');
    await planning.post(`/staff/evaluations/${year}/publication`);
    const again = await (await town.ask(publicPath, { headers: { accept: 'text/html' } })).text();
    expect(again).toContain('1,500,000円');
    expect(again).toContain('最初の公表');
  });

  test('cannot be rewritten in the database, neither its steps nor its publications', async () => {
    await expect(sql`update evaluation.step set acting_as = 'x'`.execute(town.db)).rejects.toThrow();
    await expect(sql`delete from evaluation.publication`.execute(town.db)).rejects.toThrow();
  });
});

describe('who may do what with a sheet', { shuffle: false }, () => {
  let town: Town;
  beforeAll(async () => {
    town = await openEvaluationTown();
  });
  afterAll(() => town.close());

  test('a draft is nobody else’s: not the public’s, not another department’s, not the panel’s', async () => {
    await write(await as(town, 'member'), path, wholeAnswers);
    expect((await town.ask(publicPath)).status).toBe(404);
    expect((await (await as(town, 'otherMember')).ask(path)).status).toBe(403);
    expect((await (await as(town, 'otherMember')).post(path, { revision: '0', next: 'save' })).status).toBe(403);
    expect((await (await as(town, 'otherHead')).post(`${path}/confirmation`)).status).toBe(403);
    expect((await (await as(town, 'panel')).ask(path)).status).toBe(403);
    expect(await (await (await as(town, 'panel')).ask(`${path}/assessment`)).text()).not.toContain('拓野市緑の条例');
    expect((await (await nobody(town)).ask(path)).headers.get('location')).toContain('/sign-in');
    expect((await (await as(town, 'person')).ask(path)).status).toBe(403);
  });

  test('the panel cannot alter the self-evaluation, and writes only once the head has confirmed', async () => {
    const panel = await as(town, 'panel');
    expect((await panel.post(path, { ...slotsOf({ ...wholeAnswers, overall: 'S' }), revision: '0', next: 'submit' })).status).toBe(403);
    const refused = await panel.post(`${path}/assessment`, { grade: 'A', opinion: '早すぎる意見', revision: '0' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('早すぎる意見');
    expect((await panel.post(`${path}/publication`)).status).toBe(403);
  });

  test('a member cannot confirm, a head cannot publish, and no step can be left out', async () => {
    expect((await (await as(town, 'member')).post(`${path}/confirmation`)).status).toBe(403);
    expect((await (await as(town, 'head')).post(`${path}/publication`)).status).toBe(403);
    expect((await (await as(town, 'planning')).post(`${path}/publication`)).status).toBe(409);
    expect((await confirm(await as(town, 'head'), path)).status).toBe(409);
  });

  test('the head sends it back with a reason, which the member reads', async () => {
    const [member, head] = [await as(town, 'member'), await as(town, 'head')];
    await write(member, path, wholeAnswers, 'submit');
    expect((await write(member, path, { ...wholeAnswers, law: '変更' })).status).toBe(409);
    const empty = await head.post(`${path}/return`, { reason: ' ' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('差し戻す理由を入力してください。');
    expect((await head.post(`${path}/return`, { reason: '実績の根拠を書いてください。' })).status).toBe(303);
    expect(await (await member.ask(path)).text()).toContain('実績の根拠を書いてください。');
    expect(await (await (await as(town, 'member')).ask('/staff/evaluations?state=sent-back&format=json')).json()).toMatchObject({ total: 1 });
  });

  test('the head confirms what the head has read, not what was written since', async () => {
    const [member, head] = [await as(town, 'member'), await as(town, 'head')];
    await write(member, path, wholeAnswers, 'submit');
    const read = hiddenOf(await (await head.ask(path)).text());
    await head.post(`${path}/return`, { reason: '直し' });
    await write(member, path, { ...wholeAnswers, reason: '別の理由' }, 'submit');
    expect((await head.post(`${path}/confirmation`, read)).status).toBe(409);
  });
});

describe('writing a sheet', { shuffle: false }, () => {
  let town: Town;
  beforeAll(async () => {
    town = await openEvaluationTown();
  });
  afterAll(() => town.close());

  test('handing it in names each field that is missing or wrong, and keeps what was typed', async () => {
    const member = await as(town, 'member');
    const reply = await write(member, path, { whom: '街路樹', 'staff-cost': '百万円', overall: 'Q', actual: '12個' }, 'submit');
    const html = await reply.text();
    expect(reply.status).toBe(422);
    for (const said of ['「意図」を入力してください。', '「人件費」は、円単位の整数で入力してください。', '「総合評価」は、評価区分から選んでください。', '「実績値」は、数で入力してください', '百万円', '12個']) expect(html).toContain(said);
  });

  test('two people at once: the second sees both, fields that only one changed are merged, nothing is lost', async () => {
    const [member, head] = [await as(town, 'member'), await as(town, 'head')];
    const opened = hiddenOf(await (await head.ask(path)).text());
    await write(member, path, { purpose: '先の意図', law: '先の法令' });
    const second = await head.post(path, { ...opened, ...slotsOf({ purpose: '後の意図', means: '後の手段' }), next: 'save' });
    const html = await second.text();
    expect(second.status).toBe(409);
    for (const said of ['ほかの人が先に保存しています', '先の意図', '後の意図', '後の手段', '先の法令']) expect(html).toContain(said);
    const saved = await head.post(path, { ...hiddenOf(html), ...slotsOf({ purpose: '二人の意図', means: '後の手段', law: '先の法令' }), next: 'save' });
    expect(saved.status).toBe(303);
    expect(await (await member.ask(path)).text()).toContain('二人の意図');
  });

  test('numbers and amounts are read as officials write them, and a choice that is missing is to be chosen', async () => {
    const member = await as(town, 'member');
    const typed = { ...wholeAnswers, actual: '９９．１％', target: '1,300本', 'staff-cost': '3,000千円' };
    const reply = await write(member, path, { ...typed, target: '100%', necessity: '' }, 'submit');
    const html = await reply.text();
    expect(reply.status).toBe(422);
    expect(html).toContain('「必要性」を選んでください。');
    expect(html.match(/を入力してください。|数で入力/g)).toBeNull();
    await write(member, path, { ...typed, target: '100%' });
    const saved = await (await member.ask(path)).text();
    for (const value of ['99.1', '100', '3000000']) expect(saved).toContain(`value="${value}"`);
  });

  test('a year or a programme that there is not has no sheet', async () => {
    const planning = await as(town, 'planning');
    expect((await planning.ask('/staff/evaluations/20x5/programmes/P0002')).status).toBe(404);
    expect((await planning.ask(`/staff/evaluations/${year}/programmes/P9999`)).status).toBe(404);
    expect((await town.ask('/evaluations/2099')).status).toBe(404);
    expect((await town.ask('/evaluations/abc/book.pdf')).status).toBe(404);
  });

  test('what stands on a sheet is text on every page', async () => {
    await publishRoad(town, { ...wholeAnswers, reason: '<script>alert(1)</script> #let $x$ 髙﨑𠮷', law: '"><img src=x>' });
    const html = await (await town.ask(publicPath, { headers: { accept: 'text/html' } })).text();
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x>');
    expect(html).toContain('髙﨑𠮷');
  });

  test('a measure is evaluated by any department that answers for one of its programmes', async () => {
    const measure = `/staff/evaluations/${year}/measures/緑1-1`;
    expect((await (await as(town, 'member')).ask(measure)).status).toBe(200);
    expect((await (await as(town, 'otherMember')).ask(measure)).status).toBe(403);
  });

  test('the desk says what waits for whom', async () => {
    const waits = async (kind: 'otherMember' | 'member' | 'panel' | 'planning') => {
      const { posts } = (await findPrincipal(town, (await as(town, kind)).personId))!;
      return (await deskItems(town.db, { posts }, town.clock.today())).map(({ title, count }) => `${title.ja} ${count}`);
    };
    await write(await as(town, 'member'), `/staff/evaluations/${year}/measures/緑1-1`, { purpose: '下書き' }, 'save', shippedForms.measure);
    expect(await waits('otherMember')).toEqual([]);
    expect(await waits('member')).toEqual(['書く評価シート 1']);
    await publishRoad(town);
    expect(await waits('panel')).toEqual([]);
  });
});

async function findPrincipal(town: Town, personId: string) {
  return { posts: await listPosts(town.db, personId, town.clock.today()) };
}

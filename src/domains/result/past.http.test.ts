import { as, type Signed } from '#cast';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { openPlanTown, read, readJson } from '#fixtures/plan/town-plan';
import type { Town } from '#town';
import { sql } from 'kysely';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandContext } from '#platform/domain';
import { townReleased } from './released.fixture.ts';
import { pastCommand } from './past.command.ts';

const past = '/staff/consultations/past';
const table = '項目,お寄せいただいた意見,市の検討結果,件数,対応区分\r\n第1章,道が暗い。,街灯を増やします。,3,反映する\r\n,歩道がこわい。,,1,\r\n第2章,木を植えて。,すでに第2章に書いています。,1,ミドリ分類\r\n第3章,答えのない意見,,2,\r\n';
const facts = { subject: '緑の基本計画（素案）', year: '2012', bureau: '都市整備部', section: '道路課', opens_on: '平成24年6月1日', closes_on: '2012-06-30', people: '4', programmes: 'p0002', source_url: 'https://city.example/pubcom/midori.html' };

const file = (text: string, name = 'midori.csv') => new File([text], name);

/** Sends the table and gives the address of its preview. */
async function upload(person: Signed, text: string, name?: string): Promise<string> {
  const reply = await person.post(`${past}/uploads`, { file: file(text, name) });
  expect(reply.status).toBe(303);
  return reply.headers.get('location')!;
}

/** Hidden fields of the form that imports. */
function hiddenOf(html: string): Record<string, string | string[]> {
  const form = html.slice(html.indexOf(`action="${past}/imports"`));
  const pairs = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1]!, match[2]!] as const).filter(([name]) => name !== 'csrf');
  return { ...Object.fromEntries(pairs.filter(([name]) => name !== 'columns[]')), 'columns[]': pairs.filter(([name]) => name === 'columns[]').map(([, value]) => value) };
}

async function bringIn(person: Signed, text: string, fields: Record<string, string> = facts, name?: string): Promise<Response> {
  const page = await (await person.ask(await upload(person, text, name))).text();
  return person.post(`${past}/imports`, { ...hiddenOf(page), ...fields });
}

describe('a result that was published before', () => {
  let town: Town;
  let planning: Signed;
  let member: Signed;
  beforeAll(async () => {
    town = await openPlanTown();
    [planning, member] = [await as(town, 'planning'), await as(town, 'member')];
    await as(town, 'otherHead');
  });
  afterAll(() => town.close());

  test('is looked at before it comes in, every row with what becomes of it', async () => {
    const where = await upload(planning, table);
    const html = await (await planning.ask(where)).text();
    for (const words of ['街灯を増やします。', '市の考え方が空のため、上の行と同じとしました', '列の名前', 'ミドリ分類', '市の考え方がなく、上の行にもありません']) expect(html).toContain(words);
    const csv = await (await planning.ask(`${where}&format=csv`)).text();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(6);
    expect((await sql`select from consultation.consultation`.execute(town.db)).rows).toHaveLength(0);
  });

  test('with something missing in the form comes back with what was typed', async () => {
    const reply = await bringIn(planning, table, { ...facts, subject: '', year: '平成', closes_on: '2012-05-01', programmes: 'P9999', people: '何人か', source_url: 'javascript:alert(1)' });
    const html = await reply.text();
    expect(reply.status).toBe(422);
    for (const words of ['件名を入れてください。', '年度は', '最初の日より前', 'P9999', '0 以上の整数', 'https:// で始まる', 'javascript:alert(1)', '何人か']) expect(html).toContain(words);
  });

  test('comes in whole, in the form of new results', async () => {
    const reply = await bringIn(member, table);
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `${past}?done=2012-1`]);
    const result = await readJson(town, '/consultations/2012-1/result?format=json');
    expect(result).toMatchObject({ source: 'past', counts: { total: { people: 4, submissions: null, units: 5 } } });
    expect(result.replies).toMatchObject([
      { item: '第1章', outcome: { kind: 'reflected', label: { ja: '反映する' } }, opinions: [{ text: '道が暗い。', same: 3 }, { text: '歩道がこわい。', same: 1 }] },
      { item: '第2章', outcome: { kind: 'other', label: { ja: 'ミドリ分類' } }, opinions: [{ text: '木を植えて。', same: 1 }] },
    ]);
    expect((await read(town, '/consultations/2012-1/result')).said).toContain('街灯を増やします。');
    const { said } = await read(town, '/consultations/2012-1/result/replies/1');
    for (const words of ['過去に公表された表から取り込んだものです', '街路樹', '1年後の確認はありません']) expect(said).toContain(words);
    const { rows } = await sql<{ kind: string; path: string }>`select kind, path from record.public_act where kind = 'result.imported'`.execute(town.db);
    expect(rows).toEqual([{ kind: 'result.imported', path: '/consultations/2012-1/result' }]);
  });

  test('is found by words afterwards, in the search of replies and of the site', async () => {
    expect((await readJson(town, '/consultations/results?text=街灯')).replies).toMatchObject([{ consultation: '2012-1', number: 1, source: 'past', fiscal_year: 2012 }]);
    expect((await read(town, '/consultations/results?text=ﾐﾁ')).status).toBe(200);
    expect((await read(town, '/consultations/results?text=歩道がこわい')).said).toContain('過去の結果');
    expect((await read(town, '/search?q=街灯')).html).toContain('/consultations/2012-1/result/replies/1');
  });

  test('comes in once: the same table is known again from another kind of file', async () => {
    const html = `<table><tr><th>No<th>対応区分<th>項目<th>ご意見の概要<th>市の考え方<th>件数<tr><td>1<td>反映する<td rowspan=2>第1章<td>道が暗い。<td rowspan=2>街灯を増やします。<td>3<tr><td>2<td><td>歩道がこわい。<td>1<tr><td>3<td>ミドリ分類<td>第2章<td>木を植えて。<td>すでに第2章に書いています。<td>1<tr><td>4<td><td>第3章<td>答えのない意見<td><td>2</table>`;
    const page = await (await planning.ask(await upload(planning, html, '保存したページ.html'))).text();
    expect(page).toContain('同じ表は取り込み済みです');
    expect(page).not.toContain(`action="${past}/imports"`);
    const twice = await planning.post(`${past}/imports`, { sha256: /previews\/([0-9a-f]{64})/.exec(await upload(planning, table))![1]!, name: 'x', seen: 'x', ...facts });
    expect(twice.status).toBe(409);
    expect((await sql`select from result.past_table`.execute(town.db)).rows).toHaveLength(1);
  });

  test('two that send the same form in one instant bring it in once', async () => {
    const text = '項目,意見,回答,件数\nA,同時の意見,同時の回答,1\n';
    const page = await (await planning.ask(await upload(planning, text))).text();
    const fields = { ...hiddenOf(page), ...facts };
    const replies = await Promise.all([planning.post(`${past}/imports`, fields), planning.post(`${past}/imports`, fields)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  test('of another department is brought in by that department and by planning alone', async () => {
    const text = '項目,意見,回答,件数\nA,よその意見,よその回答,1\n';
    const other = await as(town, 'otherHead');
    const refused = await bringIn(other, text);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('ご自分の担当する部・課');
    for (const kind of ['person', 'auditor', 'records', 'panel'] as const) expect((await (await as(town, kind)).ask(past)).status, kind).toBe(403);
  });

  test('where a row cannot be read stays out only when that was asked for', async () => {
    const text = '項目,意見,回答,件数\nA,回答のない意見,,1\nB,ある意見,ある回答,1\n';
    const strict = await bringIn(planning, text, { ...facts, strict: 'yes' });
    expect(strict.status).toBe(422);
    expect(await strict.text()).toContain('読み取れない行が1行あるため');
    expect((await bringIn(planning, text)).status).toBe(303);
  });

  test('the columns can be set by hand, and another table of the page be picked', async () => {
    const text = '<h2>概要</h2><table><tr><td>期間<td>6月</table><h2>一覧</h2><table><tr><td>甲<td>乙<td>丙<tr><td>わたしの意見はこれこれです<td>市としてはこう考えております<td>2</table>';
    const where = await upload(planning, text);
    expect(await (await planning.ask(where)).text()).toContain('2. 一覧');
    const chosen = await (await planning.ask(`${where}&table=2&columns%5B%5D=opinion&columns%5B%5D=reply&columns%5B%5D=count`)).text();
    expect(chosen).toContain('わたしの意見はこれこれです');
    expect((await planning.ask(`${where}&table=1`)).status).toBe(200);
  });

  test('what no form sends is refused kindly', async () => {
    expect((await planning.post(`${past}/uploads`, {})).status).toBe(422);
    expect((await planning.post(`${past}/uploads`, { pasted: 'ただの文' })).status).toBeLessThan(500);
    expect((await planning.ask(`${past}/previews/${'0'.repeat(64)}?name=x`)).status).toBe(404);
    expect((await planning.ask(`${past}/previews/..%2f?name=x`)).status).toBeGreaterThanOrEqual(400);
    expect((await planning.post(`${past}/imports`, { sha256: 'x' })).status).toBe(404);
    expect((await planning.ask(`${past}?page=7`)).status).toBe(404);
  });

  test('stands in the list of what was brought in, as files too', async () => {
    const html = await (await planning.ask(`${past}?text=緑&sort=opinions&order=asc`)).text();
    expect(html).toContain('緑の基本計画（素案）');
    expect((await (await planning.ask(`${past}?format=json`)).json()).total).toBe(3);
    expect(await (await planning.ask(`${past}?format=csv`)).text()).toContain('midori.csv');
  });
});

describe('a result in four columns', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown();
    const { id } = await townConsultation(town);
    await townReleased(town, id);
  });
  afterAll(() => town.close());

  test.each(['csv', 'xlsx', 'html'])('as %s comes in at another city as the same opinions and replies', async (format) => {
    const other = await openPlanTown();
    const body = await (await town.ask(`/consultations/2026-1/result/table?format=${format}`)).arrayBuffer();
    const planning = await as(other, 'planning');
    const sent = await planning.post(`${past}/uploads`, { file: new File([body], `x.${format}`) });
    const page = await (await planning.ask(sent.headers.get('location')!)).text();
    expect((await planning.post(`${past}/imports`, { ...hiddenOf(page), ...facts })).status).toBe(303);
    const said = async (from: Town, slug: string) => (await readJson(from, `/consultations/${slug}/result?format=json`)).replies.map(({ item, text, opinions }: { item: string; text: string; opinions: { text: string; same: number }[] }) => ({ item, text, opinions: opinions.map(({ text: opinion, same }) => ({ opinion, same })) }));
    expect(await said(other, '2012-1')).toEqual(await said(town, '2026-1'));
    await other.close();
  });

  test('has exactly the four columns', async () => {
    const csv = await (await town.ask('/consultations/2026-1/result/table?format=csv')).text();
    expect(csv.split('\r\n')[0]).toBe('\ufeff項目,お寄せいただいた意見,市の検討結果,件数'.replace('\ufeff', csv.startsWith('\ufeff') ? '\ufeff' : ''));
  });
});

describe('the search over all replies', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown();
    const { id } = await townConsultation(town, { programmes: ['P0001'] });
    await townReleased(town, id);
    const other = await townConsultation(town, { number: 2, subject: '公園計画' });
    await townReleased(town, other.id, [{ text: '公園を広げます。', units: [{ text: '公園がせまい' }] }], { at: '2026-07-01T10:00:00+09:00' });
  });
  afterAll(() => town.close());

  test.each([
    ['', 4], ['?outcome=reflected', 1], ['?programme=P0002', 1], ['?programme=p0001', 3], ['?year=2026', 4], ['?year=2025', 0], ['?department=道路', 4], ['?department=財政課', 0],
  ])('%s finds %s', async (query, total) => expect((await readJson(town, `/consultations/results${query}`)).total).toBe(total));

  test('sorts, pages and says when nothing fits', async () => {
    const first = async (query: string) => (await readJson(town, `/consultations/results?${query}`)).replies[0].heading;
    expect([await first('sort=opinions'), await first('sort=outcome'), await first('sort=released')]).toEqual(['住民との話し合い', '住民との話し合い', '全体']);
    expect((await read(town, '/consultations/results?year=2025')).said).toContain('条件に合う市の考え方はありません');
    expect((await town.ask('/consultations/results?page=2')).status).toBe(404);
    expect(await (await town.ask('/consultations/results?format=csv')).text()).toContain('公園を広げます。');
  });
});

test('the command brings a table in, once, and says what it did with each row', async () => {
  const town = await openPlanTown();
  const path = join(mkdtempSync(join(tmpdir(), 'hiraku-past-')), 'midori.csv');
  writeFileSync(path, table);
  const told: string[] = [];
  const context = { db: town.db, clock: town.clock, files: town.program.files, print: (line: string) => told.push(line), tell: (line: string) => told.push(line) } as unknown as CommandContext;
  const given = { subject: facts.subject, year: '2012', bureau: '都市整備部', section: '道路課' };
  expect(await pastCommand.run(context, { ...given, subject: '' }, [path])).toBe(2);
  expect(await pastCommand.run(context, { ...given, preview: true }, [path])).toBe(0);
  expect(await pastCommand.run(context, given, [path])).toBe(0);
  expect(told.at(-1)).toBe('brought in as 2012-1');
  expect(await pastCommand.run(context, given, [path])).toBe(1);
  expect(told.at(-1)).toContain('the same table is here already');
  const { rows } = await sql<{ act: string }>`select act from record.act where act = 'past-result.imported'`.execute(town.owner);
  expect(rows).toHaveLength(1);
  await town.close();
});

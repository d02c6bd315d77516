/** What everybody reads of a result, in all its forms, and what a correction does to it. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { as } from '#cast';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { openTown, type Town } from '#town';
import { orderPaper } from './paper.store.ts';
import { townReleased, townReplies } from './released.fixture.ts';
import { partsOf } from './version.ts';

const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: bytes.slice(), verbosity: 0 }).promise;

async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await openPdf(bytes);
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await (await pdf.getPage(index + 1)).getTextContent()).items));
  return pages.flat().map((item) => ('str' in item ? item.str : '')).join('').replace(/\s/gu, '');
}

let town: Town;
let [id, path, work] = [0, '', ''];
beforeAll(async () => {
  town = await openTown({ at: '2026-06-02T10:00:00+09:00' });
  const made = await townConsultation(town);
  [id, path, work] = [made.id, `/consultations/${made.slug}/result`, `/staff/consultations/${made.slug}/result`];
  await townReleased(town, id, [...townReplies, { kind: 'other', item: '第3章 市民との協働', heading: '式のような意見', text: '=HYPERLINK("http://x.example")', units: [{ text: '=cmd|calc!A1' }, ...Array.from({ length: 30 }, (_, index) => ({ text: `意見その${index + 1}です。` }))] }]);
  await orderPaper(town.db, id);
});
afterAll(() => town?.close());

describe('The result', () => {
  it('has its changes with what was taken out and put in, in the page itself', async () => {
    const html = await (await town.ask(path)).text();
    expect(html).toMatch(/<del>.*説明し.*<\/del>/u);
    expect(html).toMatch(/<ins>.*話し合い.*<\/ins>/u);
    expect(html).toContain('/consultations/2026-1/documents/d1#s2');
    expect(html).toContain('"@type":"Report"');
  });

  it('can be narrowed by outcome, section, words and changes, without script', async () => {
    const found = async (query: Record<string, string>) => [...(await (await town.ask(`${path}?${new URLSearchParams(query)}`)).text()).matchAll(/id="r(\d+)"/g)].map((match) => Number(match[1]));
    expect(await found({ outcome: 'reflected' })).toEqual([1]);
    expect(await found({ item: '第3章 市民との協働' })).toEqual([2, 4]);
    expect(await found({ words: '手当' })).toEqual([2]);
    expect(await found({ words: '100%_' })).toEqual([]);
    expect(await found({ changed: 'yes' })).toEqual([1]);
    expect((await town.ask(`${path}?page=9`)).status).toBe(404);
  });

  it('leads to the other opinions where a reply has many, and has all of them on the page to print', async () => {
    expect(await (await town.ask(path)).text()).toContain('残りのご意見を読む（あと23件の文）');
    const print = await (await town.ask(`${path}/print`)).text();
    for (let index = 1; index <= 30; index += 1) expect(print).toContain(`意見その${index}です。`);
  });

  it('is a table in the columns of Japanese cities, in which nothing runs as a formula', async () => {
    const csv = await (await town.ask(`${path}?format=csv`)).text();
    const [head, ...rows] = csv.replace('\ufeff', '').trim().split('\r\n');
    expect(head).toBe('番号,項目,お寄せいただいた意見,市の検討結果,件数,検討結果の区分,意見の要点,担当,進める事業,変わったところ,訂正,アドレス');
    expect(rows).toHaveLength(35);
    expect(csv).toContain("'=cmd|calc!A1");
    expect(csv).toContain(`"'=HYPERLINK(""http://x.example"")"`);
    expect(csv).not.toMatch(/(^|,)"?=/mu);
    const workbook = await town.ask(`${path}?format=xlsx`);
    expect(workbook.headers.get('content-type')).toContain('spreadsheetml');
  });

  it('has a booklet that says so while it is being made, and carries nothing but its title and the city', async () => {
    expect(await (await town.ask(path)).text()).toContain('いま作っています');
    expect((await town.ask(`${path}/book.pdf`)).status).toBe(503);
    await town.program.runPendingJobs();
    const reply = await town.ask(`${path}/book.pdf`);
    expect(reply.headers.get('content-type')).toBe('application/pdf');
    const bytes = new Uint8Array(await reply.arrayBuffer());
    const { metadata, info } = await (await openPdf(bytes)).getMetadata();
    expect(metadata.get('pdfuaid:part')).toBe('1');
    expect(info).toMatchObject({ Title: '「街路樹計画（素案）」の意見募集の結果', Author: '拓野市', Language: 'ja-JP' });
    const text = await textOf(bytes);
    for (const words of ['意見その30です。', '話し合いの場がほしい', '木の健康を大切にするもの', '同旨 3件']) expect(text).toContain(words.replace(/\s/gu, ''));
    expect(await (await town.ask(path)).text()).toContain('book.pdf');
  });

  it('is corrected in sight: the page, the table, the data and the booklet keep what it was', async () => {
    const head = await as(town, 'head');
    const form = await (await head.ask(`${work}/replies/2/correction`)).text();
    const revision = /name="revision" value="(\d+)"/.exec(form)![1]!;
    const typed = { revision, outcome: 'included', text: '今後の取組の参考とし、手当を調べます。', reason: '文が抜けていました。' };
    expect((await head.post(`${work}/replies/2/correction`, { ...typed, reason: '' })).status).toBe(422);
    expect((await head.post(`${work}/replies/2/correction`, typed)).status).toBe(303);
    const html = await (await town.ask(path)).text();
    for (const words of ['文が抜けていました。', '今後の参考', '既に盛り込み済み', '所属長', '手当を調べます']) expect(html).toContain(words);
    expect(html).toMatch(/<ins>.*手当/u);
    const data = await (await town.ask(`${path}?format=json`)).json();
    expect(data.corrections).toMatchObject([{ reply: 2, before: { text: '今後の取組の参考とします。' }, after: { text: '今後の取組の参考とし、手当を調べます。' }, reason: '文が抜けていました。' }]);
    expect(await (await town.ask(`${path}?format=csv`)).text()).toMatch(/訂正前：今後の参考 今後の取組の参考とします。／訂正後：/u);
    expect((await (await town.ask('/record?kind=result.corrected&format=json')).text())).toContain('市の考え方 2');
    await town.program.runPendingJobs();
    expect(await textOf(new Uint8Array(await (await town.ask(`${path}/book.pdf`)).arrayBuffer()))).toContain('文が抜けていました。');
  });

  it('tells whoever corrects an older text that another was there before', async () => {
    const head = await as(town, 'head');
    const reply = await head.post(`${work}/replies/1/correction`, { revision: '1', outcome: 'reflected', text: '古い画面からの訂正', reason: '理由' });
    expect(reply.status).toBe(409);
    expect(await reply.text()).toContain('古い画面からの訂正');
  });

  it('corrects what happens next beside what was said', async () => {
    const head = await as(town, 'head');
    const form = await (await head.ask(`${work}/correction`)).text();
    expect((await head.post(`${work}/correction`, { revision: /name="revision" value="(\d+)"/.exec(form)![1]!, next_steps: '7月に計画を決めます。', reason: '日程が変わりました。' })).status).toBe(303);
    const html = await (await town.ask(path)).text();
    expect(html).toMatch(/<del>.*6.*<\/del>/u);
    expect(html).toContain('日程が変わりました。');
  });

  it('keeps corrections for good: nobody can change or delete them', async () => {
    await expect(sql`delete from result.correction`.execute(town.db)).rejects.toThrow(/permission denied/);
    await expect(sql`update result.correction set reason = ''`.execute(town.db)).rejects.toThrow(/permission denied/);
  });

  it('has versions for children and in plain Japanese, which can be added later and changed with a reason', async () => {
    const member = await as(town, 'member');
    expect((await town.ask(`${path}/versions/children`)).status).toBe(404);
    expect((await member.post(`${work}/versions/children`, { title: '', body: '' })).status).toBe(422);
    expect((await member.post(`${work}/versions/children`, { title: '木のことで みんなの声を聞きました', body: '# どうなった？\n\n話し合いをします。\n\n- 木を守ります\n- 落ち葉も' })).status).toBe(303);
    // What is written once is put right, not written.
    const working = await (await member.ask(work)).text();
    expect([working.includes('子ども向け版を直す'), working.includes('子ども向け版を書く'), working.includes('やさしい日本語版を書く')]).toEqual([true, false, true]);
    const html = await (await town.ask(`${path}/versions/children`)).text();
    expect(html).toContain('どうなった？</span></h2>');
    expect(html).toContain('<li>木を守ります</li>');
    expect(html).toContain(`/furigana${path}/versions/children`);
    expect((await member.post(`${work}/versions/children`, { title: '題', body: '文' })).status).toBe(422);
    expect(await (await town.ask(path)).text()).toContain('子ども向けに読む');
  });
});

it('reads headings, lists and paragraphs of a version, and nothing else as markup', () => {
  expect(partsOf('# 見出し\n一つ\n二つ\n\n- あ\n- い\n\n<b>太字</b>')).toEqual([
    { kind: 'heading', text: '見出し' },
    { kind: 'paragraph', lines: ['一つ', '二つ'] },
    { kind: 'list', items: ['あ', 'い'] },
    { kind: 'paragraph', lines: ['<b>太字</b>'] },
  ]);
});

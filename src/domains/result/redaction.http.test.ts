/** A name that slipped into a published opinion goes from everything that is public, and that it went stays to be seen. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { as } from '#cast';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { openTown, type Town } from '#town';
import { orderPaper } from './paper.store.ts';
import { townReleased } from './released.fixture.ts';

const name = '架空野しるし';
const mark = '〔個人情報のため伏せました〕';
let town: Town;
let [id, path, work] = [0, '', ''];
let units: number[] = [];
beforeAll(async () => {
  town = await openTown({ at: '2026-06-02T10:00:00+09:00' });
  const made = await townConsultation(town);
  [id, path, work] = [made.id, `/consultations/${made.slug}/result`, `/staff/consultations/${made.slug}/result`];
  units = await townReleased(town, id, [
    { item: '第1章', heading: `${name}です。木を…`, text: 'ありがとうございます。', units: [{ text: `${name}です。木を植えてください。`, same: 2 }, { text: `隣の${name}さんも同じ考えです。` }] },
    { item: '第2章', text: '参考とします。', units: [{ text: `${name}と話しました。` }, { text: '落ち葉を集めてください。' }] },
  ]);
  await orderPaper(town.db, id);
  await town.program.runPendingJobs();
});
afterAll(() => town?.close());

const revisionIn = (html: string): string => /name="revision" value="(\d+)"/.exec(html)![1]!;

async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await (await pdf.getPage(index + 1)).getTextContent()).items));
  return pages.flat().map((item) => ('str' in item ? item.str : '')).join('').replace(/\s/gu, '');
}

const addresses = () => [path, `${path}?format=csv`, `${path}?format=json`, `${path}/print`, `${path}/replies/1`, `${path}/replies/1?format=json`, `${path}/replies/2`, `${path}/table`, `${path}/table?format=csv`, '/consultations/results', `/consultations/results?format=json`, `/api/v1${path}`, '/record?format=json', `/search?q=${encodeURIComponent(name)}`];

async function saying(words: string): Promise<string[]> {
  const said: string[] = [];
  // What was searched for stands in the field of the search.
  for (const address of addresses()) if ((await (await town.ask(address)).text()).replaceAll(`value="${name}"`, '').includes(words)) said.push(address);
  return said;
}

it('asks for words that stand in the opinion, and for a reason that does not say them again', async () => {
  const records = await as(town, 'records');
  expect(await (await records.ask('/staff/consultations/redactions')).text()).toContain(`${work}/opinions`);
  expect(await (await records.ask(`${work}/opinions`)).text()).toContain(`${work}/opinions/${units[0]}`);
  const revision = revisionIn(await (await records.ask(`${work}/opinions/${units[0]}`)).text());
  const refused = await records.post(`${work}/opinions/${units[0]}`, { revision, words: 'ここにない名前', reason: `${name}さんから` });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('このご意見にない言葉があります');
  expect((await records.post(`${work}/opinions/${units[0]}`, { revision, words: name, reason: `${name}さんの求め` })).status).toBe(422);
  expect((await (await as(town, 'member')).ask(`${work}/opinions`)).status).toBe(403);
  expect((await (await as(town, 'otherHead')).post(`${work}/opinions/${units[0]}`, { revision, words: name, reason: '求め' })).status).toBe(403);
});

it('takes the words out of every public page, file and search hit at once; numbers stay', async () => {
  expect((await saying(name)).length).toBeGreaterThan(10);
  const counts = async () => (await (await town.ask(`/api/v1${path}`)).json()).counts;
  const before = await counts();
  const head = await as(town, 'head');
  const revision = revisionIn(await (await head.ask(`${work}/opinions/${units[0]}`)).text());
  expect((await head.post(`${work}/opinions/${units[0]}`, { revision, words: name, everywhere: 'yes', reason: 'ご本人の求めによる。' })).status).toBe(303);
  expect(await saying(name)).toEqual([]);
  expect(await counts()).toEqual(before);
  // The booklet as it was is not given out while a new one is made.
  expect((await town.ask(`${path}/book.pdf`)).status).toBe(503);
  await town.program.runPendingJobs();
  const book = await textOf(new Uint8Array(await (await town.ask(`${path}/book.pdf`)).arrayBuffer()));
  expect(book).toContain(mark);
  expect(book).not.toContain(name);
  const xlsx = await town.ask(`${path}?format=xlsx`);
  expect(xlsx.status).toBe(200);
  const { rows } = await sql<{ table: string }>`
    select 'result.unit' as table from result.unit where text like ${`%${name}%`} union all select 'reply' from result.reply where heading like ${`%${name}%`}
    union all select 'correction' from result.correction where (before::text || after::text || reason) like ${`%${name}%`} union all select 'search' from platform.search_entry where body like ${`%${name}%`}`.execute(town.db);
  expect(rows).toEqual([]);
});

it('shows when, as which role and why it happened, on the page, in the table and in the record', async () => {
  const html = await (await town.ask(path)).text();
  for (const shown of [`隣の${mark}さんも同じ考えです。`, 'ご意見2件の一部を、個人情報のため伏せました。', 'ご本人の求めによる。', '都市整備部 道路課']) expect(html).toContain(shown);
  expect(await (await town.ask(`${path}?format=csv`)).text()).toContain('個人情報のため伏せました。理由：ご本人の求めによる。');
  expect(await (await town.ask('/record?kind=result.corrected&format=json')).text()).toContain('個人情報を伏せました');
});

it('is led to from the list of calls, as all results are; a draft has no block of what came in', async () => {
  expect(await (await town.ask('/consultations')).text()).toContain('href="/consultations/results"');
  const draft = await townConsultation(town, { number: 2, state: 'draft' });
  const html = await (await (await as(town, 'member')).ask(`/staff/consultations/${draft.slug}`)).text();
  for (const shown of ['受け付けの仕事', '方法ごとの数']) expect(html).not.toContain(shown);
});

it('can take out a whole opinion with words of one’s own in its place, and tells whoever comes second', async () => {
  const head = await as(town, 'head');
  const form = `${work}/opinions/${units[3]}`;
  const revision = revisionIn(await (await head.ask(form)).text());
  const typed = { revision, whole: 'yes', mark: '〔伏せました〕', reason: '家の場所が分かるため。' };
  expect((await head.post(form, typed)).status).toBe(303);
  expect((await head.post(form, typed)).status).toBe(409);
  expect(await (await town.ask(`${path}/replies/2`)).text()).not.toContain('落ち葉を集めて');
  expect((await head.ask(`${work}/opinions/999`)).status).toBe(404);
});

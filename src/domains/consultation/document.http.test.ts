/** Documents of a call: written by staff, read by everyone, never changed once public. */
import { sql } from 'kysely';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as, nobody, type Signed } from '#cast';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { findAnyConsultation } from './consultation.store.ts';
import { publishVersions } from './document-publication.store.ts';
import { listDocuments } from './document.store.ts';
import { findSectionChange } from './section-change.store.ts';
import { text } from './text.ts';

const font = 'node_modules/@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf';
const author = 'SATO-HANAKO-SAKUSEISHA';

function pdf(draw: (made: InstanceType<typeof PDFDocument>) => void, options: ConstructorParameters<typeof PDFDocument>[0] = {}): Promise<Blob> {
  return new Promise((done, failed) => {
    const made = new PDFDocument({ size: 'A4', info: { Author: author, Title: author }, ...options });
    const chunks: Buffer[] = [];
    made.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(new Blob([new Uint8Array(Buffer.concat(chunks))]))).on('error', failed);
    draw(made);
    made.end();
  });
}

const printed = () => pdf((made) => made.font(font).fontSize(12).text('第1章 基本的な考え方\n木の健康を大切にします。\n第2章 進め方\n5年をかけて植え替えます。', 40, 60));

let town: Town;
let call: TownConsultation;
let head: Signed;
let member: Signed;
let path: string;

beforeAll(async () => {
  town = await openTown({ at: '2026-04-10T10:00:00+09:00' });
  call = await townConsultation(town);
  path = `/consultations/${call.slug}/documents/d1`;
  [head, member] = [await as(town, 'head'), await as(town, 'member')];
});
afterAll(() => town.close());

const html = async (asked: string): Promise<string> => (await town.ask(asked, { headers: { accept: 'text/html' } })).text();
const base = (page: string): string => /name="base" value="(\d+)"/.exec(page)![1]!;
const work = (key = 'd1', slug = call.slug): string => `/staff/consultations/${slug}/documents/${key}`;

/** Adds a document as the form does; gives its key. */
async function added(title: string, audience: string, slug = call.slug): Promise<string> {
  const reply = await member.post(`/staff/consultations/${slug}/documents`, { title, audience });
  expect(reply.status).toBe(303);
  return reply.headers.get('location')!.split('/').at(-1)!;
}

async function saved(key: string, text: string, { reason = '', slug = call.slug } = {}): Promise<Response> {
  const page = await (await member.ask(work(key, slug))).text();
  return member.post(work(key, slug), { base: base(page), from: /name="from" value="(\d+)"/.exec(page)![1]!, text, reason });
}

async function published(key: string, why: string): Promise<Response> {
  const page = await (await head.ask(work(key))).text();
  const [, id] = /publication">[\s\S]*?name="base" value="(\d+)"/.exec(page.slice(page.indexOf('id="publication"')))!;
  return head.post(`${work(key)}/publication`, { base: id!, why });
}

describe('the public page of a document', () => {
  test('shows its parts with a contents list, and leads from each part to the form of opinions while the call is open', async () => {
    const page = await html(path);
    expect(page).toContain('<a href="#s2">第2章 植え替えの進め方</a>');
    expect(page).toContain('id="s2"');
    expect(page).toContain(`href="/consultations/${call.slug}/opinions/new?document=d1&amp;section=s2"`);
  });

  test('leads to no form before and after the period', async () => {
    for (const at of ['2026-05-01T00:00:00+09:00', '2026-03-31T23:59:59+09:00']) {
      town.clock.set(at);
      expect(await html(path)).not.toContain('/opinions/new');
    }
    town.clock.set('2026-04-30T23:59:59+09:00');
    expect(await html(path)).toContain('/opinions/new');
    town.clock.set('2026-04-10T10:00:00+09:00');
  });

  test('is data as well, at its own address and in the interface', async () => {
    const data = await (await town.ask(`${path}?format=json`)).json();
    expect(data).toMatchObject({ consultation: call.slug, key: 'd1', audience: 'standard', version: { number: 1 }, sections: [{ anchor: 's1', url: `http://town.example${path}#s1` }, {}, {}] });
    expect(await (await town.ask(`/api/v1/consultations/${call.slug}/documents`)).json()).toMatchObject({ documents: [{ key: 'd1', sections: [{ anchor: 's1' }, {}, {}] }] });
  });

  test('of a call that is not public is not there', async () => {
    const draft = await townConsultation(town, { number: 90, state: 'draft' });
    for (const asked of ['', '/versions/1', '/changes', '/files/1']) expect((await town.ask(`/consultations/${draft.slug}/documents/d1${asked}`)).status).toBe(404);
    expect((await town.ask(`/api/v1/consultations/${draft.slug}/documents`)).status).toBe(404);
  });
});

describe('a document that staff type', () => {
  test('is a draft that nobody sees until the head publishes it with a reason, which goes on record', async () => {
    const key = await added('参考資料', 'standard');
    const asked = `/consultations/${call.slug}/documents/${key}`;
    expect((await saved(key, '# 第1章 植え替えの表\n\n| 年度 | 本数 |\n|---|---|\n| 令和8 | 120 |\n\n- 順に植え替えます。\n\n<script>alert(1)</script>')).status).toBe(303);
    expect((await town.ask(asked)).status).toBe(404);
    expect(await html(`/consultations/${call.slug}`)).not.toContain('参考資料');
    expect((await member.post(`${work(key)}/publication`, { base: '1', why: 'x' })).status).toBe(403);
    expect((await head.post(`${work(key)}/publication`, { base: base(await (await head.ask(work(key))).text()), why: ' ' })).status).toBe(422);
    expect((await published(key, '資料を加えました')).status).toBe(303);
    const page = await html(asked);
    expect(page).toContain('<th scope="col">年度</th>');
    expect(page).toContain('<li>順に植え替えます。</li>');
    expect(page).toContain('&lt;script>alert(1)&lt;/script>');
    const { rows } = await sql<{ path: string }>`select path from record.public_act where kind = 'consultation.document-published'`.execute(town.db);
    expect(rows).toEqual([{ path: `${asked}/versions/1` }]);
  });

  test('is shown as it will look before it is saved, and nothing is kept', async () => {
    const key = await added('下書きの文書', 'standard');
    const reply = await member.post(`${work(key)}/preview`, { text: 'まえがき\n# 木のこと\n本文', show: 'preview' });
    const page = await reply.text();
    expect(reply.status).toBe(200);
    expect(page).toMatch(/2 の部分に分かれます/);
    expect(page).toContain('まえがき\n# 木のこと\n本文</textarea>');
    expect((await listDocuments(town.db, call.id, { withDrafts: true })).find((one) => one.key === key)!.versions).toEqual([]);
  });

  test('without marks is offered its headings, which are put in only when asked for', async () => {
    const key = await added('番号の文書', 'standard');
    const plain = '第1章 目的\n木を守ります。\n第2章 期間\n5年です。';
    expect(await (await member.post(`${work(key)}/preview`, { text: plain, show: 'preview' })).text()).toContain('見出しらしい行が 2 行あります');
    expect(await (await member.post(`${work(key)}/preview`, { text: plain, show: 'suggestion' })).text()).toContain('# 第1章 目的\n木を守ります。\n# 第2章 期間');
  });

  test('is not saved with a fault; what was typed is still there', async () => {
    const key = await added('誤りのある文書', 'standard');
    const reply = await member.post(work(key), { base: '0', text: '# 木 {#ki}\n一\n# 花 {#ki}\n二' });
    expect(reply.status).toBe(422);
    const page = await reply.text();
    expect(page).toContain('3 行目の目印 {#ki}');
    expect(page).toContain('# 花 {#ki}\n二</textarea>');
  });

  test('is saved by the first of two people at once; the second sees the difference and loses nothing', async () => {
    const key = await added('二人で書く文書', 'standard');
    const seen = base(await (await member.ask(work(key))).text());
    const replies = await Promise.all(['木を植えます。', '花を植えます。'].map((text) => member.post(work(key), { base: seen, text })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const page = await replies.find(({ status }) => status === 409)!.text();
    expect(page).toContain('ほかの職員が先に保存しました');
    expect(page).toMatch(/<ins>.*[木花].*<\/ins>/);
    expect(page).toMatch(/[木花]を植えます。<\/textarea>/);
    expect((await listDocuments(town.db, call.id, { withDrafts: true })).find((one) => one.key === key)!.versions).toHaveLength(1);
  });

  test('pressed twice is saved once', async () => {
    const key = await added('二度押した文書', 'standard');
    const replies = await Promise.all([1, 2].map(() => member.post(work(key), { base: '0', text: '同じ文章' })));
    expect(replies.map(({ status }) => status)).toEqual([303, 303]);
    expect((await listDocuments(town.db, call.id, { withDrafts: true })).find((one) => one.key === key)!.versions).toHaveLength(1);
  });

  test('is written by nobody of another section', async () => {
    const stranger = await as(town, 'otherMember');
    for (const asked of [`/staff/consultations/${call.slug}/documents`, work()]) expect((await stranger.ask(asked)).status).toBe(403);
    expect((await stranger.post(work(), { text: 'x' })).status).toBe(403);
    expect((await (await nobody(town)).ask(work())).status).not.toBe(200);
  });

  test('can be renamed, moved and removed until it is public', async () => {
    const [one, other] = [await added('動かす文書', 'plain'), await added('後の文書', 'plain')];
    const order = async () => (await listDocuments(town.db, call.id, { withDrafts: true })).map(({ key }) => key);
    await member.post(`/staff/consultations/${call.slug}/documents/order`, { key: other, direction: 'up' });
    expect((await order()).slice(-2)).toEqual([other, one]);
    expect((await member.post(`${work(one)}/name`, { title: '', audience: 'plain' })).status).toBe(422);
    expect((await member.post(`${work(one)}/name`, { title: '新しい題名', audience: 'children' })).status).toBe(303);
    expect((await member.post(`${work(one)}/removal`)).status).toBe(303);
    expect(await order()).not.toContain(one);
    expect((await member.post(`${work()}/removal`)).status).toBe(409);
    const renamed = await member.post(`${work()}/name`, { title: 'つけたい題名', audience: 'plain' });
    expect(renamed.status).toBe(409);
    const again = await renamed.text();
    for (const shown of ['<form', text('ja').document.work.removeNot]) expect(again).toContain(shown);
  });
});

describe('a new version of a public document', () => {
  let second: TownConsultation;
  beforeAll(async () => {
    second = call;
    const source = '# 第1章 街路樹の基本的な考え方\n\n街路樹は、まちの日陰をつくり、雨水を蓄えます。市は、本数よりも木の健康を大切にします。\n\n# 第2章 植え替えの進め方\n\n老いた木は、8年をかけて順に植え替えます。植え替える前に、近くに住む人に説明します。\n\n# 第3章 費用\n\n費用は毎年公表します。\n\n# 第4章 見直し\n\n4年ごとに見直します。';
    await saved('d1', source, { reason: '期間を延ばしました' });
  });

  test('leaves the public page as it is while it is a draft', async () => {
    expect(await html(path)).toContain('5年をかけて');
    expect(await html(path)).not.toContain('8年');
    expect((await town.ask(`${path}/versions/2`)).status).toBe(404);
  });

  test('becomes version 2 with the same addresses of its parts; version 1 stays at its own', async () => {
    expect((await published('d1', '意見を受けて、期間を8年に改めました')).status).toBe(303);
    const [now, before] = [await html(path), await html(`${path}/versions/1`)];
    expect(now).toContain('8年をかけて');
    expect(now).toContain('id="s2"');
    expect(now).toContain('意見を受けて、期間を8年に改めました');
    expect(before).toContain('5年をかけて');
    expect(before).toContain('新しい版があります');
    expect(before).not.toContain('/opinions/new');
  });

  test('is compared with the one before, part by part, for the eye and for the ear', async () => {
    const page = await html(`${path}/changes?from=1&to=2`);
    expect(page).toContain('<del><span class="hk-unseen">［削除：</span>5<span class="hk-unseen">］</span></del><ins><span class="hk-unseen">［追加：</span>8');
    expect(page).toContain('書きかえた部分 2、加えた部分 1、なくした部分 0、同じ部分 1');
    const data = (await (await town.ask(`${path}/changes?format=json`)).json()) as { from: number; to: number; sections: { anchor: string; kind: string }[] };
    expect([data.from, data.to, data.sections.map(({ kind }) => kind)]).toEqual([1, 2, ['same', 'changed', 'changed', 'added']]);
    expect((await town.ask(`${path}/changes?from=1&to=9`)).status).toBe(404);
  });

  test('says of one part what it was and what it is', async () => {
    expect(await findSectionChange(town.db, second.id, 'd1', 's2')).toEqual({
      heading: '第2章 植え替えの進め方', before: '老いた木は、5年をかけて順に植え替えます。植え替える前に、近くに住む人に説明します。', after: '老いた木は、8年をかけて順に植え替えます。植え替える前に、近くに住む人に説明します。', fromVersion: 1, toVersion: 2,
    });
    expect(await findSectionChange(town.db, second.id, 'd1', 's1')).toBeNull();
    expect(await findSectionChange(town.db, second.id, 'd1', 'nothing')).toBeNull();
    expect(await findSectionChange(town.db, second.id, 'd1', 's3')).toMatchObject({ heading: '第3章 費用', after: '費用は毎年公表します。' });
    expect(await findSectionChange(town.db, second.id, 'd1', 'c4')).toMatchObject({ before: '', after: '4年ごとに見直します。' });
  });

  test('cannot be changed any more, whoever tries', async () => {
    for (const statement of [sql`update consultation.document_version set source = 'x' where published_at is not null`, sql`delete from consultation.document_version where published_at is not null`, sql`update consultation.section set body = 'x'`]) {
      await expect(statement.execute(town.owner)).rejects.toThrow(/does not change/);
    }
  });

  test('is published once, where two heads press at the same moment', async () => {
    await saved('d1', '# 第1章 街路樹の基本的な考え方\n三度目の文章');
    const page = await (await head.ask(work())).text();
    const [, id] = /name="base" value="(\d+)"/.exec(page.slice(page.indexOf('id="publication"')))!;
    const replies = await Promise.all([1, 2].map(() => head.post(`${work()}/publication`, { base: id!, why: '改めました' })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect((await listDocuments(town.db, call.id, { withDrafts: false })).find(({ key }) => key === 'd1')!.versions.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  test('can be found by its words, and what it no longer says cannot', async () => {
    await town.program.runPendingJobs();
    const hits = async (words: string) => ((await (await town.ask(`/api/v1/search?q=${encodeURIComponent(words)}`)).json()) as { hits: { path?: string; url?: string }[] }).hits.map((hit) => hit.path ?? hit.url);
    expect((await hits('三度目の文章')).some((found) => found?.includes(`${path}#s1`))).toBe(true);
    expect(await hits('費用は毎年公表')).toEqual([]);
  });
});

describe('a document for children and one in plain Japanese', () => {
  test('are documents of their own, linked with the document both ways, with a way to readings', async () => {
    const [children, plain] = [await added('まちの木をまもろう', 'children'), await added('まちの 木の 計画', 'plain')];
    for (const [key, text] of [[children, '# 木はどうして大切？\n木は、かげをつくります。'], [plain, '# 木のこと\n木は たいせつです。']] as const) {
      await saved(key, text);
      expect((await published(key, '加えました')).status).toBe(303);
    }
    const standard = await html(path);
    expect(standard).toContain(`href="/consultations/${call.slug}/documents/${children}"`);
    expect(standard).toContain('やさしい日本語で読む');
    const page = await html(`/consultations/${call.slug}/documents/${children}`);
    expect(page).toContain('hk-document--children');
    expect(page).toContain(`href="/furigana/consultations/${call.slug}/documents/${children}"`);
    expect(page).toContain(`href="${path}"`);
    expect(page).toContain('思ったことを書いて送る');
    expect(page).toContain(`/consultations/${call.slug}/opinions/new?audience=children`);
  });
});

describe('a PDF that staff bring in', () => {
  /** What this process worked since then, not how long it waited for a processor that others use. */
  function msWorked(since: NodeJS.CpuUsage): number {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1_000;
  }

  async function brought(file: Blob, key: string): Promise<Response> {
    const page = await (await member.ask(work(key))).text();
    return member.post(`${work(key)}/uploads`, { base: base(page), file });
  }

  test('becomes text to go on with; only a file without the author’s name is kept and given out, as an attachment', async () => {
    const key = await added('印刷した素案', 'standard');
    const file = await printed();
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1')).toContain(author);
    const reply = await brought(file, key);
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `${work(key)}?done=uploaded`]);
    const page = await (await member.ask(work(key))).text();
    expect(page).toContain('木の健康を大切にします。');
    expect(page).toContain('見出しらしい行が 2 行あります');
    expect((await saved(key, '# 第1章 基本的な考え方\n木の健康を大切にします。\n# 第2章 進め方\n5年をかけて植え替えます。')).status).toBe(303);
    await published(key, '加えました');
    const asked = `/consultations/${call.slug}/documents/${key}`;
    expect(await html(asked)).toContain(`href="${asked}/files/1"`);
    const download = await town.ask(`${asked}/files/1`);
    const bytes = Buffer.from(await download.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).not.toContain(author);
    expect(download.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(download.headers.get('content-type')).toBe('application/pdf');
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
    expect(download.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  test('keeps its headings where an earlier version has them, and can be left out of a later one', async () => {
    const key = (await listDocuments(town.db, call.id, { withDrafts: true })).find(({ title }) => title === '印刷した素案')!.key;
    expect((await brought(await printed(), key)).status).toBe(303);
    const page = await (await member.ask(work(key))).text();
    expect(page).toMatch(/# 第1章 基本的な考え方\n木の健康を大切にします。\n# 第2章 進め方/);
    await member.post(work(key), { base: base(page), from: /name="from" value="(\d+)"/.exec(page)![1]!, text: '# 第1章 基本的な考え方\n文章だけ', without_file: 'yes' });
    await published(key, '文章だけにしました');
    expect((await town.ask(`/consultations/${call.slug}/documents/${key}/files/2`)).status).toBe(404);
    expect((await town.ask(`/consultations/${call.slug}/documents/${key}/files/1`)).status).toBe(200);
  });

  test('of pictures alone is kept with a notice that its words have to be typed', async () => {
    const key = await added('紙を写したもの', 'standard');
    const reply = await brought(await pdf((made) => void made.rect(10, 10, 50, 50).fill('#333')), key);
    expect(reply.headers.get('location')).toContain('done=scanned');
    expect(await (await member.ask(`/staff/consultations/${call.slug}/documents`)).text()).toContain('画像だけのPDF');
    await published(key, '加えました');
    const page = await html(`/consultations/${call.slug}/documents/${key}`);
    expect(page).toContain('画像だけの PDF です');
    expect(page).toContain('道路課 街路樹係 電話 042-000-0000');
  });

  test.each([
    ['under a password', () => pdf((made) => void made.text('x'), { userPassword: 'secret' }), 'パスワードで保護された PDF です'],
    ['that is damaged', async () => new Blob(['%PDF-1.7\nnothing more']), 'PDF を読み取れません'],
    ['that is none, whatever its name', async () => new File(['hello'], 'plan.pdf', { type: 'application/pdf' }), 'PDF を読み取れません'],
    ['that is empty', async () => new Blob([]), 'PDF ファイルを選んでください'],
  ])('%s is refused with a sentence', async (_, file, said) => {
    const reply = await brought(await file(), 'd1');
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain(said);
  });

  test('of 300 pages is brought in within the time and memory of its processes', { timeout: 600_000 }, async () => {
    const key = await added('長い計画', 'standard');
    const sentence = '街路樹は、まちに日陰をつくり、雨水を蓄え、夏の暑さをやわらげる大切な公共の財産です。';
    const file = await pdf((made) => {
      made.font(font).fontSize(10);
      for (let page = 1; page <= 300; page += 1) made.addPage().text(`第${page}節 取組`, 40, 60).text(sentence.repeat(20), 40, 90);
    });
    const begun = process.cpuUsage();
    const reply = await brought(file, key);
    // Processes that need more time or memory than theirs are ended, and the file is refused.
    expect(reply.status, reply.status === 303 ? '' : await reply.text()).toBe(303);
    expect(msWorked(begun)).toBeLessThan(10_000);
    const [document] = (await listDocuments(town.db, call.id, { withDrafts: true })).filter((one) => one.key === key);
    expect(document!.versions[0]).toMatchObject({ pages: 301, hasText: true });
    const page = await (await member.ask(work(key))).text();
    const words = /<textarea[^>]*name="text"[^>]*>([\s\S]*?)<\/textarea>/.exec(page)![1]!;
    expect(words.length).toBeGreaterThan(200_000);
    const again = await member.post(work(key), { base: base(page), from: base(page), text: words.replaceAll(/^第(\d+)節 取組/gm, '# 第$1節 取組') });
    expect(again.status).toBe(303);
    expect((await published(key, '加えました')).status).toBe(303);
    const read = process.cpuUsage();
    expect(await html(`/consultations/${call.slug}/documents/${key}`)).toContain('id="s300"');
    expect(msWorked(read)).toBeLessThan(3_000);
  });
});

test('the announcement publishes every document’s newest draft as version 1; older drafts are gone', async () => {
  const draft = await townConsultation(town, { number: 91, state: 'draft' });
  await saved('d1', '# 第1章 街路樹の基本的な考え方\n二つ目の下書き', { slug: draft.slug });
  await inTransaction(town.db, async (tx) => publishVersions(tx, draft.id, 'head: 都市整備部 道路課', town.clock.now()));
  const [document] = await listDocuments(town.db, draft.id, { withDrafts: true });
  expect(document!.versions.map(({ number, publishedAt, hasText }) => [number, publishedAt !== null, hasText])).toEqual([[1, true, true]]);
  expect((await findAnyConsultation(town.db, draft.slug))!.state).toBe('draft');
});

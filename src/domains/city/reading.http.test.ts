import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { as, nobody, type Signed } from '#cast';
import { openTown, type Town } from '#town';

let town: Town;
let planning: Signed;
beforeAll(async () => {
  town = await openTown();
  planning = await as(town, 'planning');
});
beforeEach(async () => {
  const list = await (await planning.ask('/staff/readings')).text();
  for (const [, id] of list.matchAll(/\/staff\/readings\/(\d+)"/g)) await planning.post(`/staff/readings/${id}/removal`);
});
afterAll(() => town.close());

const get = (path: string, accept = 'text/html') => town.ask(path, { headers: { accept } });
const text = async (path: string): Promise<string> => (await get(path)).text();
const over = (word: string, reading: string): string => `<ruby>${word}<rp>(</rp><rt>${reading}</rt><rp>)</rp></ruby>`;
const idOf = async (): Promise<string> => /\/staff\/readings\/(\d+)"/.exec(await (await planning.ask('/staff/readings')).text())![1]!;

describe('a page under /furigana', () => {
  test('is the same page with readings, and the city’s name is read as its profile says', async () => {
    const html = await text('/furigana/accessibility');
    expect(html).toContain(over('拓野市', 'たくのし'));
    expect(html).toContain(over('目標', 'もくひょう'));
    expect(html).toMatch(/<html lang="ja" class="[^"]*hk-ruby"/);
    expect(html).toContain('<title>アクセシビリティについて | 拓野市</title>');
    expect(html).not.toMatch(/<ruby>[^/]*<ruby>/);
  });

  test('names the plain page as its own and stays out of indexes', async () => {
    const html = await text('/furigana/accessibility');
    expect(html).toContain('<link rel="canonical" href="http://town.example/accessibility"');
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).toContain('hreflang="en" href="http://town.example/en/accessibility"');
    expect(await text('/accessibility')).not.toMatch(/canonical|noindex|<ruby>/);
  });

  test('leads on with readings, and back to the page without', async () => {
    const html = await text('/furigana/accessibility');
    const links = [...html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map((found) => found[1]!);
    expect(new Set(links.filter((link) => !link.startsWith('/furigana')))).toEqual(new Set(['/accessibility', '/en/accessibility']));
    expect(html).toMatch(/<a class="hk-ruby-switch" href="\/accessibility"[^>]*aria-current="true"/);
    expect(await text('/accessibility?x=1')).toMatch(/<a class="hk-ruby-switch" href="\/furigana\/accessibility"/);
  });

  test('is for Japanese alone: in English there is neither page nor switch', async () => {
    expect((await get('/furigana/en')).status).toBe(404);
    expect((await get('/furigana/en/accessibility')).status).toBe(404);
    expect((await get('/en/furigana/accessibility')).status).toBe(404);
    expect(await text('/en/accessibility')).not.toContain('hk-ruby-switch');
  });

  test('has its own place among kept pages; the plain one keeps its bytes', async () => {
    const [plain, before] = [await get('/accessibility'), await text('/accessibility')];
    const ruby = await get('/furigana/accessibility');
    expect(ruby.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    expect(ruby.headers.get('cache-control')).toBe(plain.headers.get('cache-control'));
    expect(ruby.headers.get('set-cookie')).toBeNull();
    expect(await text('/accessibility')).toBe(before);
    expect((await town.ask('/furigana/accessibility', { headers: { accept: 'text/html', 'if-none-match': ruby.headers.get('etag')! } })).status).toBe(304);
  });

  test('what is no page is as it is everywhere', async () => {
    for (const path of ['/robots.txt', '/openapi.json', '/api/v1/search?q=%E5%B8%82', '/search?q=%E5%B8%82&format=csv']) expect(await (await get(`/furigana${path}`, '*/*')).text()).toBe(await (await get(path, '*/*')).text());
  });

  test('an address that ends in a slash, and one that is for the signed-in, lead on within it', async () => {
    expect((await get('/furigana/accessibility/')).headers.get('location')).toBe('/furigana/accessibility');
    expect((await get('/furigana/staff')).headers.get('location')).toBe('/furigana/sign-in?next=%2Fstaff');
  });

  test('also says what went wrong with readings', async () => {
    const reply = await get('/furigana/nowhere');
    expect(reply.status).toBe(404);
    expect(await reply.text()).toContain(over('見', 'み'));
  });

  test('what a person typed comes back as typed, in fields and in the text', async () => {
    const html = await text(`/furigana/search?q=${encodeURIComponent('<b>市民&"')}`);
    expect(html).toContain('value="&lt;b>市民&amp;&quot;"');
    expect(html).not.toContain('<b>市');
  });
});

describe('the staff puts a reading right', () => {
  test('and it stands on all pages at once, also on those that were kept; removed, it is gone at once', async () => {
    expect(await text('/furigana/accessibility')).toContain(over('目標', 'もくひょう'));
    const saved = await planning.post('/staff/readings', { word: '目標', reading: 'めあて' });
    expect(saved.headers.get('location')).toBe('/staff/readings?done=added');
    expect(await text('/furigana/accessibility')).toContain(over('目標', 'めあて'));
    expect(await text('/accessibility')).not.toContain('めあて');
    await planning.post(`/staff/readings/${await idOf()}/removal`);
    expect(await text('/furigana/accessibility')).toContain(over('目標', 'もくひょう'));
  });

  test('before what the city’s profile says', async () => {
    await planning.post('/staff/readings', { word: '拓野市', reading: 'ひらくのし' });
    expect(await text('/furigana/privacy')).toContain(over('拓野市', 'ひらくのし'));
  });

  test('a form sent with readings stays with them, when it is taken and when it is not', async () => {
    const refused = await planning.post('/furigana/staff/readings', { word: '柳沢', reading: 'YANAGI' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('action="/furigana/staff/readings"');
    expect(html).toContain('value="YANAGI"');
    expect(html).toContain(over('読', 'よ'));
    const taken = await planning.post('/furigana/staff/readings', { word: '柳沢', reading: 'ヤギサワ' });
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/furigana/staff/readings?done=added']);
    expect(await (await planning.ask('/furigana/staff/readings?done=added')).text()).toContain(over('柳沢', 'やぎさわ'));
  });

  test.each([
    ['', 'よみ', 'ことばを入れてください'],
    ['かな', 'かな', '漢字を含む'],
    ['<b>漢', 'かん', '空白や記号'],
    ['漢'.repeat(51), 'かん', '50字まで'],
    ['漢字', '', '読みを入れてください'],
    ['漢字', 'kanji', 'ひらがなで'],
    ['漢字', 'か'.repeat(101), '100字まで'],
    ['読み書き', 'よむかく', '合いません'],
  ])('%s read %s is refused in words, and nothing typed is lost', async (word, reading, said) => {
    const reply = await planning.post('/staff/readings', { word, reading });
    const html = await reply.text();
    expect(reply.status).toBe(422);
    expect(html).toContain(said);
    expect(html).toContain(word === '' ? 'name="word" required aria-describedby="f-word-hint f-word-error" aria-invalid="true" type="text" value/>' : `value="${word.replaceAll('<', '&lt;')}"`);
    expect(html).toContain(reading === '' ? 'id="f-reading-error"' : `value="${reading}"`);
  });

  test('a word has one reading', async () => {
    await planning.post('/staff/readings', { word: '柳沢', reading: 'やぎさわ' });
    expect(await (await planning.post('/staff/readings', { word: ' 柳沢 ', reading: 'やなぎさわ' })).text()).toContain('すでにあります');
  });

  test('two who change one reading see each other’s', async () => {
    await planning.post('/staff/readings', { word: '柳沢', reading: 'やなぎ' });
    const id = await idOf();
    expect(await (await planning.ask(`/staff/readings/${id}`)).text()).toContain('name="shown" value="やなぎ"');
    const administrator = await as(town, 'administrator');
    expect((await administrator.post(`/staff/readings/${id}`, { reading: 'やぎさわ', shown: 'やなぎ' })).status).toBe(303);
    const late = await planning.post(`/staff/readings/${id}`, { reading: 'やなぎさわ', shown: 'やなぎ' });
    expect([late.status, (await late.text()).includes('やぎさわ')]).toEqual([422, true]);
    expect(await (await planning.ask('/staff/readings')).text()).toContain('管理者（総務部 総務課）');
  });

  test('the list is searched, sorted and taken away', async () => {
    for (const [word, reading] of [['柳沢', 'やぎさわ'], ['向台', 'むこうだい'], ['芝久保', 'しばくぼ']] as const) await planning.post('/staff/readings', { word, reading });
    const csv = await (await planning.ask('/staff/readings?sort=reading&order=desc&format=csv')).text();
    expect(csv.trim().split('\r\n').slice(1).map((line) => line.split(',')[0])).toEqual(['柳沢', '向台', '芝久保']);
    expect(await (await planning.ask(`/staff/readings?text=${encodeURIComponent('ムコウ')}&format=json`)).json()).toMatchObject({ total: 1, readings: [{ word: '向台', reading: 'むこうだい', saved_as: expect.stringContaining('planning') }] });
    expect((await planning.ask('/staff/readings?page=9')).status).toBe(404);
  });

  test('nobody else may', async () => {
    for (const one of [await as(town, 'member'), await as(town, 'auditor'), await nobody(town)]) expect([303, 403, 401]).toContain((await one.post('/staff/readings', { word: '柳沢', reading: 'やぎさわ' })).status);
    expect(await (await planning.ask('/staff/readings?format=json')).json()).toMatchObject({ total: 0 });
    expect((await planning.ask('/staff/readings/999')).status).toBe(404);
  });
});

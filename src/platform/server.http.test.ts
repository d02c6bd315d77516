import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { openDatabase } from './database.ts';
import { json, Refusal, row, type Route } from './http.ts';
import { newsRow, openSmallSite, type SmallSite } from './small-site.fixture.ts';

let home: SmallSite;
beforeAll(async () => {
  home = await openSmallSite(inject('databaseServer'));
});
afterAll(() => home.close());

const html = { 'content-type': 'text/html; charset=utf-8' };
let newsCount = 0;
const long = '<p>拓野市のお知らせです。</p>'.repeat(200);
const rows: Route[] = [
  newsRow(),
  row({ method: 'GET', path: '/long', who: 'anyone', what: 'A long page', reads: [], run: () => ({ status: 200, headers: html, body: long }) }),
  row({
    method: 'GET',
    path: '/list',
    who: 'anyone',
    what: 'A list',
    formats: ['html', 'json', 'csv'],
    query: z.object({ page: z.coerce.number().int().min(1).default(1), kind: z.array(z.enum(['new', 'priority'])).default([]), text: z.string().max(5).optional() }),
    reads: [],
    run: (ask) => json({ ...ask.query, format: ask.format, url: ask.url.href }),
  }),
  row({ method: 'GET', path: '/items/:item', who: 'anyone', what: 'An item', reads: [], run: (ask) => json({ item: ask.params['item'], path: ask.path, up: ask.href('/items') }) }),
  row({ method: 'GET', path: '/items/first', who: 'anyone', what: 'The first item', reads: [], run: () => json('the first') }),
  row({ method: 'GET', path: '/api/v1/items', who: 'anyone', what: 'Items', formats: ['json'], query: z.object({ page: z.coerce.number().int().optional() }), reads: [], run: () => json([]) }),
  row({ method: 'GET', path: '/broken', who: 'anyone', what: 'Fails', run: () => { throw new Error('secret detail'); } }),
  row({ method: 'GET', path: '/gone', who: 'anyone', what: 'Refuses', run: () => { throw new Refusal(410, 'gone', { ja: 'なくなりました。', en: 'Gone.' }); } }),
  row({ method: 'GET', path: '/form', who: 'anyone', what: 'A form', run: (ask) => ({ status: 200, headers: html, body: `<input name="csrf" value="${ask.csrf}">` }) }),
  row({
    method: 'POST',
    path: '/form',
    who: 'anyone',
    act: 'words.taken',
    what: 'Takes the form',
    formats: ['html', 'json'],
    form: z.object({ words: z.string().min(1).max(20) }),
    async run(ask) {
      await sql`insert into news values (${++newsCount}, ${ask.form.words})`.execute(ask.db);
      if (ask.form.words === 'refuse') return { status: 422, headers: html, body: 'no' };
      return { status: 303, headers: { location: '/news' }, body: null };
    },
  }),
];

const ask = (path: string, init: RequestInit = {}) => home.server(rows).fetch(new Request(`http://town.example${path}`, init));
const accept = (value: string) => ({ headers: { accept: value } });
const browser = accept('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8');

describe('addresses', () => {
  test('fixed words win over parameters, and parameters are decoded', async () => {
    expect(await (await ask('/items/first')).json()).toBe('the first');
    expect(await (await ask('/items/%E5%8D%941-1')).json()).toEqual({ item: '協1-1', path: '/items/協1-1', up: '/items' });
    expect(await (await ask('/en/items/a')).json()).toMatchObject({ path: '/items/a', up: '/en/items' });
  });

  test('a slash at the end is sent to the address without, on this site only', async () => {
    const moved = await ask('/items/first/?page=2');
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/items/first?page=2']);
    for (const elsewhere of ['//evil.example/', '/en//evil.example/x', '//']) {
      const refused = await ask(elsewhere, { headers: { accept: 'text/html' } });
      expect([refused.status, (await refused.text()).includes('//evil')]).toEqual([400, false]);
    }
  });

  test.each(['/items/%', '/items/%E5%8D', '/items/%00', '/items/a%0Ab', '/items/%2e%2e%2fetc', '/items/..%5Cx'])('%s is told to be malformed, not a failure', async (path) => {
    expect((await ask(path)).status).toBe(400);
  });

  test.each(['/en/items/%', `/en/items/${'a'.repeat(9000)}`])('what is wrong with an English address is said in English', async (path) => {
    const reply = await ask(path);
    expect([reply.headers.get('content-language'), await reply.text()]).toEqual(['en', expect.not.stringMatching(/[ぁ-ん]/)]);
  });

  test('a very long address is refused as such', async () => {
    expect((await ask(`/items/${'a'.repeat(9000)}`)).status).toBe(414);
    expect((await ask(`/list?text=${'%E5'.repeat(2000)}`)).status).toBe(400);
  });

  test('an unknown address is 404, a wrong method 405 with those that work', async () => {
    expect((await ask('/nowhere')).status).toBe(404);
    expect((await ask('/nowhere', { method: 'DELETE' })).status).toBe(404);
    const wrong = await ask('/form', { method: 'PUT', body: 'x' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
    expect((await ask('/news', { method: 'POST' })).status).toBe(405);
  });

  test('two rows for one address stop the start', () => {
    expect(() => home.server([newsRow(), newsRow()])).toThrow('/news');
    expect(() => home.server([{ ...newsRow(), path: '/a/:x' }, { ...newsRow(), path: '/a/:y' }])).toThrow('/a/:y');
  });
});

describe('formats and parameters', () => {
  test('the format follows ?format=, then Accept, then the row', async () => {
    const format = async (path: string, init?: RequestInit) => ((await (await ask(path, init)).json()) as { format: string }).format;
    expect(await format('/list')).toBe('html');
    expect(await format('/list', browser)).toBe('html');
    expect(await format('/list', accept('application/json'))).toBe('json');
    expect(await format('/list', accept('text/csv;q=0.9, application/json;q=0.2'))).toBe('csv');
    expect(await format('/list?format=json', browser)).toBe('json');
    expect((await ask('/list', accept('image/png'))).status).toBe(406);
    expect((await ask('/list?format=xlsx')).status).toBe(400);
    expect((await ask('/list')).headers.get('vary')).toContain('accept');
  });

  test('what a page is told of its address holds only what the row knows, sorted', async () => {
    const { url } = (await (await ask('/list?utm=1&page=2&kind=new&format=html')).json()) as { url: string };
    expect(url).toBe('http://town.example/list?kind=new&page=2');
  });

  test('an empty field of a search form means that nothing was asked', async () => {
    expect(await (await ask('/list?page=&text=&kind=new&kind=priority')).json()).toMatchObject({ page: 1, kind: ['new', 'priority'] });
  });

  test('a wrong value is told by name, as a page to people and as RFC 9457 to programs', async () => {
    const told = await ask('/api/v1/items?page=x');
    expect([told.status, told.headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(await told.json()).toMatchObject({ status: 400, type: 'urn:hiraku:problem:wrong-parameter', errors: [{ parameter: 'page', detail: '数で入れてください。' }], instance: `urn:uuid:${told.headers.get('x-request-id')}` });
    const shown = await ask('/en/list?page=0&kind=other&text=toolong&page=3', browser);
    expect(shown.headers.get('content-type')).toContain('text/html');
    const text = await shown.text();
    for (const sentence of ['page: Give this once only.', 'kind: Use one of: new, priority.', 'text: Use at most 5 characters.']) expect(text).toContain(sentence);
  });
});

describe('errors', () => {
  test('a row for others than everyone is closed, to reading and to writing', async () => {
    const closed = (method: Route['method']): Route => ({ ...newsRow(), reads: undefined, method, path: '/closed', who: 'staff', act: 'news.read' });
    const server = home.server([closed('GET'), closed('POST')]);
    for (const [method, status] of [['GET', 303], ['HEAD', 303], ['POST', 401]] as const) expect([method, (await server.fetch(new Request('http://town.example/closed', { method }))).status]).toEqual([method, status]);
  });

  test('a failure shows its number and never what is inside; the log has both', async () => {
    const failed = await ask('/broken', browser);
    const text = await failed.text();
    expect(failed.status).toBe(500);
    expect(text).not.toContain('secret');
    expect(text).toContain(failed.headers.get('x-request-id'));
    expect(home.lines.find((line) => line['fault'] && line['id'] === failed.headers.get('x-request-id'))).toMatchObject({ fault: { message: 'secret detail' } });
  });

  test('of an error of the database the log keeps its code, not the words that a person typed', async () => {
    const typed = row({ method: 'GET', path: '/typed', who: 'anyone', what: 'Fails in the database', run: async (asked) => json(await sql`select ${'山田花子'}::int`.execute(asked.db)) });
    const reply = await home.server([typed]).fetch(new Request('http://town.example/typed'));
    expect([reply.status, home.lines.some((line) => (line['fault'] as { code?: string })?.code === '22P02')]).toEqual([500, true]);
    expect(JSON.stringify(home.lines)).not.toContain('山田');
  });

  test('while the database is away people are asked to come back, and the program is alive but not ready', async () => {
    const away = openDatabase('postgres://nobody@127.0.0.1:1/none', { connectPatienceMs: 0 });
    const server = home.server(rows, {}, { db: away });
    const get = (path: string) => server.fetch(new Request(`http://town.example${path}`, browser));
    const news = await get('/news');
    expect([news.status, news.headers.get('retry-after')]).toEqual([503, '5']);
    expect([(await get('/healthz')).status, (await get('/readyz')).status, (await get('/long')).status]).toEqual([200, 503, 200]);
    await away.destroy();
  });

  test('a redirect of a kept row is not taken for something the browser already has', async () => {
    const server = home.server([row({ method: 'GET', path: '/old', who: 'anyone', what: 'Moved', reads: [], run: () => ({ status: 308, headers: { location: '/new' }, body: null }) })]);
    const moved = await server.fetch(new Request('http://town.example/old', { headers: { 'if-none-match': '*' } }));
    expect([moved.status, moved.headers.get('location'), moved.headers.get('etag')]).toEqual([308, '/new', null]);
  });

  test('a broken error page does not hide the error', async () => {
    const server = home.server(rows, {}, { errorPage: () => { throw new Error('again'); } });
    const reply = await server.fetch(new Request('http://town.example/gone', browser));
    expect([reply.status, (await reply.json()) as object]).toMatchObject([410, { detail: 'なくなりました。' }]);
  });

  test('a person in English is told in English', async () => {
    expect(await (await ask('/en/gone', browser)).text()).toContain('Gone.');
  });
});

describe('what every reply carries', () => {
  test('the headers that protect people, on pages, errors and redirects alike', async () => {
    for (const path of ['/news', '/gone', '/nowhere', '/form', '/news/', '/healthz']) {
      const { headers } = await ask(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('strict-transport-security')).toBeNull();
    }
    const secure = await home.server(rows, { origin: 'https://town.example' }).fetch(new Request('https://town.example/news'));
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=');
  });

  test('a request id from outside is not taken over', async () => {
    expect((await ask('/news', { headers: { 'x-request-id': 'mine' } })).headers.get('x-request-id')).not.toBe('mine');
  });

  test('programs of other sites may read the API and nothing else', async () => {
    const api = await ask('/api/v1/items');
    expect([api.headers.get('access-control-allow-origin'), api.headers.get('cross-origin-resource-policy')]).toEqual(['*', 'cross-origin']);
    const before = await ask('/api/v1/items', { method: 'OPTIONS' });
    expect([before.status, before.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expect((await ask('/news')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await ask('/form', { method: 'OPTIONS' })).headers.get('access-control-allow-methods')).toBeNull();
  });

  test('HEAD is GET without the body', async () => {
    const [get, head] = [await ask('/long'), await ask('/long', { method: 'HEAD' })];
    expect([head.status, await head.text(), head.headers.get('etag'), head.headers.get('content-length')]).toEqual([200, '', get.headers.get('etag'), String(Buffer.byteLength(long))]);
  });

  test('long text is compressed as the browser can read it, each encoding with its own tag', async () => {
    const of = (encoding: string) => ask('/long', { headers: { 'accept-encoding': encoding } });
    const [br, gzip, none, refused] = [await of('gzip, deflate, br'), await of('gzip'), await of('identity'), await of('br;q=0, gzip')];
    expect(brotliDecompressSync(await br.arrayBuffer()).toString()).toBe(long);
    expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(long);
    expect(await none.text()).toBe(long);
    expect([br, gzip, none, refused].map((reply) => reply.headers.get('content-encoding'))).toEqual(['br', 'gzip', null, 'gzip']);
    expect(new Set([br, gzip, none].map((reply) => reply.headers.get('etag'))).size).toBe(3);
    expect(br.headers.get('vary')).toContain('accept-encoding');
  });

  test('the log tells the row and how it went, not who asked nor what for', async () => {
    const reply = await home.server(rows).fetch(new Request('http://town.example/list?text=kana', accept('application/json')), '192.0.2.7');
    const line = home.lines.find((each) => each['id'] === reply.headers.get('x-request-id'));
    expect(line).toMatchObject({ method: 'GET', route: '/list', status: 200 });
    expect(JSON.stringify(home.lines)).not.toMatch(/192\.0\.2\.7|kana/);
  });
});

describe('forms', () => {
  async function openForm() {
    const reply = await ask('/form');
    const token = /value="([^"]+)"/.exec(await reply.text())![1]!;
    return { token, cookie: reply.headers.get('set-cookie')!.split(';')[0]!, headers: reply.headers };
  }
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) => ask('/form', { method: 'POST', body: new URLSearchParams(fields), headers });
  const stored = async (words: string) => (await sql`select from news where words = ${words}`.execute(home.db)).rows.length;

  test('the site’s own form is taken', async () => {
    const { token, cookie } = await openForm();
    const reply = await post({ words: 'own', csrf: token }, { cookie, origin: 'http://town.example', 'sec-fetch-site': 'same-origin' });
    expect([reply.status, reply.headers.get('location'), await stored('own')]).toEqual([303, '/news', 1]);
  });

  test('a form from another site, without its token or with somebody else’s, stores nothing', async () => {
    const [mine, other] = [await openForm(), await openForm()];
    const attempts = [
      post({ words: 'forged' }),
      post({ words: 'forged' }, { cookie: mine.cookie }),
      post({ words: 'forged', csrf: mine.token }),
      post({ words: 'forged', csrf: other.token }, { cookie: mine.cookie }),
      post({ words: 'forged', csrf: 'x.y' }, { cookie: 'hiraku-csrf=x.y' }),
      post({ words: 'forged', csrf: mine.token }, { cookie: mine.cookie, origin: 'https://evil.example' }),
      post({ words: 'forged', csrf: mine.token }, { cookie: mine.cookie, origin: 'null' }),
      post({ words: 'forged', csrf: mine.token }, { cookie: mine.cookie, 'sec-fetch-site': 'cross-site' }),
    ];
    for (const attempt of attempts) expect((await attempt).status).toBe(403);
    expect(await stored('forged')).toBe(0);
  });

  test('a token is good in another process of the same installation, and its page is neither kept nor compressed', async () => {
    const { token, cookie, headers } = await openForm();
    expect((await post({ words: 'elsewhere', csrf: token }, { cookie })).status).toBe(303);
    expect([headers.get('cache-control'), headers.get('content-encoding'), headers.get('set-cookie')]).toEqual(['no-store', null, expect.stringContaining('HttpOnly; SameSite=Lax')]);
  });

  test('a field at fault is told with 422, and a reply of refusal leaves nothing stored', async () => {
    const { token, cookie } = await openForm();
    const wrong = await ask('/form', { method: 'POST', body: new URLSearchParams({ words: '', csrf: token }), headers: { cookie, accept: 'application/json' } });
    expect([wrong.status, ((await wrong.json()) as { errors: object[] }).errors]).toEqual([422, [{ detail: '1文字以上で入れてください。', pointer: '#/words' }]]);
    expect((await post({ words: 'refuse', csrf: token }, { cookie })).status).toBe(422);
    expect(await stored('refuse')).toBe(0);
  });

  test('a body over the limit, with or without its length told, and one of another type are refused', async () => {
    const big = 'words=' + 'x'.repeat(1_100_000);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask('/form', { method: 'POST', body: big, headers: { ...form, 'content-length': String(big.length) } })).status).toBe(413);
    const chunks = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(100_000)) });
    expect((await ask('/form', { method: 'POST', body: chunks, headers: form, duplex: 'half' } as RequestInit)).status).toBe(413);
    expect((await ask('/form', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    expect((await ask('/form', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } })).status).toBe(400);
  });
});

describe('signs of life', () => {
  test('healthy, ready, and counted by row for this machine only', async () => {
    expect(await (await ask('/healthz')).text()).toBe('ok\n');
    expect(await (await ask('/readyz')).text()).toBe('ready\n');
    const server = home.server(rows, { metricsToken: 'token' }, { gauges: [{ name: 'dead_jobs', help: 'Dead jobs', read: () => 3 }, { name: 'broken', help: 'x', read: () => Promise.reject(new Error('x')) }] });
    const from = (peer: string, headers = {}) => server.fetch(new Request('http://town.example/metrics', { headers }), peer);
    await server.fetch(new Request('http://town.example/items/a'));
    const text = await (await from('127.0.0.1')).text();
    for (const part of ['http_requests_total{method="GET",route="/items/:item",status="200"} 1', 'dead_jobs 3', 'broken Nan', 'process_resident_memory_bytes', 'nodejs_eventloop_lag']) expect(text).toContain(part);
    expect((await from('192.0.2.1')).status).toBe(403);
    expect((await from('127.0.0.1', { 'x-forwarded-for': '192.0.2.1' })).status).toBe(403);
    expect((await from('192.0.2.1', { authorization: 'Bearer token' })).status).toBe(200);
  });

  test('files of the program are kept by browsers for good', async () => {
    const server = home.server(rows, {}, { assets: [{ path: '/assets/a-1.css', mediaType: 'text/css; charset=utf-8', body: 'p{}'.repeat(1000) }] });
    const reply = await server.fetch(new Request('http://town.example/assets/a-1.css', { headers: { 'accept-encoding': 'br' } }));
    expect([reply.headers.get('cache-control'), reply.headers.get('content-encoding')]).toEqual(['public, max-age=31536000, immutable', 'br']);
  });

  /** What an address may ask for fills up again with time. */
  function stopTheDay(): void {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
  }

  test('one address cannot ask without end, others are not touched', async () => {
    stopTheDay();
    const server = home.server(rows, { readsPerMinute: 3 });
    const from = async (peer: string) => (await server.fetch(new Request('http://town.example/long'), peer)).status;
    expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.1')]).toEqual([200, 200, 200, 429]);
    expect(await from('192.0.2.2')).toBe(200);
  });

  test('a class behind one address may press a light button as often as it may read, and send other forms as seldom as ever', async () => {
    stopTheDay();
    const post = (path: string, light: boolean) => row({ method: 'POST' as const, path, who: 'anyone' as const, act: 'button.pressed', light, what: 'Presses', run: () => json(1) });
    const server = home.server([post('/light', true), post('/heavy', false)], { readsPerMinute: 5, writesPerMinute: 2 });
    const press = async (path: string, times: number) => {
      const statuses = [];
      for (let time = 0; time < times; time += 1) statuses.push((await server.fetch(new Request(`http://town.example${path}`, { method: 'POST' }), '192.0.2.1')).status);
      return statuses.filter((status) => status === 429).length;
    };
    expect([await press('/light', 6), await press('/heavy', 3), await press('/none', 2)]).toEqual([1, 1, 2]);
  });
});

import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { row, type Route } from './http.ts';
import { newsRow, openSmallSite, type SmallSite } from './small-site.fixture.ts';
import type { Listening, Patience } from './socket.ts';

let home: SmallSite;
const open: Listening[] = [];
beforeAll(async () => {
  home = await openSmallSite(inject('databaseServer'));
});
afterEach(() => Promise.all(open.splice(0).map((listening) => listening.close())));
afterAll(() => home.close());

async function listen(routes: Route[], patience: Partial<Patience> = {}): Promise<Listening> {
  // Patient where the test is not about patience: what is slow is other tests.
  const listening = await home.server(routes).listen(0, '127.0.0.1', { drainMs: 60_000, idleMs: 60_000, ...patience });
  open.push(listening);
  return listening;
}

/** Writes to the socket as it is and gives everything that comes back until the other side closes, also where it does so before it has read all. */
function raw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  socket.on('error', () => undefined).write(bytes);
  return new Promise((resolve) => socket.once('close', () => resolve(answer)));
}

function held(): { row: Route; started: Promise<void>; release(): void } {
  const gate = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const run = async () => {
    started.resolve();
    await gate.promise;
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'whole' };
  };
  return { row: row({ method: 'GET', path: '/slow', who: 'anyone', what: 'Takes its time', run }), started: started.promise, release: gate.resolve };
}

const plain = row({ method: 'GET', path: '/plain', who: 'anyone', what: 'A word', run: () => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: 'x' }) });
const taker = row({ method: 'POST', path: '/take', who: 'anyone', act: 'words.taken', what: 'Takes words', form: z.object({ words: z.string() }), run: () => ({ status: 204, headers: {}, body: null }) });

describe('a stop', () => {
  test('lets a request under way finish, closes its connection and takes no new one', async () => {
    const slow = held();
    const { url, close } = await listen([slow.row]);
    const reply = fetch(`${url}/slow`);
    await slow.started;
    const closed = close();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
    slow.release();
    const done = await reply;
    expect([done.status, done.headers.get('connection'), await done.text()]).toEqual([200, 'close', 'whole']);
    await closed;
  });

  test('refuses what still comes over a connection that is open, and says it is not ready', async () => {
    const slow = held();
    const server = home.server([slow.row, plain]);
    const { url, close } = await server.listen(0, '127.0.0.1', { drainMs: 60_000 });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const answer = readText(socket);
    socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
    await slow.started;
    const closed = close();
    expect((await server.fetch(new Request(`${url}/readyz`))).status).toBe(503);
    const refused = await server.fetch(new Request(`${url}/plain`));
    expect([refused.status, refused.headers.get('connection'), refused.headers.get('retry-after')]).toEqual([503, 'close', '5']);
    slow.release();
    await closed;
    expect(await answer).toContain('whole');
  });

  test('does not wait longer than its deadline', async () => {
    const slow = held();
    const { url, close } = await listen([slow.row], { drainMs: 100 });
    const cut = fetch(`${url}/slow`).catch((error: unknown) => error);
    await slow.started;
    await close();
    expect(await cut).toBeInstanceOf(TypeError);
    slow.release();
  });
});

describe('those who take more than their part', () => {
  const request = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';

  test('somebody who asks on and on without an answer taken is cut off', async () => {
    const gate = held();
    const { url } = await listen([gate.row], { pipelineMax: 4 });
    const slow = 'GET /slow HTTP/1.1\r\nHost: x\r\n\r\n';
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const cut = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(slow.repeat(20));
    await cut;
    gate.release();
    expect(await raw(url, request.replace('Host: x', 'Host: x\r\nConnection: close'))).toContain('200 OK');
  });

  test('requests in one go that are answered in turn are all answered', async () => {
    const { url } = await listen([], { pipelineMax: 4 });
    const last = request.replace('Host: x', 'Host: x\r\nConnection: close');
    expect((await raw(url, request.repeat(3) + last)).match(/200 OK/g)).toHaveLength(4);
  });

  test('one address holds no more connections than its part, unless it is a proxy of the city', async () => {
    const { url } = await listen([], { connectionsPerAddressMax: 2, isOwn: () => false });
    const hold = () => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      return new Promise<boolean>((resolve) => {
        socket.once('close', () => resolve(false));
        socket.once('data', () => resolve(true));
        socket.write(request);
      });
    };
    expect(await Promise.all([hold(), hold()])).toEqual([true, true]);
    expect(await hold()).toBe(false);
  });
});

describe('those who hold a connection open', () => {
  test('a request whose head never ends is cut off', async () => {
    const { url } = await listen([plain], { headMs: 200, requestMs: 400 });
    expect(await raw(url, 'GET /plain HTTP/1.1\r\nHost: a\r\nX-Drip: ')).toMatch(/^HTTP\/1.1 408|^$/);
  });

  test('a body that never ends is cut off', async () => {
    const { url } = await listen([taker], { headMs: 200, requestMs: 400 });
    expect(await raw(url, 'POST /take HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nwords=')).toMatch(/^HTTP\/1.1 (408|400)|^$/);
  });
});

describe('what no browser sends', () => {
  test('a chunked body over the limit gets 413 before it ends', async () => {
    const { url } = await listen([taker]);
    const chunk = `40000\r\n${'x'.repeat(0x40000)}\r\n`;
    const told = await raw(url, `POST /take HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(5)}0\r\n\r\n`);
    expect(told).toMatch(/^HTTP\/1.1 413/);
  });

  test.each([
    ['a path out of the root', 'GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 404/],
    ['a target that is no path', 'GET plain HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400/],
    ['a host that is no host', 'GET /plain HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400/],
    ['a null byte', 'GET /plain%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400/],
    ['a head that is too large', `GET /plain HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1.1 431/],
    ['a query that is too long', `GET /plain?${'x'.repeat(9_000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, /^HTTP\/1.1 414/],
    ['a method nobody knows', 'BREW /plain HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400/],
    ['TRACE', 'TRACE /plain HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 405/],
  ])('%s is refused in order', async (_, request, answer) => {
    const { url } = await listen([plain, newsRow()]);
    expect(await raw(url, request)).toMatch(answer);
  });
});

test('a port that is taken is told as such', async () => {
  const { url } = await listen([plain]);
  await expect(listen([plain], {}).then(() => home.server([plain]).listen(Number(new URL(url).port), '127.0.0.1'))).rejects.toThrow('EADDRINUSE');
});

test('limits count the address at the other end of the socket', async () => {
  const listening = await home.server([plain], { readsPerMinute: 1 }).listen(0, '127.0.0.1');
  open.push(listening);
  const ask = async (from: string) => (await fetch(`${listening.url}/plain`, { headers: { 'x-forwarded-for': from } })).status;
  expect([await ask('192.0.2.1'), await ask('192.0.2.2')]).toEqual([200, 429]);
});

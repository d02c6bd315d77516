/** On a slow line a page arrives in pieces: a table widens with each of its rows, and what one reads must not jump. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as passed } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { layoutShift, screens } from '../page-checks.ts';
import { type JourneyTown, openJourneyTown } from './journey-town.ts';

let browser: Browser;
let town: JourneyTown;
let line: Server;
beforeAll(async () => {
  [browser, town] = await Promise.all([openBrowser(), openJourneyTown('two')]);
  line = await slowLine(town);
});
afterAll(async () => {
  await browser?.close();
  await new Promise((closed) => line?.close(closed));
  await town?.close();
});

const pieces = 6;
const pieceMs = 100;

/** The town behind a line that lets a page through in six pieces; style sheets come at once. */
async function slowLine({ town }: JourneyTown): Promise<Server> {
  const server = createServer((request, response) => {
    void town.ask(request.url!, { headers: { accept: request.headers.accept ?? '*/*' } }).then(async (reply) => {
      const bytes = Buffer.from(await reply.arrayBuffer());
      const isPage = reply.headers.get('content-type')?.startsWith('text/html');
      response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type')! });
      const size = isPage ? Math.ceil(bytes.length / pieces) : bytes.length;
      for (let at = 0; at < bytes.length; at += size) {
        response.write(bytes.subarray(at, at + size));
        if (isPage) await passed(pieceMs);
      }
      response.end();
    }).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

it.each(['/plan/changes', '/plan/programmes', '/plan/gaps', '/en/data'])('%s does not jump while it arrives', async (path) => {
  for (const viewport of Object.values(screens)) {
    const context = await browser.newContext({ viewport });
    const tab = await context.newPage();
    await tab.goto(`http://127.0.0.1:${(line.address() as AddressInfo).port}${path}`);
    expect(await layoutShift(tab)).toBe(0);
    await context.close();
  }
});

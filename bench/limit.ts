/**
 * The limit: a bare server of the same HTTP library that answers with bytes it holds ready, the same head and body that the
 * program gave. `node limit.js RECORDED.json PORT`
 */
import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

export interface Recorded {
  /** Path with query. */
  path: string;
  headers: Record<string, string>;
  /** Base64 of the body as it went over the wire, compressed. */
  body: string;
}

const [, , file, port] = process.argv;
const recorded: Recorded[] = JSON.parse(readFileSync(file!, 'utf8'));
const app = new Hono();
for (const { path, headers, body } of recorded) {
  const bytes = new Uint8Array(Buffer.from(body, 'base64'));
  app.get(decodeURI(new URL(path, 'http://limit').pathname), () => new Response(bytes, { headers }));
}
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' });

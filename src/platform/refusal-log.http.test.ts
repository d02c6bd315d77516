/** Whoever tries what is not theirs, or lets another site send a form, leaves a line in the log at its ordinary level. */
import { pino } from 'pino';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { holders, type Access } from './access.ts';
import { json, row, type Route } from './http.ts';
import { openSmallSite, type SmallSite } from './small-site.fixture.ts';

let home: SmallSite;
beforeAll(async () => {
  home = await openSmallSite(inject('databaseServer'));
});
afterAll(() => home.close());

const access: Access = {
  signInPath: '/sign-in',
  principalOf: async (_db, token) => ({ personId: token, sessionId: 'one', way: 'link', name: '市民 花子', email: 'hanako@town.example', posts: [], postsWithheld: false, provedAt: home.clock.now(), commitment: () => '' }),
  record: async () => undefined,
};
const rows: Route[] = [
  row({ method: 'GET', path: '/keys/:key', who: holders('administrator'), act: 'keys.read', what: 'Keys', formats: ['html', 'json'], run: () => json('keys') }),
  row({ method: 'POST', path: '/notes', who: 'anyone', act: 'note.saved', what: 'Saves a note', formats: ['json'], run: () => json('saved') }),
];

test('a refusal is logged with row, kind and the person’s number, and with nothing of what was asked', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'warn' }, new Writable({ write: (line: Buffer, _, done) => (lines.push(JSON.parse(line.toString()) as Record<string, unknown>), done()) }));
  const server = home.server(rows, {}, { access, log });
  const cookie = 'hiraku-session=2b1f';
  expect((await server.fetch(new Request('http://town.example/keys/secret-key?format=json', { headers: { cookie } }))).status).toBe(403);
  expect((await server.fetch(new Request('http://town.example/notes', { method: 'POST', headers: { cookie, origin: 'https://elsewhere.example', accept: 'application/json' } }))).status).toBe(403);
  expect((await server.fetch(new Request('http://town.example/nowhere'))).status).toBe(404);
  expect(lines).toMatchObject([
    { method: 'GET', route: '/keys/:key', kind: 'not-permitted', personId: '2b1f' },
    { method: 'POST', route: '/notes', kind: 'not-from-this-site', personId: '2b1f' },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/secret-key|花子|hanako|elsewhere/);
});

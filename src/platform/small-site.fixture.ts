/** A site of a few rows on a database of its own, for the tests of the server. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { pino } from 'pino';
import { settableClock } from './clock.ts';
import { openDatabase, type Database } from './database.ts';
import { openFiles } from './files.ts';
import type { Route, Site } from './http.ts';
import { migrate } from './migrate.ts';
import { openSafe } from './safe.ts';
import { createServer, type Server, type ServerParts, type ServerSettings } from './server.ts';

export const site: Site = {
  name: { ja: '拓野市', en: 'Takuno City' },
  tagline: { ja: '', en: '' },
  sample: false,
  origin: 'http://town.example',
  languages: ['ja', 'en'],
  nav: [],
  contact: { label: { ja: '', en: '' }, lines: [] },
  colours: {},
};

export interface SmallSite {
  db: Database;
  clock: ReturnType<typeof settableClock>;
  /** Log lines, parsed. */
  lines: Record<string, unknown>[];
  /** A server over the database; several are as several processes. */
  server(routes: Route[], options?: Partial<ServerSettings>, more?: Partial<ServerParts>): Server;
  close(): Promise<void>;
}

const settings: ServerSettings = {
  origin: site.origin,
  cacheMegabytes: 8,
  readsPerMinute: 0,
  writesPerMinute: 0,
  trustedProxies: [],
  metricsToken: null,
  drainSeconds: 5,
  poolMax: 12,
};

/** Makes a database on the server at `serverUrl`, migrates the platform's own tables and one table of news. */
export async function openSmallSite(serverUrl: string): Promise<SmallSite> {
  const name = `site_${randomUUID().replaceAll('-', '')}`;
  const admin = openDatabase(serverUrl);
  await sql`create database ${sql.id(name)}`.execute(admin);
  const db = openDatabase(databaseUrl(serverUrl, name), { connectionsMax: settings.poolMax });
  await migrate(db, [{ schema: 'platform', folder: fileURLToPath(new URL('migrations', import.meta.url)) }]);
  await sql`create table news (id int primary key, words text not null)`.execute(db);
  await sql`create trigger touch after insert or update or delete or truncate on news
    for each statement execute function platform.touch_content('news')`.execute(db);
  const folder = mkdtempSync(join(tmpdir(), 'hiraku-site-'));
  const clock = settableClock('2026-04-01T03:00:00Z');
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, new Writable({ write: (line: Buffer, _, done) => (lines.push(JSON.parse(line.toString()) as Record<string, unknown>), done()) }));
  return {
    db,
    clock,
    lines,
    server: (routes, options, more) =>
      createServer({
        routes,
        site,
        db,
        files: openFiles(folder),
        safe: openSafe({ given: null, file: join(folder, 'safe-key') }),
        outside: { scanner: null, mailbox: null },
        clock,
        log,
        access: { signInPath: '/sign-in', principalOf: async () => null, record: async () => undefined },
        settings: { ...settings, ...options },
        errorPage: (view, problem) => ({
          status: problem.status,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: `<h1>${problem.title[view.lang]}</h1><p>${problem.detail[view.lang]}</p>${problem.fields.map((field) => `<li>${field.name}: ${field.sentence[view.lang]}</li>`).join('')}<p>${problem.id}</p>`,
        }),
        ...more,
      }),
    async close() {
      await db.destroy();
      await sql`drop database ${sql.id(name)} with (force)`.execute(admin);
      await admin.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A row that shows all news, as `content.ts` keeps it. */
export function newsRow(told: { renderings: number } = { renderings: 0 }): Route {
  return {
    method: 'GET',
    path: '/news',
    who: 'anyone',
    what: 'All news',
    reads: ['news'],
    async run(ask) {
      told.renderings += 1;
      const { rows } = await sql<{ words: string }>`select words from news order by id`.execute(ask.db);
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: `<p lang="${ask.lang}">${rows.map((row) => row.words).join(' / ')}</p>` };
    },
  };
}

/** Address of another database on the same server, by TCP or by socket folder. */
function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * The fictional town of the tests: 拓野市 with its own small plan, on a real PostgreSQL, answering HTTP in-process.
 * A test file asks for a town and gets a database of its own.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { storedDomains } from '#app';
import type { Profile } from '#domains/city';
import { settableClock, type SettableClock } from '#platform/clock';
import { readSettings, type Settings } from '#platform/config';
import { openDatabase, type Database } from '#platform/database';
import { openLog } from '#platform/log';
import { rubyProcess } from '#platform/ruby-process';
import type { Server } from '#platform/server';
import { openProgram, type Program } from '../src/program.ts';
import { openSite } from '../src/serve.ts';
import { openPatiently } from './patient-database.ts';
import { asProgram, databaseUrl, readyPattern } from './town-pattern.ts';

export const townProfile: Profile = {
  name: { ja: '拓野市', en: 'Takuno City' },
  kana: 'たくのし',
  code: '999997',
  tagline: { ja: 'みんなで拓くまち', en: 'A town opened together' },
  sample: false,
  languages: ['ja', 'en'],
  contact: { label: { ja: 'お問い合わせ', en: 'Contact' }, lines: [{ ja: '拓野市役所 企画課', en: 'Planning section, Takuno City' }] },
  colours: { primary: '#0017c1' },
  licence: { label: { ja: 'CC BY 4.0', en: 'CC BY 4.0' }, url: 'https://creativecommons.org/licenses/by/4.0/' },
  departments: [],
  plans: [],
};

export interface Town {
  program: Program;
  /** As the program works: under a role that owns nothing. */
  db: Database;
  /** As whoever owns the tables and may do anything to them. */
  owner: Database;
  profile: Profile;
  clock: SettableClock;
  settings: Settings;
  server: Server;
  /** Asks the program in-process. A path, or a path with what fetch takes. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Once every transaction has ended that is open now in any town of the server: votes that come after one of them may wait for the next look. Never within one. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

interface TownOptions {
  /** Noon of 2026-04-01 in Tokyo unless another instant is given. */
  at?: string;
  env?: Record<string, string>;
  onStatement?: (text: string) => void;
  /** Changes the city's. */
  profile?: Partial<Profile>;
  /** The program is given the owner's address and no other, and makes itself a lesser role. */
  ownerAlone?: boolean;
}

/** Long enough that a test is given up before its statement is: what is slow is other tests. */
const statementTimeoutMs = 200_000;

/** A town with an empty ledger. Its program works as a user that owns nothing, on tables that the owner has made. */
export async function openTown(options: TownOptions = {}): Promise<Town> {
  const profile = { ...townProfile, ...options.profile };
  const name = `town_${randomUUID().replaceAll('-', '')}`;
  const serverUrl = inject('databaseServer');
  const pattern = await readyPattern(serverUrl, inject('databasePattern'));
  await onServer(serverUrl, (db) => sql`create database ${sql.id(name)} template ${sql.id(pattern)} strategy file_copy`.execute(db));
  const folder = mkdtempSync(join(tmpdir(), 'hiraku-town-'));
  const settings = readSettings({
    HIRAKU_DATA: folder,
    DATABASE_URL: databaseUrl(serverUrl, name),
    HIRAKU_LOG_LEVEL: 'silent',
    HIRAKU_ORIGIN: 'http://town.example',
    HIRAKU_READS_PER_MINUTE: '0',
    HIRAKU_STATEMENT_TIMEOUT_MS: String(statementTimeoutMs),
    ...options.env,
  });
  const clock = settableClock(options.at ?? '2026-04-01T12:00:00+09:00');
  const databaseUsed = options.ownerAlone ? settings.databaseUrl! : asProgram(settings.databaseUrl!);
  const program = await openProgram({ settings: { ...settings, databaseUrl: databaseUsed }, domains: storedDomains, site: { name: profile.name, origin: settings.origin }, clock, log: openLog('silent'), onStatement: options.onStatement });
  const owner = openDatabase(settings.databaseUrl!, { connectionsMax: 2, statementTimeoutMs });
  // Far longer than people are made to wait: what is slow here is other tests.
  const ruby = rubyProcess(() => undefined, { pageMs: 100_000, rowMs: 100_000 });
  const { server } = await openSite(program, profile, settings, ruby);
  return {
    program,
    db: program.db,
    owner,
    profile,
    clock,
    settings,
    server,
    ask: async (path, init) => server.fetch(new Request(new URL(path, settings.origin), init)),
    settle: () => settled(owner),
    close: async () => {
      if (ruby.pid !== null) process.kill(ruby.pid, 'SIGKILL');
      await owner.destroy();
      await program.close();
      await onServer(serverUrl, (db) => sql`drop database ${sql.id(name)} with (force)`.execute(db));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function settled(db: Database): Promise<void> {
  // A transaction that only just began is in no snapshot before a later one has ended: this one is later than all that are open.
  const { rows } = await sql<{ own: string }>`select pg_current_xact_id()::text as own`.execute(db);
  const { own } = rows[0]!;
  for (let open = true; open; ) open = (await sql`select where pg_snapshot_xmin(pg_current_snapshot()) <= ${own}::xid8`.execute(db)).rows.length > 0;
}

async function onServer(url: string, run: (db: Database) => Promise<unknown>): Promise<void> {
  const db = openPatiently(url);
  try {
    await run(db);
  } finally {
    await db.destroy();
  }
}

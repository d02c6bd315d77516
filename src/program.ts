/** The opened program: database brought up to date, files, background work. Shared by `serve` and the command line. */
import { join } from 'node:path';
import type { Clock } from '#platform/clock';
import { projectRoot, type Settings } from '#platform/config';
import { openDatabase, type Database } from '#platform/database';
import { isGuest, programAddress, type Entrance, type Reach } from '#platform/database-role';
import { type Domain, schemaOf } from '#platform/domain';
import { openFiles, type Files } from '#platform/files';
import { runPendingJobs, type JobContext, type WorkerParts } from '#platform/jobs';
import type { Log } from '#platform/log';
import { mailJob } from '#platform/mail-delivery';
import { openSafe } from '#platform/safe';
import { checkMigrated, migrate } from '#platform/migrate';
import { outboxJobs } from '#platform/outbox';
import { startPostgres } from '#platform/postgres';
import { checkServer } from '#platform/server-check';

export interface Program {
  db: Database;
  files: Files;
  clock: Clock;
  log: Log;
  site: JobContext['site'];
  logKey: JobContext['logKey'];
  safe: JobContext['safe'];
  outside: JobContext['outside'];
  worker: WorkerParts;
  runPendingJobs(): Promise<void>;
  close(): Promise<void>;
}

export interface ProgramParts {
  settings: Settings;
  domains: Domain[];
  site: JobContext['site'];
  clock: Clock;
  log: Log;
  /** Told of every statement, without its parameters. */
  onStatement?: (text: string) => void;
}

/** Opens everything; nothing is left open when it throws. */
export async function openProgram({ settings, domains, site, clock, log, onStatement }: ProgramParts): Promise<Program> {
  const server = settings.databaseUrl === null ? await startPostgres(settings.dataFolder, { log }) : null;
  let url: string;
  try {
    url = await migrateAsOwner(server?.url ?? null, settings, domains, log);
  } catch (error) {
    await server?.stop();
    throw error;
  }
  const db = openDatabase(url, { log, connectionsMax: settings.poolMax, statementTimeoutMs: settings.statementTimeoutMs, onStatement });
  const close = async (): Promise<void> => {
    await db.destroy();
    await server?.stop();
  };
  const files = openFiles(join(settings.dataFolder, 'files'));
  const jobs = [mailJob(settings), ...domains.flatMap((domain) => domain.jobs ?? []), ...outboxJobs(domains.flatMap((domain) => domain.subscriptions ?? []))];
  const { logKey, outside } = settings;
  const safe = openSafe(settings.safeKey);
  const worker = { db, files, clock, log, site, logKey, safe, outside, jobs };
  return { db, files, clock, log, site, logKey, safe, outside, worker, close, runPendingJobs: () => runPendingJobs(worker) };
}

/** For what only the owner of the tables may do: gives the owner's address of the migrated database, and closes everything afterwards. */
export async function asOwner<T>(settings: Settings, domains: Domain[], log: Log, run: (ownerUrl: string) => Promise<T>): Promise<T> {
  const server = settings.databaseUrl === null ? await startPostgres(settings.dataFolder, { log }) : null;
  try {
    await migrateAsOwner(server?.url ?? null, settings, domains, log);
    return await run(server?.url ?? settings.databaseOwnerUrl ?? settings.databaseUrl!);
  } finally {
    await server?.stop();
  }
}

/** Brings the database up to date and gives the address under which the program works. */
async function migrateAsOwner(embeddedUrl: string | null, settings: Settings, domains: Domain[], log: Log): Promise<string> {
  const { databaseUrl, databaseOwnerUrl } = settings;
  const ownerUrl = embeddedUrl ?? databaseOwnerUrl ?? databaseUrl!;
  const owner = openDatabase(ownerUrl, { log, connectionsMax: 2, statementTimeoutMs: settings.statementTimeoutMs });
  try {
    await checkServer(owner);
    if (embeddedUrl === null && databaseOwnerUrl === null && (await isGuest(owner))) {
      await checkMigrated(owner, migrationSets(domains));
      return await programAddress(owner, ownerUrl, { way: 'guest' }, reachOf(domains), log);
    }
    await migrate(owner, migrationSets(domains), log);
    const entrance: Entrance = embeddedUrl !== null ? { way: 'embedded' } : databaseOwnerUrl === null ? { way: 'set-role' } : { way: 'own-login', url: databaseUrl! };
    return await programAddress(owner, ownerUrl, entrance, reachOf(domains), log);
  } finally {
    await owner.destroy();
  }
}

/** What the program's own user may use. */
export function reachOf(domains: Domain[]): Reach {
  return {
    schemas: migrationSets(domains).map(({ schema }) => schema),
    appendOnly: ['platform.installation', ...domains.flatMap((domain) => domain.appendOnly ?? [])],
    readOnly: ['platform.migration', 'platform.content', ...domains.flatMap((domain) => domain.readOnly ?? [])],
    vacuumed: domains.flatMap((domain) => domain.vacuumed ?? []),
  };
}

/** The platform's own tables first, then each domain that stores something. */
export function migrationSets(domains: Domain[]): { schema: string; folder: string }[] {
  const source = join(projectRoot, 'src');
  const own = domains.filter((domain) => domain.stores).map(({ name }) => ({ schema: schemaOf(name), folder: join(source, 'domains', name, 'migrations') }));
  return [{ schema: 'platform', folder: join(source, 'platform', 'migrations') }, ...own];
}

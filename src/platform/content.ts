/**
 * Versions of content: what changed, in the database's own word. Tables bump them by the statement trigger
 * `platform.touch_content` in the writer's transaction, so a version is seen exactly when its change is.
 */
import { sql } from 'kysely';
import { openBeside, type Database } from './database.ts';
import { prepared } from './round-trip.ts';

export interface ContentVersion {
  version: bigint;
  changedAt: Date;
}

export type ContentVersions = ReadonlyMap<string, ContentVersion>;

export interface ContentReader {
  /**
   * Versions not older than any change committed before this call, whichever process committed it. Calls share reads:
   * one is under way, one waits and serves everybody who came meanwhile; nobody is given a read that began before they came.
   */
  read(): Promise<ContentVersions>;
}

/** Reads the versions of all contents from the database, over a connection of its own: a page that is there already waits for nobody's writing. */
export function contentVersions(shared: Database): ContentReader {
  const db = openBeside(shared, 1);
  let underWay: Promise<unknown> = Promise.resolve();
  let waiting: Promise<ContentVersions> | null = null;
  const begin = (): Promise<ContentVersions> => {
    waiting = null;
    const reading = readVersions(db);
    underWay = reading.then(noop, noop);
    return reading;
  };
  return {
    // The turn between lets requests that arrive together share the first read too, instead of all but one waiting for a second.
    read: () => (waiting ??= underWay.then(turn).then(begin)),
  };
}

function noop(): void {}

function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

const versionsQuery = sql<{ name: string; version: bigint; changed_at: Date }>`${prepared} select name, version, changed_at from platform.content`;

async function readVersions(db: Database): Promise<ContentVersions> {
  const { rows } = await versionsQuery.execute(db);
  return new Map(rows.map((row) => [row.name, { version: row.version, changedAt: row.changed_at }]));
}

/** One text for the versions of the named contents; differs whenever one of them changed. */
export function versionKey(versions: ContentVersions, names: readonly string[]): string {
  let key = '';
  // With the instant: a database put back from a copy may come to the same number again.
  for (const name of names) key += `${versions.get(name)?.version ?? 0}@${versions.get(name)?.changedAt.getTime() ?? 0}.`;
  return key;
}

/** Instant of the last change among the named contents. */
export function lastChange(versions: ContentVersions, names: readonly string[]): Date | null {
  let last: Date | null = null;
  for (const name of names) {
    const at = versions.get(name)?.changedAt;
    if (at && (!last || at > last)) last = at;
  }
  return last;
}

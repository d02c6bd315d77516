/** Readings of words as the staff wrote them: rows of platform.reading, content `reading`. */
import { sql } from 'kysely';
import type { ContentVersions } from './content.ts';
import { versionKey } from './content.ts';
import type { Database } from './database.ts';
import type { ReadingList } from './ruby-process.ts';
import type { Reading } from './ruby-word.ts';

/** What pages with readings read besides their own content. */
export const readingContent = 'reading';

export interface KeptReading extends Reading {
  id: bigint;
  /** As whom, as `Ask.actingAs`. */
  savedAs: string;
  savedAt: Date;
}

const columns = sql`id, word, reading, saved_as as "savedAs", saved_at as "savedAt"`;

/** All of them, by word. */
export async function listReadings(db: Database): Promise<KeptReading[]> {
  const { rows } = await sql<KeptReading>`select ${columns} from platform.reading order by word`.execute(db);
  return rows;
}

/** Waits for whoever changes the same row. */
export async function findReading(tx: Database, id: bigint): Promise<KeptReading | null> {
  const { rows } = await sql<KeptReading>`select ${columns} from platform.reading where id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

/** @returns its id, or null where the word is there already */
export async function insertReading(tx: Database, { word, reading }: Reading, savedAs: string, at: Date): Promise<bigint | null> {
  const { rows } = await sql<{ id: bigint }>`insert into platform.reading (word, reading, saved_as, saved_at) values (${word}, ${reading}, ${savedAs}, ${at}) on conflict (word) do nothing returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

export async function updateReading(tx: Database, id: bigint, reading: string, savedAs: string, at: Date): Promise<void> {
  await sql`update platform.reading set reading = ${reading}, saved_as = ${savedAs}, saved_at = ${at} where id = ${id}`.execute(tx);
}

export async function deleteReading(tx: Database, id: bigint): Promise<void> {
  await sql`delete from platform.reading where id = ${id}`.execute(tx);
}

/**
 * The readings that pages are written with: the city's own, then the staff's, which hold where both have a word. Read once a version;
 * while the database is away, those that were read last.
 */
export function readingShelf(db: Database, own: readonly Reading[]): (versions: ContentVersions) => Promise<ReadingList> {
  let last: ReadingList = { version: 'own', list: own };
  return async (versions) => {
    const version = versionKey(versions, [readingContent]);
    if (version === last.version) return last;
    try {
      last = { version, list: [...own, ...(await listReadings(db)).map(({ word, reading }) => ({ word, reading }))] };
    } catch {
      // Not under the version that was asked for: the next page asks again.
    }
    return last;
  };
}

/**
 * The statements that are drawn from and their weights, kept in the process: votes come by the hundred a second, statements and weights
 * change every few seconds. They are read again where the version of what is shown (content `opinion_map_result`) is another.
 */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Site } from '#platform/http';
import { prepared } from '#platform/round-trip';
import { type Shelf, shelfOf } from './next-statement.ts';
import { findStanding } from './standing.store.ts';
import { listStatements } from './statement.store.ts';

interface Kept extends Shelf {
  version: string;
  round: number;
  priorities: ReadonlyMap<number, number>;
}

const keptMax = 50;
/** By program (a test has several in one process) and conversation. */
const shelves = new WeakMap<Site, Map<number, Promise<Kept>>>();

/** SQL of the version; with the instant, because a database put back from a copy may come to the same number again. */
export const shelfVersion = sql<string>`(select version || '@' || changed_at from platform.content where name = 'opinion_map_result')`;

export async function readShelfVersion(db: Database): Promise<string> {
  const { rows } = await sql<{ version: string | null }>`${prepared} select ${shelfVersion} as version`.execute(db);
  return rows[0]!.version ?? '';
}

/** `version`: read before this call, and not in a transaction that changed it. */
export async function findShelf(db: Database, site: Site, conversationId: number, version: string): Promise<Shelf> {
  const kept = shelves.get(site) ?? new Map<number, Promise<Kept>>();
  shelves.set(site, kept);
  const known = kept.get(conversationId);
  // What could not be read is read again.
  const before = known && (await known.catch(() => undefined));
  if (before?.version === version) return before;
  const reading = kept.get(conversationId) === known ? read(db, conversationId, version, before) : kept.get(conversationId)!;
  kept.delete(conversationId);
  kept.set(conversationId, reading);
  if (kept.size > keptMax) kept.delete(kept.keys().next().value!);
  return reading;
}

/** The weights are read again only where they were computed anew: other conversations change the version too. */
async function read(db: Database, conversationId: number, version: string, before: Kept | undefined): Promise<Kept> {
  const statements = await listStatements(db, conversationId);
  const { rows } = await sql<{ round: number }>`select round from opinion_map.standing where conversation_id = ${conversationId}`.execute(db);
  const round = rows[0]?.round ?? 0;
  const known = before?.round === round ? before : null;
  const standing = known ? null : await findStanding(db, conversationId);
  const priorities = known?.priorities ?? new Map((standing?.figures.statements ?? []).map(({ number, priority }) => [number, priority]));
  return { version, round: standing?.round ?? round, priorities, ...shelfOf(statements, priorities) };
}

/** The standing of conversations: reading what was last published, and publishing what follows it. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Places } from './maths/reckoning.ts';
import { placeIndexOf, type Standing, unpackPlaces } from './standing.ts';

/** Null where nothing was computed yet. */
export async function findStanding(db: Database, conversationId: number): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    select round, document as figures, whole_at as "wholeAt", computed_at as "computedAt", took_ms as "tookMs" from opinion_map.standing where conversation_id = ${conversationId}`.execute(db);
  return rows[0] ?? null;
}

/** Where everybody is who is in the picture; null where nothing was computed yet. */
export async function findPlaces(db: Database, conversationId: number): Promise<Places | null> {
  const { rows } = await sql<{ people: Buffer }>`select people from opinion_map.standing where conversation_id = ${conversationId}`.execute(db);
  return rows[0] ? unpackPlaces(rows[0].people) : null;
}

/** Null where they are not in the picture (too few votes, or it was last computed before they voted). `group`: -1 without groups. */
export async function findPlaceOf(db: Database, conversationId: number, participant: number): Promise<{ x: number; y: number; group: number } | null> {
  const places = await findPlaces(db, conversationId);
  const at = places ? placeIndexOf(places, participant) : -1;
  return places && at >= 0 ? { x: places.x[at]!, y: places.y[at]!, group: places.group[at]! } : null;
}

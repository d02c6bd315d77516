/**
 * Conversations as those who vote need them, kept in the process: they change seldom, and are asked for with every vote. A vote is checked
 * against the database by its own statement (period, state, who may take part), so that an old copy lets nobody in; it tells the version of
 * what it saw, and an old copy goes.
 */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Site } from '#platform/http';
import { getConversation } from './conversation.store.ts';
import type { Conversation } from './conversation.ts';

interface Known {
  conversation: Conversation;
  /** Read before the copy, so that it is never newer. */
  version: string;
}

/** SQL of the version of all conversations (content `opinion_map`). */
export const conversationVersion = sql<string>`(select version || '@' || changed_at from platform.content where name = 'opinion_map')`;

const knownMax = 50;
const known = new WeakMap<Site, Map<string, Known>>();

/** @throws Refusal 404 where the public may see none */
export async function getKnownConversation(db: Database, site: Site, slug: string): Promise<Conversation> {
  const here = known.get(site) ?? new Map<string, Known>();
  known.set(site, here);
  const kept = here.get(slug);
  if (kept) return kept.conversation;
  const { rows } = await sql<{ version: string | null }>`select ${conversationVersion} as version`.execute(db);
  const conversation = await getConversation(db, slug);
  if (here.size >= knownMax) here.delete(here.keys().next().value!);
  here.set(slug, { conversation, version: rows[0]!.version ?? '' });
  return conversation;
}

/** Forgets the copy where it is older than what was seen. */
export function heedVersion(site: Site, slug: string, version: string): void {
  const here = known.get(site);
  const kept = here?.get(slug);
  if (kept && kept.version !== version) here!.delete(slug);
}

/** All that is found of the results that are out. */
import { listConsultationsById } from '#domains/consultation';
import { dayInTokyo } from '#platform/clock';
import type { Database } from '#platform/database';
import type { SearchEntry } from '#platform/search';
import { wholeResult } from './asked-result.store.ts';
import { listReleases } from './release.store.ts';
import { isReleased } from './result.ts';
import { searchEntriesOf } from './search-entry.ts';

/** Of these consultations, or of all. A past result is of the day on which its period ended, where that is known. */
export async function listResultEntries(db: Database, consultationIds: readonly number[] | null = null): Promise<SearchEntry[]> {
  const releases = (await listReleases(db, consultationIds)).filter(isReleased);
  const calls = new Map((await listConsultationsById(db, releases.map(({ consultationId }) => consultationId))).map((call) => [call.id, call]));
  const entries: SearchEntry[] = [];
  for (const release of releases) {
    const call = calls.get(release.consultationId);
    if (call === undefined) continue;
    const { replies } = await wholeResult(db, call.id);
    const date = (release.source === 'past' ? call.closesOn : null) ?? dayInTokyo(release.releasedAt);
    entries.push(...searchEntriesOf(call, release, replies, date));
  }
  return entries;
}

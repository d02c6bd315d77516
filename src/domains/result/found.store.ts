/** Everything of the results that the search finds, for rebuilding it. */
import { listConsultationsById } from '#domains/consultation';
import { dayInTokyo } from '#platform/clock';
import type { Database } from '#platform/database';
import type { SearchEntry } from '#platform/search';
import { wholeResult } from './asked-result.store.ts';
import { listReleases } from './release.store.ts';
import { isReleased } from './result.ts';
import { searchEntriesOf } from './search-entry.ts';

/** Of these consultations, or of all. A past result is of the day on which its period ended, where that is known. */
export async function searchEntries(db: Database, consultationIds: readonly number[] | null = null): Promise<SearchEntry[]> {
  const released = (await listReleases(db, consultationIds)).filter(isReleased);
  const consultations = new Map((await listConsultationsById(db, released.map(({ consultationId }) => consultationId))).map((each) => [each.id, each]));
  const entries: SearchEntry[] = [];
  for (const release of released) {
    const consultation = consultations.get(release.consultationId);
    if (!consultation) continue;
    const date = (release.source === 'past' ? consultation.closesOn : null) ?? dayInTokyo(release.releasedAt);
    entries.push(...searchEntriesOf(consultation, release, (await wholeResult(db, consultation.id)).replies, date));
  }
  return entries;
}

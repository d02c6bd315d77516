/** Opinions that came in on a consultation of the town, written straight into the tables. */
import { createHash } from 'node:crypto';
import type { Way } from '#domains/consultation';
import type { Database } from '#platform/database';
import { dayInTokyo } from '#platform/clock';
import type { Town } from '#town';
import type { OpinionTables } from './tables.ts';

export interface GivenSubmission {
  way?: Way;
  at?: string;
  opinions: { text: string; anchor?: string }[];
}

/** @returns the ids of the submissions, in order. */
export async function townSubmissions(town: Pick<Town, 'db'>, consultationId: number, given: readonly GivenSubmission[]): Promise<number[]> {
  const db = (town.db as Database).withTables<OpinionTables>();
  const ids: number[] = [];
  for (const { way = 'web', at = '2026-04-10T10:00:00+09:00', opinions } of given) {
    const receivedAt = new Date(at);
    const { id } = await db
      .insertInto('opinion.submission')
      .values({ consultation_id: consultationId, way, received_at: receivedAt, received_on: dayInTokyo(receivedAt), begun_at: null, late: false, form_key: null, code_sha256: null, person_id: null, who: null, lang: 'ja', withdrawn_at: null, aside_at: null, entered_as: way === 'web' ? null : 'member: 都市整備部 道路課' })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(id);
    await db.insertInto('opinion.opinion').values(opinions.map(({ text, anchor }, position) => ({ submission_id: id, position, document_key: anchor ? 'd1' : null, anchor: anchor ?? null, text, added_at: receivedAt, copy_sha256: createHash('sha256').update(text).digest() }))).execute();
  }
  return ids;
}

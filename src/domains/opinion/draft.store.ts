/** Drafts: sealed as a whole, found by the hash of their token. */
import { sql } from 'kysely';
import { listConsultationsById } from '#domains/consultation';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Safe } from '#platform/safe';
import { draftEndsOn, type Draft } from './draft.ts';
import type { SubmissionTyped } from './submission-form.ts';
import type { OpinionTables } from './tables.ts';

interface Sealed {
  typed: SubmissionTyped;
  formKey: string;
}

export interface DraftGiven extends Draft {
  tokenHash: Buffer;
  consultationId: number;
  personId: string | null;
  at: Date;
}

/** A draft of the same token takes the place of the one before. */
export async function saveDraft(tx: Database, safe: Pick<Safe, 'seal'>, { tokenHash, consultationId, typed, formKey, begunAt, endsOn, personId, at }: DraftGiven): Promise<void> {
  const sealed = safe.seal(JSON.stringify({ typed, formKey } satisfies Sealed));
  await tx
    .withTables<OpinionTables>()
    .insertInto('opinion.draft')
    .values({ token_sha256: tokenHash, consultation_id: consultationId, sealed, begun_at: begunAt, saved_at: at, ends_on: endsOn, person_id: personId })
    .onConflict((conflict) => conflict.column('token_sha256').doUpdateSet({ sealed, saved_at: at, ends_on: endsOn, person_id: personId }))
    .execute();
}

export async function findDraft(db: Database, safe: Pick<Safe, 'open'>, tokenHash: Buffer, consultationId: number, today: PlainDate): Promise<Draft | null> {
  const row = await db.withTables<OpinionTables>().selectFrom('opinion.draft').select(['sealed', 'begun_at', 'ends_on']).where('token_sha256', '=', tokenHash).where('consultation_id', '=', consultationId).where('ends_on', '>=', today).executeTakeFirst();
  if (!row) return null;
  const { typed, formKey } = JSON.parse(safe.open(row.sealed)) as Sealed;
  return { typed, formKey, begunAt: row.begun_at, endsOn: row.ends_on };
}

/** Takes away what is over; a period that was made longer keeps its drafts longer. */
export async function sweepDrafts(tx: Database, today: PlainDate): Promise<void> {
  const { rows } = await sql<{ id: number }>`select distinct consultation_id as id from opinion.draft where ends_on < ${today}`.execute(tx);
  for (const { id, closesOn } of await listConsultationsById(tx, rows.map((row) => row.id))) {
    if (closesOn !== null) await sql`update opinion.draft set ends_on = greatest(ends_on, ${draftEndsOn(closesOn)}::date) where consultation_id = ${id} and ends_on < ${today}`.execute(tx);
  }
  await sql`delete from opinion.draft where ends_on < ${today}`.execute(tx);
}

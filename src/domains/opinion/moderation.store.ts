/** The log of what was set aside and taken back, and the act itself. */
import type { Consultation } from '#domains/consultation';
import { recordPublicAct } from '#domains/record';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import { type Ground, type ModerationEntry, moderationPath, moderationTitle } from './moderation.ts';
import type { SubmissionChanged } from './submission.ts';
import type { OpinionTables } from './tables.ts';

/** All of a consultation, in the order of time. */
export async function listModeration(db: Database, consultationId: number): Promise<ModerationEntry[]> {
  const { rows } = await sql<ModerationEntry>`
    select id, submission_id as "submissionId", act, ground, reason, acting_as as "actingAs", at from opinion.moderation where consultation_id = ${consultationId} order by at, id`.execute(db);
  return rows;
}

export interface Moderation {
  consultation: Pick<Consultation, 'id' | 'slug' | 'subject' | 'department' | 'programmes'>;
  submissionId: number;
  act: ModerationEntry['act'];
  ground: Ground;
  /** Published as it is. */
  reason: string;
  actingAs: string;
}

/** Does it, writes it into both logs and tells the other domains; false where it is so already, or was withdrawn, and nothing is done. */
export async function moderate(tx: Database, { consultation, submissionId, act, ground, reason, actingAs }: Moderation, at: Date): Promise<boolean> {
  const aside = act === 'set-aside';
  const { rows } = await sql`
    update opinion.submission set aside_at = ${aside ? at : null}::timestamptz, revision = revision + 1
    where id = ${submissionId} and consultation_id = ${consultation.id} and withdrawn_at is null and (aside_at is null) = ${aside} returning id`.execute(tx);
  if (rows.length === 0) return false;
  await tx.withTables<OpinionTables>().insertInto('opinion.moderation').values({ consultation_id: consultation.id, submission_id: submissionId, act, ground, reason, acting_as: actingAs, at }).execute();
  const { bureau, section } = consultation.department;
  const about = { programmes: consultation.programmes, departments: [section === null ? bureau : `${bureau} ${section}`] };
  const document = { consultation: consultation.slug, number: submissionId, act, ground, reason };
  await recordPublicAct(tx, { kind: aside ? 'opinion.set-aside' : 'opinion.restored', path: moderationPath(consultation.slug), title: moderationTitle(consultation.subject, submissionId, act), actingAs, about, document }, at);
  const changed: SubmissionChanged = { consultationId: consultation.id, submissionId };
  await publish(tx, 'opinion.submission-changed', changed);
  return true;
}

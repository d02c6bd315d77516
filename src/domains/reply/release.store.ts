/** Replies and units as a release takes them: approved replies that answer something, their units in the wording for the public. */
import { listConsultationsById } from '#domains/consultation';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { ForRelease, ReleaseReply, ReleaseUnit } from './release.ts';

/** By number, and in the order the opinions came. Whether all is there `standingOf` says, to be asked in the same transaction. */
export async function listForRelease(db: Database, consultationId: number): Promise<ForRelease> {
  const [consultation] = await listConsultationsById(db, [consultationId]);
  if (consultation === undefined) return { replies: [], units: [] };
  const { bureau, section } = consultation.department;
  const { rows: replies } = await sql<ReleaseReply>`
    select r.number, r.heading, r.document_key as "documentKey", r.anchor, r.outcome, r.text, r.passages, r.programmes,
      case when r.bureau is null then jsonb_build_object('bureau', ${bureau}::text, 'section', ${section}::text) else jsonb_build_object('bureau', r.bureau, 'section', r.section) end as department
    from reply.reply r where r.consultation_id = ${consultationId} and r.stage = 'approved' and exists (select from reply.unit u where u.reply_id = r.id) order by r.number`.execute(db);
  const { rows: units } = await sql<ReleaseUnit>`
    select u.id, r.number as "replyNumber", u.submission_id as "submissionId", u.opinion_id as "opinionId", u.document_key as "documentKey", u.anchor, coalesce(u.public_text, u.text) as text
    from reply.unit u join reply.reply r on r.id = u.reply_id and r.stage = 'approved' where u.consultation_id = ${consultationId}
    order by r.number, u.submission_id, u.opinion_id, u.position`.execute(db);
  return { replies, units };
}

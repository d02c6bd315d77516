/** Versions of a reply and what was done with them. */
import type { NamedDepartment } from '#domains/staff';
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { ReplyText } from './reply.ts';

export interface Version extends ReplyText {
  number: number;
  actingAs: string;
  at: Date;
}

export interface Step {
  version: number;
  act: 'submitted' | 'approved' | 'returned';
  note: string;
  actingAs: string;
  at: Date;
}

/** Who acts. */
export interface Acting {
  personId: string;
  actingAs: string;
}

/** The new version, or null where somebody has saved since: then nothing is written. */
export async function insertVersion(tx: Database, replyId: number, onVersion: number, text: ReplyText, { personId, actingAs }: Acting, at: Date): Promise<number | null> {
  const { heading, documentKey, anchor, outcome, passages, programmes } = text;
  const { rows } = await sql<{ number: number }>`
    with written as (
      update reply.reply set version = version + 1, heading = ${heading}, document_key = ${documentKey}, anchor = ${anchor}, outcome = ${outcome}, text = ${text.text},
        passages = ${JSON.stringify(passages)}::jsonb, programmes = ${programmes}::text[], submitted_version = null
      where id = ${replyId} and version = ${onVersion} returning *
    )
    insert into reply.version (reply_id, number, heading, document_key, anchor, outcome, text, passages, programmes, person_id, acting_as, at)
    select id, version, heading, document_key, anchor, outcome, text, passages, programmes, ${personId}::uuid, ${actingAs}, ${at}::timestamptz from written returning number`.execute(tx);
  return rows[0]?.number ?? null;
}

/** Newest first. */
export async function listVersions(db: Database, replyId: number): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select number, heading, document_key as "documentKey", anchor, outcome, text, passages, programmes, acting_as as "actingAs", at from reply.version where reply_id = ${replyId} order by number desc`.execute(db);
  return rows;
}

/** Newest first. */
export async function listSteps(db: Database, replyId: number): Promise<Step[]> {
  const { rows } = await sql<Step>`select version, act, note, acting_as as "actingAs", at from reply.step where reply_id = ${replyId} order by id desc`.execute(db);
  return rows;
}

/**
 * Takes a step with the version that was shown. False where that is not the newest any more, or where the step does not fit: sending up
 * what is with the head or approved, deciding on what was not sent up.
 */
export async function insertStep(tx: Database, replyId: number, version: number, act: Step['act'], note: string, { personId, actingAs }: Acting, at: Date): Promise<boolean> {
  const changes = {
    submitted: sql`submitted_version = version, returned_version = null where stage in ('writing', 'returned')`,
    approved: sql`approved_version = version, submitted_version = null, returned_version = null where stage = 'submitted'`,
    returned: sql`returned_version = version, submitted_version = null where stage = 'submitted'`,
  };
  const { rows } = await sql`
    with written as (update reply.reply set ${changes[act]} and id = ${replyId} and version = ${version} returning id)
    insert into reply.step (reply_id, version, act, note, person_id, acting_as, at)
    select id, ${version}, ${act}, ${note}, ${personId}::uuid, ${actingAs}, ${at}::timestamptz from written returning id`.execute(tx);
  return rows.length > 0;
}

/** Who writes it and until when: no part of the text, so no version. */
export async function assignReply(tx: Database, replyId: number, department: NamedDepartment | null, dueOn: PlainDate | null): Promise<void> {
  await sql`update reply.reply set bureau = ${department?.bureau ?? null}, section = ${department?.section ?? null}, due_on = ${dueOn}::date where id = ${replyId}`.execute(tx);
}

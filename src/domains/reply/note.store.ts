/** Internal remarks on a submission or a reply; never public. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Note } from './note-line.ts';

export interface NewNote {
  consultationId: number;
  submissionId: number | null;
  replyId: number | null;
  text: string;
  personId: string | null;
  actingAs: string;
}

export async function insertNote(tx: Database, { consultationId, submissionId, replyId, text, personId, actingAs }: NewNote, at: Date): Promise<void> {
  await sql`insert into reply.note (consultation_id, submission_id, reply_id, text, person_id, acting_as, at)
    values (${consultationId}, ${submissionId}, ${replyId}, ${text}, ${personId}, ${actingAs}, ${at})`.execute(tx);
}

/** Newest first. */
export async function listNotesOfSubmission(db: Database, submissionId: number): Promise<Note[]> {
  const { rows } = await sql<Note>`select id, text, acting_as as "actingAs", at from reply.note where submission_id = ${submissionId} order by id desc`.execute(db);
  return rows;
}

/** Newest first. */
export async function listNotesOfReply(db: Database, replyId: number): Promise<Note[]> {
  const { rows } = await sql<Note>`select id, text, acting_as as "actingAs", at from reply.note where reply_id = ${replyId} order by id desc`.execute(db);
  return rows;
}

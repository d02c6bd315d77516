/** Submissions that staff enter. */
import { sql } from 'kysely';
import { dayInTokyo } from '#platform/clock';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import type { Safe } from '#platform/safe';
import type { AcceptedAttachment, AttachmentKind } from './attachment.ts';
import { insertAttachments } from './attachment.store.ts';
import { copyMark } from './copy-mark.ts';
import type { PaperWay } from './paper.ts';
import { codeHash, receiptCode } from './receipt-code.ts';
import type { SenderGiven } from './sender.ts';
import { insertSender } from './sender.store.ts';
import { findSubmissionOfForm, type NewOpinion } from './submission-writing.store.ts';
import type { SubmissionChanged } from './submission.ts';
import type { OpinionTables } from './tables.ts';

export interface NewPaper {
  consultationId: number;
  way: PaperWay;
  receivedAt: Date;
  late: boolean;
  /** UUID of the form: sent twice, it is entered once. */
  formKey: string;
  who: string | null;
  opinions: NewOpinion[];
  sender: SenderGiven;
  files: { accepted: AcceptedAttachment; kind: AttachmentKind }[];
  enteredAs: string;
  /** When it is entered. */
  at: Date;
}

/** @returns its number, and whether the same form had been taken before. */
export async function insertPaper(tx: Database, safe: Safe, given: NewPaper): Promise<{ id: number; isNew: boolean }> {
  const { consultationId, way, receivedAt, formKey, at } = given;
  const added = await tx
    .withTables<OpinionTables>()
    .insertInto('opinion.submission')
    .values({ consultation_id: consultationId, way, received_at: receivedAt, received_on: dayInTokyo(receivedAt), begun_at: null, late: given.late, form_key: formKey, code_sha256: codeHash(receiptCode(safe, formKey)), person_id: null, who: given.who, lang: 'ja', withdrawn_at: null, aside_at: null, entered_as: given.enteredAs })
    .onConflict((conflict) => conflict.column('form_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return { id: (await findSubmissionOfForm(tx, formKey))!, isNew: false };
  await tx
    .withTables<OpinionTables>()
    .insertInto('opinion.opinion')
    .values(given.opinions.map(({ about, text }, position) => ({ submission_id: added.id, position, document_key: about?.documentKey ?? null, anchor: about?.anchor ?? null, text, added_at: receivedAt, copy_sha256: copyMark(text) })))
    .execute();
  await insertSender(tx, safe, { submissionId: added.id, given: given.sender, wantsLetter: false });
  for (const kind of ['scan', 'attachment'] as const) await insertAttachments(tx, added.id, given.files.filter((file) => file.kind === kind).map(({ accepted }) => accepted), { kind, at });
  return { id: added.id, isNew: true };
}

/** Numbers of submissions with one of these texts that staff entered for the call and that came on one of these days. */
export async function findSameEntries(db: Database, consultationId: number, texts: readonly string[], receivedOn: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct s.id from opinion.opinion o join opinion.submission s on s.id = o.submission_id
    where o.copy_sha256 = any(${texts.map(copyMark)}::bytea[]) and s.consultation_id = ${consultationId} and s.way <> 'web' and s.withdrawn_at is null and s.received_on = ${receivedOn}
    order by s.id limit 20`.execute(db);
  return rows.map(({ id }) => id);
}

/** The form's key of what staff entered, from which its receipt's code is made; null for what came on the web, or before there were codes. */
export async function findFormKeyOfPaper(db: Database, id: number): Promise<string | null> {
  const { rows } = await sql<{ formKey: string | null }>`select form_key as "formKey" from opinion.submission where id = ${id} and way <> 'web'`.execute(db);
  return rows[0]?.formKey ?? null;
}

export interface PaperCorrection {
  /** The one that was shown. */
  revision: number;
  reason: string;
  actingAs: string;
  at: Date;
}

/** Typing errors mended; what stood there stays beside it, for staff. False where it was changed meanwhile, or is not kept any more. */
export async function correctPaper(tx: Database, submission: { id: number; consultationId: number }, opinions: readonly NewOpinion[], { revision, reason, actingAs, at }: PaperCorrection): Promise<boolean> {
  const raised = await sql`
    update opinion.submission set revision = revision + 1 where id = ${submission.id} and revision = ${revision} and way <> 'web' and withdrawn_at is null and aside_at is null`.execute(tx);
  if (raised.numAffectedRows === 0n) return false;
  for (const [position, { about, text }] of opinions.entries()) {
    await sql`
      insert into opinion.correction (submission_id, position, before, reason, acting_as, at)
      select submission_id, position, text, ${reason}, ${actingAs}, ${at} from opinion.opinion where submission_id = ${submission.id} and position = ${position} and text <> ${text}`.execute(tx);
    await sql`
      update opinion.opinion set text = ${text}, document_key = ${about?.documentKey ?? null}, anchor = ${about?.anchor ?? null}, copy_sha256 = ${copyMark(text)}
      where submission_id = ${submission.id} and position = ${position}`.execute(tx);
  }
  const changed: SubmissionChanged = { consultationId: submission.consultationId, submissionId: submission.id };
  await publish(tx, 'opinion.submission-changed', changed);
  return true;
}

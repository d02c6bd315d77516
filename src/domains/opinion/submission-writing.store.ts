/** Submissions come in, are added to, and are taken back. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { dayInTokyo } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Lang } from '#platform/http';
import { publish } from '#platform/outbox';
import { prepared } from '#platform/round-trip';
import type { Safe } from '#platform/safe';
import { eraseAttachments } from './attachment.store.ts';
import { copyMark } from './copy-mark.ts';
import { isSenderEmpty, type SenderGiven, sealSender } from './sender.ts';
import { eraseSender } from './sender.store.ts';
import type { SubmissionChanged } from './submission.ts';

export interface NewOpinion {
  /** Null for the whole. */
  about: { documentKey: string; anchor: string } | null;
  text: string;
}

export interface NewWebSubmission {
  consultationId: number;
  at: Date;
  begunAt: Date;
  late: boolean;
  formKey: string;
  /** SHA-256 of the receipt's code. */
  codeHash: Buffer;
  personId: string | null;
  who: string | null;
  lang: Lang;
  opinions: NewOpinion[];
  sender: SenderGiven;
  /** Wants to be told when the result is out. */
  wantsLetter: boolean;
  /** SHA-256 of the token of the draft that it comes from. */
  draftHash: Buffer | null;
  /** True where the form brought its proof of work. */
  worked: boolean;
}

export type Taken = { state: 'added'; id: number } | { state: 'known'; id: number } | { state: 'shielded' };

/**
 * Takes a submission with everything that belongs to it in one statement: 200 a second come on a last evening. A form that was
 * taken before is `known`; `shielded` where the call asks for a proof of work that the form lacks.
 */
export async function insertWebSubmission(tx: Database, safe: Safe, given: NewWebSubmission): Promise<Taken> {
  const { consultationId, at, opinions, sender } = given;
  const sealed = isSenderEmpty(sender) ? null : sealSender(safe, sender);
  const { rows } = await sql<{ addedId: number | null; knownId: number | null; shielded: boolean }>`${prepared}
    with shielded as (select exists (select from opinion.shield where consultation_id = ${consultationId}::integer and until_at > ${at}::timestamptz) as now),
    added as (
      insert into opinion.submission (consultation_id, way, received_at, received_on, begun_at, late, form_key, code_sha256, person_id, who, lang)
      select ${consultationId}::integer, 'web', ${at}::timestamptz, ${dayInTokyo(at)}::date, ${given.begunAt}::timestamptz, ${given.late}::boolean, ${given.formKey}::uuid,
        ${given.codeHash}::bytea, ${given.personId}::uuid, ${given.who}::text, ${given.lang}::text
      from shielded where ${given.worked}::boolean or not shielded.now
      on conflict (form_key) do nothing returning id),
    texts as (
      insert into opinion.opinion (submission_id, position, document_key, anchor, text, added_at, copy_sha256)
      select added.id, o.position - 1, o.document_key, o.anchor, o.text, ${at}::timestamptz, o.copy
      from added, unnest(${opinions.map(({ about }) => about?.documentKey ?? null)}::text[], ${opinions.map(({ about }) => about?.anchor ?? null)}::text[],
        ${opinions.map(({ text }) => text)}::text[], ${opinions.map(({ text }) => copyMark(text))}::bytea[]) with ordinality as o (document_key, anchor, text, copy, position)),
    sent as (
      insert into opinion.sender (id, submission_id, sealed, fingerprint, wants_letter)
      select ${randomUUID()}::uuid, added.id, ${sealed?.sealed ?? null}::bytea, ${sealed?.fingerprint ?? null}::bytea, ${given.wantsLetter}::boolean
      from added where ${sealed !== null}::boolean),
    drafted as (delete from opinion.draft where token_sha256 = ${given.draftHash}::bytea and exists (select from added))
    select (select id from added) as "addedId", (select id from opinion.submission where form_key = ${given.formKey}::uuid) as "knownId", shielded.now as shielded from shielded`.execute(tx);
  const { addedId, knownId, shielded } = rows[0]!;
  if (addedId !== null) return { state: 'added', id: addedId };
  // One that came at the same moment is seen only by a statement that begins after it was taken.
  const id = knownId ?? (await findSubmissionOfForm(tx, given.formKey));
  if (id !== null) return { state: 'known', id };
  if (shielded) return { state: 'shielded' };
  throw new Error('a submission was neither taken nor known');
}

export async function findSubmissionOfForm(db: Database, formKey: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from opinion.submission where form_key = ${formKey}`.execute(db);
  return rows[0]?.id ?? null;
}

/**
 * One opinion more. `revision`: the one that its writer saw. `again`: the same text was added by the last change, so the button was pressed twice.
 * @returns null where it was changed meanwhile.
 */
export async function insertAddition(tx: Database, submission: { id: number; consultationId: number }, { about, text }: NewOpinion, revision: number, at: Date): Promise<'added' | 'again' | null> {
  const mark = copyMark(text);
  const raised = await sql`update opinion.submission set revision = revision + 1 where id = ${submission.id} and revision = ${revision} and withdrawn_at is null`.execute(tx);
  if (raised.numAffectedRows === 0n) {
    const { rows } = await sql<{ text: string }>`select text from opinion.opinion where submission_id = ${submission.id} order by position desc limit 1`.execute(tx);
    return rows[0]?.text === text ? 'again' : null;
  }
  await sql`
    insert into opinion.opinion (submission_id, position, document_key, anchor, text, added_at, copy_sha256)
    select ${submission.id}, coalesce(max(position), -1) + 1, ${about?.documentKey ?? null}, ${about?.anchor ?? null}, ${text}, ${at}, ${mark} from opinion.opinion where submission_id = ${submission.id}`.execute(tx);
  await tellChange(tx, { consultationId: submission.consultationId, submissionId: submission.id });
  return 'added';
}

/** Erases all that somebody sent and gave; the row stays, to be counted. False where it was withdrawn before. */
export async function withdrawSubmission(tx: Database, submission: { id: number; consultationId: number }, at: Date): Promise<boolean> {
  const changed = await sql`update opinion.submission set withdrawn_at = ${at}, revision = revision + 1, who = null where id = ${submission.id} and withdrawn_at is null`.execute(tx);
  if (changed.numAffectedRows === 0n) return false;
  await eraseAttachments(tx, submission.id);
  await eraseSender(tx, submission.id);
  await sql`delete from opinion.correction where submission_id = ${submission.id}`.execute(tx);
  // Its likeness goes with it.
  await sql`delete from opinion.opinion where submission_id = ${submission.id}`.execute(tx);
  await tellChange(tx, { consultationId: submission.consultationId, submissionId: submission.id });
  return true;
}

async function tellChange(tx: Database, changed: SubmissionChanged): Promise<void> {
  await publish(tx, 'opinion.submission-changed', changed);
}

/** Puts it among a person's own; false where it is another's. */
export async function linkSubmission(tx: Database, id: number, personId: string): Promise<boolean> {
  const changed = await sql`update opinion.submission set person_id = ${personId} where id = ${id} and (person_id is null or person_id = ${personId})`.execute(tx);
  return changed.numAffectedRows === 1n;
}

/** From now on nothing late is taken: the release of its result is being prepared. */
export async function endLate(tx: Database, consultationId: number, at: Date): Promise<void> {
  await sql`insert into opinion.late_end (consultation_id, at) values (${consultationId}, ${at}) on conflict do nothing`.execute(tx);
}

export async function hasLateEnded(db: Database, consultationId: number): Promise<boolean> {
  const { rows } = await sql`select from opinion.late_end where consultation_id = ${consultationId}`.execute(db);
  return rows.length > 0;
}

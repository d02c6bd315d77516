/** Receipts: submissions as their senders find them again. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { codeHash } from './receipt-code.ts';
import type { OwnSubmission, Receipt, ReceiptOpinion } from './receipt.ts';

const columns = sql`
  s.id, s.consultation_id as "consultationId", s.way, s.received_at as "receivedAt", s.received_on as "receivedOn", s.late, s.revision,
  case when s.withdrawn_at is not null then 'withdrawn' when s.aside_at is not null then 'aside' else 'kept' end as state, s.entered_as as "enteredAs"`;

/** `code`: without hyphens. */
export async function findReceipt(db: Database, code: string): Promise<Receipt | null> {
  const { rows } = await sql<Receipt>`
    select ${columns}, s.withdrawn_at as "withdrawnAt", s.person_id as "personId",
      exists (select from opinion.sender where submission_id = s.id) as "hasSender",
      (select count(*)::int from opinion.attachment where submission_id = s.id) as files
    from opinion.submission s where s.code_sha256 = ${codeHash(code)}`.execute(db);
  return rows[0] ?? null;
}

export async function listReceiptOpinions(db: Database, submissionId: number): Promise<ReceiptOpinion[]> {
  const { rows } = await sql<ReceiptOpinion>`
    select o.position, o.document_key as "documentKey", o.anchor, o.text, o.added_at as "addedAt" from opinion.opinion o where o.submission_id = ${submissionId} order by o.position`.execute(db);
  return rows;
}

/** A person's own, the newest first. */
export async function listOwnSubmissions(db: Database, personId: string): Promise<OwnSubmission[]> {
  const { rows } = await sql<OwnSubmission>`
    select ${columns}, s.form_key as "formKey", s.who,
      array(select o.text from opinion.opinion o where o.submission_id = s.id order by o.position) as opinions
    from opinion.submission s where s.person_id = ${personId} order by s.received_at desc, s.id desc`.execute(db);
  return rows;
}

/** Who wants to be told that the result of a call is out. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Lang } from '#platform/http';
import type { Safe } from '#platform/safe';
import { receiptPath } from './address.ts';
import { receiptCode } from './receipt-code.ts';
import { openSender } from './sender.ts';

export interface WishedLetter {
  submissionId: number;
  email: string;
  lang: Lang;
  /** The receipt, where the replies to one's own opinions stand; null for what came in otherwise than by the web form. */
  receiptPath: string | null;
}

/** One for each submission that is kept; an address that gave several opinions apart has several, each with its own receipt. */
export async function listWishingLetters(db: Database, safe: Pick<Safe, 'open' | 'fingerprint'>, consultationId: number): Promise<WishedLetter[]> {
  const { rows } = await sql<{ id: number; lang: Lang; formKey: string | null; sealed: Buffer }>`
    select s.id, s.lang, s.form_key as "formKey", n.sealed from opinion.submission s join opinion.sender n on n.submission_id = s.id
    where s.consultation_id = ${consultationId} and n.wants_letter and s.withdrawn_at is null order by s.id`.execute(db);
  return rows.flatMap(({ id, lang, formKey, sealed }) => {
    const { email } = openSender(safe, sealed);
    return email ? [{ submissionId: id, email, lang, receiptPath: formKey === null ? null : receiptPath(receiptCode(safe, formKey)) }] : [];
  });
}

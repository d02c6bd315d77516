/**
 * The code of a receipt (確認コード): it opens what somebody sent in, and comes from the form's key under the safe's key, so that a form
 * sent twice has one code and the database alone tells none.
 */
import { createHash } from 'node:crypto';
import { personCode } from '#domains/civic';
import type { Safe } from '#platform/safe';

export { formatPersonCode as formatReceiptCode, readPersonCode as readReceiptCode } from '#domains/civic';

/** Without hyphens, as it stands in addresses. `formKey`: UUID of the form. */
export function receiptCode(safe: Pick<Safe, 'fingerprint'>, formKey: string): string {
  return personCode(safe.fingerprint(`opinion receipt ${formKey}`));
}

/** What is kept of a code. */
export function codeHash(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

/** What somebody with an account sent in. */
import { listConsultationsById } from '#domains/consultation';
import { type Ask, page, type Reply, signedIn } from '#platform/http';
import { codeHeaders } from './code-header.ts';
import { OwnSubmissionsView } from './own.view.tsx';
import { receiptCode } from './receipt-code.ts';
import { listOwnSubmissions } from './receipt.store.ts';

export async function showOwnSubmissions(ask: Ask): Promise<Reply> {
  ask.telling.subject = 'own submissions';
  const own = await listOwnSubmissions(ask.db, signedIn(ask).personId);
  const called = new Map((await listConsultationsById(ask.db, own.map(({ consultationId }) => consultationId))).map((one) => [one.id, one]));
  const lines = own.map((one) => ({ ...one, consultation: called.get(one.consultationId)!, code: one.formKey === null ? null : receiptCode(ask.safe, one.formKey) }));
  const reply = page(<OwnSubmissionsView view={ask} lines={lines} />);
  return { ...reply, headers: { ...reply.headers, ...codeHeaders } };
}

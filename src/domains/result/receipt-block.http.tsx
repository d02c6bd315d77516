/** On the page that a receipt opens: the city's replies to what was sent in, or when they will be there. */
import { listConsultationsById } from '#domains/consultation';
import { findSubmission } from '#domains/opinion';
import type { PageBlock, PageSubject } from '#platform/domain';
import type { Ask } from '#platform/http';
import type { VNode } from 'preact';
import { listAnswered } from './concerning.store.ts';
import { ReceiptBlockView, type ReceiptStanding } from './receipt-block.view.tsx';
import { findReleased } from './release.store.ts';

async function receiptBlock(ask: Ask, { submission: asked, consultation }: PageSubject): Promise<VNode | null> {
  if (asked === undefined || consultation === undefined) return null;
  const submission = await findSubmission(ask.db, asked.id);
  if (submission === null || submission.consultationId !== consultation.id) return null;
  return <ReceiptBlockView view={ask} slug={consultation.slug} standing={await standingOf(ask, submission.state, consultation.id, submission.id)} />;
}

/** Withdrawn and set aside are said first: there is no reply to wait for. */
async function standingOf({ db }: Pick<Ask, 'db'>, state: 'kept' | 'withdrawn' | 'aside', consultationId: number, submissionId: number): Promise<ReceiptStanding> {
  if (state !== 'kept') return { state };
  if ((await findReleased(db, consultationId)) === null) {
    const [call] = await listConsultationsById(db, [consultationId]);
    return { state: call?.state === 'cancelled' ? 'cancelled' : 'waiting' };
  }
  const answered = await listAnswered(db, consultationId, submissionId);
  return answered.length === 0 ? { state: 'remark' } : { state: 'answered', answered };
}

export const receiptBlocks: PageBlock[] = [{ page: 'receipt', place: 'top', order: 10, reads: ['result', 'consultation'], render: receiptBlock }];

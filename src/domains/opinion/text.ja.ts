/** Every sentence of the opinion domain, in Japanese. */
import { likeness } from './text-likeness.ja.ts';
import { moderation } from './text-moderation.ja.ts';
import { receiptJa } from './text-receipt.ja.ts';
import { submissionJa } from './text-submission.ja.ts';

export const ja = {
  name: 'ご意見',
  sending: submissionJa,
  receipts: receiptJa,
  likeness,
  moderation,
};

export type OpinionText = typeof ja;

/** Every sentence of the opinion domain, in Japanese. */
import { intake } from './text-intake.ja.ts';
import { likeness } from './text-likeness.ja.ts';
import { mailbox } from './text-mailbox.ja.ts';
import { moderation } from './text-moderation.ja.ts';
import { paper } from './text-paper.ja.ts';
import { receiptJa } from './text-receipt.ja.ts';
import { submissionJa } from './text-submission.ja.ts';

export const ja = {
  name: 'ご意見',
  sending: submissionJa,
  receipts: receiptJa,
  likeness,
  moderation,
  paper,
  intake,
  mailbox,
};

export type OpinionText = typeof ja;

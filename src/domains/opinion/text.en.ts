/** Every sentence of the opinion domain, in English. */
import { intake } from './text-intake.en.ts';
import { likeness } from './text-likeness.en.ts';
import { mailbox } from './text-mailbox.en.ts';
import { moderation } from './text-moderation.en.ts';
import { paper } from './text-paper.en.ts';
import { receiptEn } from './text-receipt.en.ts';
import { submissionEn } from './text-submission.en.ts';
import type { OpinionText } from './text.ja.ts';

export const en: OpinionText = {
  name: 'Opinions',
  sending: submissionEn,
  receipts: receiptEn,
  likeness,
  moderation,
  paper,
  intake,
  mailbox,
};

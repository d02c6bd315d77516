/** What somebody writes and has not sent: kept sealed under an address that only they know. */
import { createHash, randomBytes } from 'node:crypto';
import { addDays } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { SubmissionTyped } from './submission-form.ts';

/** Days after the last one of the period. */
const keptDays = 30;

/** The last day that a draft is kept. */
export function draftEndsOn(closesOn: PlainDate): PlainDate {
  return addDays(closesOn, keptDays);
}

/** 32 random bytes, base64url: 43 letters. */
export function newDraftToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token; null for what is none. */
export function draftHash(token: string): Buffer | null {
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? createHash('sha256').update(token).digest() : null;
}

export interface Draft {
  typed: SubmissionTyped;
  /** The form's key: a draft that is sent twice is taken once. */
  formKey: string;
  begunAt: Date;
  endsOn: PlainDate;
}

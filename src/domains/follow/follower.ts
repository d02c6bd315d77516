/** Somebody who is told by e-mail. */
import { createHash, randomBytes } from 'node:crypto';
import type { Lang } from '#platform/http';
import { mailKey } from '#platform/mail-address';
import type { SubjectKey } from './subject.ts';

export const rhythms = ['daily', 'weekly'] as const;
export type Rhythm = (typeof rhythms)[number];

export interface Follower {
  /** UUID. */
  id: string;
  email: string;
  token: string;
  lang: Lang;
  rhythm: Rhythm;
}

export interface Following extends SubjectKey {
  id: string;
  confirmedAt: Date | null;
}

/** How long an address has to say yes, in ms. */
export const confirmationMs = 7 * 86_400_000;
/** Letters that ask one address for a confirmation, in a day. */
export const lettersPerDayMax = 5;

/** What two spellings of one address share. */
export const addressKey = mailKey;

/** 32 random bytes, base64url: 43 letters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function isToken(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text);
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export const confirmPath = (token: string) => `/follow/confirm/${token}`;
export const managePath = (token: string) => `/follow/manage/${token}`;
export const stopPath = (token: string) => `/follow/stop/${token}`;

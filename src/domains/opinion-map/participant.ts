/**
 * Somebody who takes part, known by a code alone. What a browser keeps is its key: the code, how the person came here, and, where an
 * invitation let them in that no row of a table ties to them, the pass that says so.
 */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { personCode, readPersonCode } from '#domains/civic';
import { cookieOf } from '#platform/cookie';
import type { Safe } from '#platform/safe';
import type { Conversation } from './conversation.ts';

export interface Key {
  /** 16 letters, without hyphens. */
  code: string;
  /** Key of one of the conversation's channels, `page` or `embed`. */
  cameBy: string;
  /** Proof that an invitation was used for this code; empty where there is none. */
  pass: string;
}

/** Who takes part: found by the account's mark where there is one, else by the code. */
export interface Self {
  /** SHA-256 of the code; of one that nobody knows where an account stands for the code. */
  codeSha256: Buffer;
  mark: Buffer | null;
  /** What is kept where the participant is made now. */
  cameBy: string;
  /** False where only those take part who are known already. */
  mayJoin: boolean;
}

/** How people came who followed no link of a channel. */
const ownWays = ['page', 'embed'];

export function newCode(): string {
  return personCode(randomBytes(15));
}

export function newKey(cameBy: string): Key {
  return { code: newCode(), cameBy, pass: '' };
}

/** What is kept of a code. 75 random bits need no slow hash. */
export function codeHash(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

/** Stands for one account in one conversation; says nothing without the key of the safe, which is not in the database. */
export function markOf(safe: Pick<Safe, 'fingerprint'>, conversationId: number, personId: string): Buffer {
  return safe.fingerprint(`opinion-map ${conversationId} ${personId}`);
}

/** Signs that an invitation was used for a code: the code is not known to whoever knows the invitation, nor the other way round. */
export function passOf(safe: Pick<Safe, 'fingerprint'>, conversationId: number, code: string): string {
  return safe.fingerprint(`opinion-map pass ${conversationId} ${code}`).toString('base64url');
}

export function hasPass(safe: Pick<Safe, 'fingerprint'>, conversationId: number, { code, pass }: Pick<Key, 'code' | 'pass'>): boolean {
  const [given, right] = [Buffer.from(pass), Buffer.from(passOf(safe, conversationId, code))];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** As a browser keeps it: `CODE`, `CODE.poster`, `CODE.page.PASS`. */
export function keyText({ code, cameBy, pass }: Key): string {
  return [code, cameBy, ...(pass === '' ? [] : [pass])].join('.');
}

/** Null for what is no key. Of a way that the conversation does not name nothing is kept. */
export function readKey(text: string, conversation: Pick<Conversation, 'channels'>): Key | null {
  const [typed = '', cameBy = '', pass = '', more] = text.split('.');
  const code = readPersonCode(typed);
  if (code === null || more !== undefined || pass.length > 100) return null;
  return { code, cameBy: wayOf(conversation, cameBy), pass };
}

/** The key of a channel, or of a way of our own; `page` for what is neither. */
export function wayOf({ channels }: Pick<Conversation, 'channels'>, from: string | undefined): string {
  return from !== undefined && (ownWays.includes(from) || channels.some(({ key }) => key === from)) ? from : 'page';
}

/** Numbers drawn by lot, of which the first that is free is taken. Nothing of the person is in them. */
export function drawNumbers(): number[] {
  return Array.from({ length: 3 }, () => randomInt(1, 2 ** 31));
}

/** As many numbers, no two alike, that have nothing to do with those of any participant. */
export function drawFreshNumbers(count: number): Int32Array {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(randomInt(1, 2 ** 31));
  return Int32Array.from(drawn);
}

const yearSeconds = 365 * 86_400;

/** Over https the name's prefix keeps other hosts of the domain from setting it (RFC 6265bis, 4.1.3.2). */
function cookieName(origin: string, slug: string): string {
  return `${origin.startsWith('https:') ? '__Host-' : ''}hiraku-map-${slug}`;
}

/** Set-Cookie for a year; with null it is taken from this browser. */
export function keyCookie(origin: string, slug: string, key: Key | null): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(origin, slug)}=${key === null ? '' : keyText(key)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${key === null ? 0 : yearSeconds}${secure}`;
}

/** The key that this browser keeps; null for none. */
export function keyOfCookie(cookies: string | undefined, origin: string, conversation: Pick<Conversation, 'slug' | 'channels'>): Key | null {
  const value = cookieOf(cookies ?? null, cookieName(origin, conversation.slug));
  return value === null ? null : readKey(value, conversation);
}

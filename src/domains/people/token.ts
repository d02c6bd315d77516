/** Secrets that go out to a browser or into a letter; only their SHA-256 is kept. */
import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, base64url: 43 letters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sha256(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function isToken(text: string | null): text is string {
  return text !== null && /^[A-Za-z0-9_-]{43}$/.test(text);
}

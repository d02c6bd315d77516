/**
 * A safe for what must not be read with the database alone: names and addresses of those who take part, scans of their letters.
 * AES-256-GCM (NIST SP 800-38D) under a key that stands in the environment or in a file beside the database, never in it.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './database.ts';

export interface Safe {
  /** Each time another sealing of the same text. */
  seal(text: string): Buffer;
  /** @throws Error for what was not sealed with one of the keys, or was changed since. */
  open(sealed: Uint8Array): string;
  sealBytes(bytes: Uint8Array): Buffer;
  openBytes(sealed: Uint8Array): Buffer;
  /** 32 bytes that are the same for the same text (HMAC-SHA-256), and tell nothing of it without the key. */
  fingerprint(text: string): Buffer;
}

export interface SafeKeyPlace {
  /** Keys given with the environment, newest first, separated by commas. */
  given: string | null;
  file: string;
}

// Layout of what is sealed: version, first four bytes of the key's hash, nonce, tag, ciphertext.
const version = 1;
const keyBytes = 32;
const markBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + markBytes + nonceBytes + tagBytes;

interface Key {
  bytes: Buffer;
  mark: Buffer;
}

/** The key is read, or made where there is none, when it is first needed. */
export function openSafe(place: SafeKeyPlace): Safe {
  let known: Key[] | null = null;
  const keys = (): Key[] => (known ??= readKeys(place));
  const sealBytes = (bytes: Uint8Array): Buffer => sealUnder(keys()[0]!, bytes);
  const openBytes = (sealed: Uint8Array): Buffer => openUnder(keys(), Buffer.from(sealed));
  // Of the oldest key: a fingerprint must stay the same when a key is added.
  let fingerprintKnown: Buffer | null = null;
  const fingerprintKey = (): Buffer => (fingerprintKnown ??= Buffer.from(hkdfSync('sha256', keys().at(-1)!.bytes, '', 'hiraku fingerprint', keyBytes)));
  return {
    seal: (text) => sealBytes(Buffer.from(text)),
    open: (sealed) => openBytes(sealed).toString(),
    sealBytes,
    openBytes,
    fingerprint: (text) => createHmac('sha256', fingerprintKey()).update(text).digest(),
  };
}

function sealUnder(key: Key, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.of(version), key.mark, nonce, cipher.getAuthTag(), body]);
}

function openUnder(keys: readonly Key[], sealed: Buffer): Buffer {
  const mark = sealed.subarray(1, 1 + markBytes);
  const key = keys.find((one) => one.mark.equals(mark));
  if (sealed[0] !== version || sealed.length < headBytes || !key) throw new Error('this was not sealed with a key of this safe');
  const nonce = sealed.subarray(1 + markBytes, 1 + markBytes + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(headBytes - tagBytes, headBytes));
  return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]);
}

function readKeys({ given, file }: SafeKeyPlace): Key[] {
  return given === null ? (readKept(file) ?? makeKept(file)) : parseKeys(given);
}

function readKept(file: string): Key[] | null {
  try {
    return parseKeys(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function makeKept(file: string): Key[] {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    // Two programs may begin at once: one file is made, both read it.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return readKept(file)!;
}

/** @throws Error for what holds no key, without repeating it. */
function parseKeys(text: string): Key[] {
  const keys = text.split(/[\s,]+/).filter((word) => word !== '').map((word) => Buffer.from(word, 'base64'));
  if (keys.length === 0 || keys.some((key) => key.length !== keyBytes)) throw new Error('The key of the safe (HIRAKU_SAFE_KEY, or the file safe-key in HIRAKU_DATA) must be 32 bytes in base64, newest first where there are several.');
  return keys.map((bytes) => ({ bytes, mark: createHash('sha256').update(bytes).digest().subarray(0, markBytes) }));
}

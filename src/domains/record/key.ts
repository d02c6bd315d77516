/** Private keys of the logs: what signs, and what of it others are told. Pure but for drawing a new key. */
import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import { base64, bytesOf, idOf, keyIdInput, type NoteSignature, parseVerifier, type SignedNote, type Verifier, verifierText } from './note.ts';

export interface Signer extends Verifier {
  /** The public half as others are given it. */
  verifier: string;
  sign(text: string): NoteSignature;
}

/** For so long after a new key the one before it signs as well, so that whoever knows only that one can follow, in ms. */
export const overlapMs = 30 * 86_400_000;

const seedBytes = 32;

/** The 32 bytes that an Ed25519 key is made of, in base64. */
export function newSeed(): string {
  return base64(randomBytes(seedBytes));
}

/** @throws Error for what holds no key, without repeating it. */
export function parseSeeds(text: string): string[] {
  const seeds = text.split(/[\s,]+/).filter((word) => word !== '');
  if (seeds.length > 0 && seeds.every((seed) => bytesOf(seed)?.length === seedBytes)) return seeds;
  throw new Error('The key of the logs (HIRAKU_LOG_KEY, or the file log-key in HIRAKU_DATA) is not what `hiraku log rotate-key` makes: 32 bytes in base64, newest first.');
}

// PKCS #8 and SubjectPublicKeyInfo of an Ed25519 key (RFC 8410) up to the key itself.
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');

export function signerOf(seed: string, name: string): Signer {
  const key = createPrivateKey({ key: Buffer.concat([privateHead, bytesOf(seed)!]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicHead.length));
  const keyId = keyIdOf(name, publicKey);
  return {
    name,
    keyId,
    publicKey,
    verifier: verifierText({ name, keyId, publicKey }),
    sign: (text) => ({ name, keyId, signature: new Uint8Array(sign(null, Buffer.from(text), key)) }),
  };
}

function keyIdOf(name: string, publicKey: Uint8Array): number {
  return idOf(new Uint8Array(createHash('sha256').update(keyIdInput(name, publicKey)).digest()));
}

/** The verifiers, of those given, whose signature stands on the note and holds. */
export function signedBy({ text, signatures }: SignedNote, verifiers: readonly string[]): string[] {
  return verifiers.filter((verifier) => {
    const { name, keyId, publicKey } = parseVerifier(verifier);
    if (keyId !== keyIdOf(name, publicKey)) return false;
    const key = createPublicKey({ key: Buffer.concat([publicHead, publicKey]), format: 'der', type: 'spki' });
    return signatures.some((one) => one.name === name && one.keyId === keyId && verify(null, Buffer.from(text), key, one.signature));
  });
}

/**
 * Signed notes and checkpoints as text (C2SP signed-note and tlog-checkpoint): three lines of head, an empty line, a line
 * for each signature. Pure; runs in the browser too.
 */
export interface NoteSignature {
  /** Name of the key. */
  name: string;
  /** First four bytes of the hash of name and key, as a number. */
  keyId: number;
  signature: Uint8Array;
}

export interface SignedNote {
  /** What is signed, with the line end at its end. */
  text: string;
  signatures: NoteSignature[];
}

/** The head of a log's tree. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
}

/** A public key as others are given it: `name+hex of its id+base64(0x01 ‖ key)`. */
export interface Verifier {
  name: string;
  keyId: number;
  publicKey: Uint8Array;
}

/** Type of the signature in a verifier: Ed25519. */
const ed25519 = 1;

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64(root)}\n`;
}

/** @throws Error for a text that is no checkpoint. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  const bytes = bytesOf(root);
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || bytes?.length !== 32 || rest.at(-1) !== '') throw new Error('This is no checkpoint of a log.');
  return { origin, size: Number(size), root: bytes };
}

export function noteText({ text, signatures }: SignedNote): string {
  const lines = signatures.map(({ name, keyId, signature }) => `\u2014 ${name} ${base64(Uint8Array.of(...idBytes(keyId), ...signature))}\n`);
  return `${text}\n${lines.join('')}`;
}

/** @throws Error for a text that is no signed note. */
export function parseNote(note: string): SignedNote {
  const end = note.lastIndexOf('\n\n');
  const lines = note.slice(end + 2).split('\n');
  if (end < 1 || note.length > 1_000_000 || /[\x00-\x09\x0b-\x1f]/.test(note) || lines.pop() !== '' || lines.length === 0) throw new Error('This is no signed note.');
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const [, name, encoded] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? null : bytesOf(encoded);
  if (name === undefined || bytes === null || bytes.length < 5) throw new Error('This is no signed note.');
  return { name, keyId: idOf(bytes), signature: bytes.slice(4) };
}

export function verifierText({ name, keyId, publicKey }: Verifier): string {
  return `${name}+${keyId.toString(16).padStart(8, '0')}+${base64(Uint8Array.of(ed25519, ...publicKey))}`;
}

/** @throws Error for a text that is no Ed25519 verifier. */
export function parseVerifier(text: string): Verifier {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const bytes = encoded === undefined ? null : bytesOf(encoded);
  if (name === undefined || bytes?.length !== 33 || bytes[0] !== ed25519) throw new Error(`"${text}" is no Ed25519 key of a signed note.`);
  return { name, keyId: Number.parseInt(id!, 16), publicKey: bytes.slice(1) };
}

/** What the id of an Ed25519 key is the hash of; its first four bytes count. */
export function keyIdInput(name: string, publicKey: Uint8Array): Uint8Array {
  return Uint8Array.of(...new TextEncoder().encode(name), 0x0a, ed25519, ...publicKey);
}

export function idOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}

function idBytes(id: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, id);
  return bytes;
}

export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Bytes of a base64 text; null for what is none, or is not written in its one way. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return base64(bytes) === text ? bytes : null;
}

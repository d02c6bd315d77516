/**
 * Checks a public act in the reader's own browser: the document on the page against its leaf, the leaf against the signed
 * checkpoint, the checkpoint against the one that this browser saw before. Shows the mark that says how it ended.
 */
import { canonicalJson } from './canonical.ts';
import { bytesOf, parseCheckpoint, parseNote, parseVerifier, type SignedNote } from './note.ts';
import { hashOfLeaf, isConsistent, rootFromInclusion, sameBytes } from './proof.ts';

type Outcome = 'sound' | 'unsigned' | 'unable' | { altered: 'document' | 'path' | 'signature' | 'history' };

interface ActDocument {
  leaf: string;
  proof: { leaf_index: number; tree_size: number; hashes: string[]; checkpoint: string } | null;
  keys: string[];
}

interface Leaf {
  document_sha256: string;
  at: string;
  title: Record<string, string>;
}

const utf8 = new TextEncoder();
const rememberedAs = 'hiraku-checkpoint';

async function sha256(...parts: Uint8Array[]): Promise<Uint8Array> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function shown(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-record="${name}"]`);
}

async function fetchJson<T>(address: string): Promise<T> {
  const reply = await fetch(address, { headers: { accept: 'application/json' }, cache: 'no-store' });
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}`);
  return (await reply.json()) as T;
}

/** The title as it was written: on a page with furigana, without the readings. */
function shownTitle(): string | null | undefined {
  const title = document.querySelector('h1')?.cloneNode(true) as HTMLElement | undefined;
  for (const reading of title?.querySelectorAll('rt, rp') ?? []) reading.remove();
  return title?.textContent;
}

/** What the page shows against the leaf that it shows. */
async function isDocumentOf(leafText: string, lang: string): Promise<boolean> {
  try {
    const leaf = JSON.parse(leafText) as Leaf;
    const digest = await sha256(utf8.encode(canonicalJson(JSON.parse(shown('document')?.textContent ?? ''))));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex === leaf.document_sha256 && shown('at')?.getAttribute('datetime') === leaf.at && shownTitle() === leaf.title[lang];
  } catch {
    return false;
  }
}

/** Null where the browser does not know Ed25519. */
async function isSigned({ text, signatures }: SignedNote, verifiers: string[]): Promise<boolean | null> {
  for (const verifier of verifiers.map(parseVerifier)) {
    const signature = signatures.find(({ name, keyId }) => name === verifier.name && keyId === verifier.keyId);
    if (!signature) continue;
    try {
      const key = await crypto.subtle.importKey('raw', new Uint8Array(verifier.publicKey), { name: 'Ed25519' }, false, ['verify']);
      if (await crypto.subtle.verify('Ed25519', key, new Uint8Array(signature.signature), utf8.encode(text))) return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
    }
  }
  return false;
}

/** True where this tree continues the one that this browser saw last; remembers the later of the two. */
async function continuesWhatWasSeen(note: string): Promise<boolean> {
  let seen: string | null = null;
  try {
    seen = localStorage.getItem(rememberedAs);
  } catch {
    return true;
  }
  const now = parseCheckpoint(parseNote(note).text);
  const before = seen === null ? null : parseCheckpoint(parseNote(seen).text);
  if (before?.origin === now.origin) {
    const proof = await fetchJson<{ hashes: string[]; checkpoint: string }>(`/log/consistency?from=${Math.min(before.size, now.size)}`);
    const head = parseCheckpoint(parseNote(proof.checkpoint).text);
    const [older] = before.size <= now.size ? [before] : [now];
    if (!(await isConsistent(sha256, older, head, proof.hashes.map((hash) => bytesOf(hash) ?? new Uint8Array())))) return false;
    if (before.size > now.size) return true;
  }
  localStorage.setItem(rememberedAs, note);
  return true;
}

async function check(marks: HTMLElement): Promise<Outcome> {
  if (!globalThis.crypto?.subtle) return 'unable';
  const leafText = shown('leaf')?.textContent ?? '';
  if (!(await isDocumentOf(leafText, marks.dataset.lang ?? 'ja'))) return { altered: 'document' };
  const act = await fetchJson<ActDocument>(marks.dataset.proof ?? '');
  if (act.leaf !== leafText) return { altered: 'document' };
  if (!act.proof) return 'unable';
  const { leaf_index, tree_size, hashes, checkpoint } = act.proof;
  const note = parseNote(checkpoint);
  const head = parseCheckpoint(note.text);
  const root = await rootFromInclusion(sha256, await hashOfLeaf(sha256, utf8.encode(leafText)), leaf_index, tree_size, hashes.map((hash) => bytesOf(hash) ?? new Uint8Array()));
  if (root === null || head.size !== tree_size || !sameBytes(root, head.root)) return { altered: 'path' };
  const signed = await isSigned(note, act.keys);
  if (signed === false) return { altered: 'signature' };
  if (!(await continuesWhatWasSeen(checkpoint))) return { altered: 'history' };
  return signed === null ? 'unsigned' : 'sound';
}

function show(marks: HTMLElement, outcome: Outcome): void {
  const name = typeof outcome === 'string' ? outcome : 'altered';
  for (const mark of marks.querySelectorAll<HTMLElement>('[data-outcome]')) mark.hidden = mark.dataset.outcome !== name;
  if (typeof outcome === 'string') return;
  for (const reason of marks.querySelectorAll<HTMLElement>('[data-reason]')) reason.hidden = reason.dataset.reason !== outcome.altered;
}

const marks = shown('marks');
if (marks) {
  void check(marks).then(
    (outcome) => show(marks, outcome),
    () => show(marks, 'unable'),
  );
}

/** Files that come with an opinion: what they are is read from their content, never from a name or a declared type. */
import type { Sentence } from '#platform/http';

export const attachmentKinds = ['attachment', 'scan'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Bytes of one file as it is sent, and files of one submission. */
export const attachmentBytesMax = 10_000_000;
export const attachmentsMax = 5;

/** For the browser's own choice of files; nothing relies on it. */
export const attachmentAccept = '.pdf,.jpg,.jpeg,.png,.webp,.heic,.txt';

/** A file that was cleaned, sealed and stored; its row is not written yet. The name it had is not kept: names of files hold names of people. */
export interface AcceptedAttachment {
  mediaType: 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/webp' | 'text/plain';
  /** Of the clean file. */
  bytes: number;
  /** Of a PDF. */
  pages: number | null;
  /** Where the sealed bytes are. */
  sealedSha256: string;
  scanned: 'clean' | 'not-scanned';
}

/** `later`: the file may be good, but could not be looked through now. */
export type Acceptance = { kind: 'accepted'; attachment: AcceptedAttachment } | { kind: 'refused'; sentence: Sentence; later: boolean };

export interface Attachment extends Omit<AcceptedAttachment, 'sealedSha256'> {
  id: number;
  submissionId: number;
  position: number;
  kind: AttachmentKind;
  addedAt: Date;
}

const endings: Record<AcceptedAttachment['mediaType'], string> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'text/plain': 'txt' };

/** 「添付1.pdf」, 「原本2.jpg」: by place and kind alone. `position` counts from 0. */
export function attachmentName({ kind, position, mediaType }: Pick<Attachment, 'kind' | 'position' | 'mediaType'>): string {
  return `${kind === 'scan' ? '原本' : '添付'}${position + 1}.${endings[mediaType]}`;
}

export type Recognised = 'pdf' | 'jpeg' | 'png' | 'webp' | 'heif' | 'text';

/** By the first bytes (magic numbers of each format's standard); text where nothing in it is not text. Null for everything else. */
export function recognise(bytes: Uint8Array): Recognised | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  // ISO 32000 lets a little stand before it; nothing is gained by taking more.
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (head.slice(4, 8) === 'ftyp' && /^(?:hei[cmsx]|hev[cx]|mif1|msf1|avif)/.test(head.slice(8))) return 'heif';
  return isText(bytes) ? 'text' : null;
}

/** No sign in it that text does not have; UTF-16 says so by its first two bytes. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.byteLength === 0) return false;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  // 0x1b begins the shifts of ISO-2022-JP.
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d || byte === 0x1b);
}

/** A letter by e-mail: taken apart, so that a person can confirm what in it is an opinion. */
import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { visibleText } from './attachment-text.ts';
import { textOfHtml } from './letter-html.ts';

/** Whole letters up to here are read; of larger ones only the head is kept. */
export const letterBytesMax = 25_000_000;

/** Characters of a letter that are shown: an opinion has 4,000. */
const shownMax = 50_000;

export const mailQueuePath = '/staff/consultations/mail';
export function letterPath(id: number): string {
  return `${mailQueuePath}/${id}`;
}

/** Why a letter is no opinion. */
export const dismissals = ['spam', 'not-opinion', 'double', 'other'] as const;
export type Dismissal = (typeof dismissals)[number];

export interface LetterRow {
  id: number;
  receivedAt: Date;
  state: 'waiting' | 'taken' | 'dismissed';
  cut: boolean;
  isErased: boolean;
  submissionId: number | null;
  /** A dismissal, and after a colon what was said besides. */
  reason: string | null;
  settledAs: string | null;
  settledAt: Date | null;
}

export interface Letter {
  from: { name: string; address: string };
  subject: string;
  /** All of it, as text. */
  text: string;
  /** Longer than is shown: the text is its beginning. */
  isShortened: boolean;
  /** Its files, without their names. */
  files: Uint8Array[];
}

/** Of the same letter always the same, and nothing of its sender: servers put names of people's computers into a Message-ID. */
export function letterKey(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200_000)).toString('latin1').split(/\r?\n\r?\n/, 1)[0]!;
  const id = /^message-id:[ \t]*(?:\r?\n[ \t]+)?(\S+)/im.exec(head)?.[1];
  return createHash('sha256').update(id ?? bytes).digest('hex');
}

/** Of the head of a letter or of one of its parts; those of people have a few thousand. */
const headBytesMax = 300_000;
/**
 * Lines that may begin a part, and lines that are no line of a packed file. The time that they take grows faster than their number, and
 * whoever writes chooses it.
 */
const partsMax = 2_000;
const shortLinesMax = 50_000;
const shortBytes = 40;

/** The letter up to so many parts and lines; a file that is packed as people's programs do it is never cut. */
function readable(bytes: Uint8Array): Uint8Array {
  const letter = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [parts, short] = [0, 0];
  for (let at = 0, end = letter.indexOf(10); end >= 0; at = end + 1, end = letter.indexOf(10, at)) {
    if (letter[at] === 45 && letter[at + 1] === 45) parts += 1;
    if (end - at < shortBytes) short += 1;
    if (parts > partsMax || short > shortLinesMax) return bytes.subarray(0, at);
  }
  return bytes;
}

/** Whatever was sent: what cannot be read becomes empty, nothing is thrown. */
export async function readLetter(bytes: Uint8Array): Promise<Letter> {
  try {
    const whole = readable(bytes);
    const read = await PostalMime.parse(whole, { attachmentEncoding: 'arraybuffer', maxNestingDepth: 50, maxHeadersSize: headBytesMax });
    const written = read.text?.trim() ? read.text : read.html ? textOfHtml(read.html) : '';
    const text = visibleText(written).trim();
    const one = read.from && 'address' in read.from ? read.from : undefined;
    return {
      from: { name: oneLine(one?.name ?? ''), address: oneLine(one?.address ?? '') },
      subject: oneLine(read.subject ?? ''),
      text: text.slice(0, shownMax),
      isShortened: text.length > shownMax || whole.byteLength < bytes.byteLength,
      // Pictures that only dress the letter (signatures, logos) are no part of the opinion.
      files: read.attachments.filter(({ related }) => !related).map(({ content }) => (typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content))),
    };
  } catch {
    return { from: { name: '', address: '' }, subject: '', text: '', isShortened: false, files: [] };
  }
}

function oneLine(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ').trim().slice(0, 300);
}

const quoteStarts = [/^-{2,}\s*(?:Original Message|元のメッセージ|転送メッセージ|Forwarded message)\s*-{2,}/i, /^_{20,}$/, /^On .{5,200} wrote:$/, /^\d{4}年\d{1,2}月\d{1,2}日.{0,200}(?:wrote|のメール|書きました)[:：]?$/, /^(?:From|差出人)\s*[:：].*$/i];

/** Without the letters that it answers: to begin with, the person who confirms it sees the whole beside it. */
export function withoutQuotes(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && quoteStarts.some((start) => start.test(line.trim())));
  const own = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !/^\s*[>＞]/.test(line)).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  return own === '' ? text.trim() : own;
}

/** Taking a file of somebody's: looked through, cleaned by its kind, sealed and stored. */
import { createHash } from 'node:crypto';
import type { Outside } from '#platform/config';
import type { Files } from '#platform/files';
import type { Sentence } from '#platform/http';
import { cleanPdf, type PdfRefusal } from '#platform/pdf-cleaning';
import type { Safe } from '#platform/safe';
import { type Acceptance, attachmentBytesMax, type AcceptedAttachment, recognise, type Recognised } from './attachment.ts';
import { cleanImage } from './attachment-image.ts';
import { cleanText } from './attachment-text.ts';
import { scan } from './clamd.ts';

export interface AcceptanceParts {
  files: Pick<Files, 'put'>;
  safe: Pick<Safe, 'sealBytes'>;
  outside: Pick<Outside, 'scanner'>;
}

const sentences = {
  empty: { ja: 'ファイルの中身がありません。別のファイルを選んでください。', en: 'The file is empty. Please choose another.' },
  large: { ja: 'ファイルは1つ10MBまでです。小さくするか、分けて添えてください。', en: 'A file may have at most 10 MB. Please make it smaller, or send it in parts.' },
  unknown: { ja: '添えられるのは、PDF、写真・画像（JPEG、PNG、WebP）、文字だけのファイルです。ワードなどの文書は、PDFにしてから添えてください。', en: 'You can send PDF, pictures (JPEG, PNG, WebP) and plain text. Please save other documents as PDF first.' },
  heif: { ja: 'この写真の形式（HEIC）は読み取れません。JPEGにしてから添えてください。iPhoneでは、画面の写し（スクリーンショット）を撮って添えることもできます。', en: 'This kind of picture (HEIC) cannot be read here. Please save it as JPEG; on an iPhone a screenshot of it will do.' },
  pixels: { ja: '画像が大きすぎます。縦横の大きさを小さくしてから添えてください。', en: 'The picture has too many pixels. Please make it smaller first.' },
  image: { ja: '画像を読み取れません。壊れているかもしれません。開けるか確かめて、別のファイルを選んでください。', en: 'The picture cannot be read; it may be damaged. Please check that it opens, and choose another.' },
  text: { ja: '文字を読み取れません。文字コードをUTF-8にして保存し直してください。', en: 'The text cannot be read. Please save it as UTF-8.' },
  found: { ja: 'ウイルスなどの危険なものが見つかったため、このファイルは受け取れません。', en: 'Something harmful was found in this file, so it cannot be taken.' },
  later: { ja: 'ただいまファイルの安全を確かめられません。しばらくしてからもう一度送るか、ファイルを添えずに送ってください。', en: 'Files cannot be checked for safety right now. Please try again later, or send without the file.' },
} satisfies Record<string, Sentence>;

const pdfSentences: Record<PdfRefusal, Sentence> = {
  encrypted: { ja: 'パスワードなどで保護されたPDFは受け取れません。保護を外してから添えてください。', en: 'A protected PDF cannot be taken. Please remove its protection first.' },
  damaged: { ja: 'PDFを読み取れません。壊れているかもしれません。開けるか確かめて、別のファイルを選んでください。', en: 'The PDF cannot be read; it may be damaged. Please check that it opens, and choose another.' },
  'too-slow': { ja: 'PDFの中身が複雑で、処理しきれませんでした。ページを分けるか、印刷用に保存し直してください。', en: 'The PDF is too complex to be processed. Please split it, or save it again for print.' },
  'too-large': { ja: 'PDFの中身が大きすぎます。ページを分けて添えてください。', en: 'The PDF unfolds to too much. Please split it.' },
};

/** Takes one file. Nothing is written to the database; sealed bytes whose row is never written lie unreadable and unnamed in the store of files. */
export async function acceptAttachment({ files, safe, outside: { scanner } }: AcceptanceParts, bytes: Uint8Array): Promise<Acceptance> {
  if (bytes.byteLength === 0) return refused(sentences.empty);
  if (bytes.byteLength > attachmentBytesMax) return refused(sentences.large);
  const kind = recognise(bytes);
  if (kind === null) return refused(sentences.unknown);
  // As it came: what cleaning takes away may be what is harmful, and whoever sent it should be told.
  const verdict = scanner === null ? null : await scan(scanner, bytes);
  if (verdict?.kind === 'found') return refused(sentences.found);
  if (verdict?.kind === 'unreachable') return refused(sentences.later, true);
  const clean = await cleaned(kind, bytes);
  if ('ja' in clean) return refused(clean);
  const { sha256 } = await files.put(safe.sealBytes(clean.bytes));
  const attachment: AcceptedAttachment = { mediaType: clean.mediaType, bytes: clean.bytes.byteLength, pages: clean.pages, sealedSha256: sha256, scanned: verdict === null ? 'not-scanned' : 'clean' };
  return { kind: 'accepted', attachment };
}

/** Keeps sealed bytes in memory until it is sure that they are taken: what is refused, or comes twice, must not fill the disk. */
export function heldFiles(): Pick<Files, 'put'> & { store(files: Pick<Files, 'put'>): Promise<void> } {
  const held: Uint8Array[] = [];
  return {
    async put(bytes) {
      held.push(bytes);
      return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength };
    },
    async store(files) {
      for (const bytes of held) await files.put(bytes);
    },
  };
}

function refused(sentence: Sentence, later = false): Acceptance {
  return { kind: 'refused', sentence, later };
}

type Clean = Pick<AcceptedAttachment, 'mediaType' | 'pages'> & { bytes: Uint8Array };

async function cleaned(kind: Recognised, bytes: Uint8Array): Promise<Clean | Sentence> {
  if (kind === 'pdf') {
    const made = await cleanPdf(bytes);
    return made.kind === 'clean' ? { mediaType: 'application/pdf', bytes: made.bytes, pages: made.pages } : pdfSentences[made.why];
  }
  if (kind === 'text') {
    const text = cleanText(bytes);
    if (text === null) return sentences.text;
    return text.trim() === '' ? sentences.empty : { mediaType: 'text/plain', bytes: Buffer.from(text), pages: null };
  }
  const made = await cleanImage(bytes, kind);
  if (made.kind === 'clean') return { mediaType: made.mediaType, bytes: made.bytes, pages: null };
  if (made.why === 'too-many-pixels') return sentences.pixels;
  return kind === 'heif' ? sentences.heif : sentences.image;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { drawing, paper, photo, pixelBomb, webp } from '#fixtures/opinion/attachment';
import { eicar, openScanner, type StandIn } from '#fixtures/opinion/clamd';
import { openFiles } from '#platform/files';
import { openSafe } from '#platform/safe';
import { acceptAttachment } from './acceptance.ts';
import { type AcceptedAttachment, attachmentName, recognise } from './attachment.ts';

const folder = mkdtempSync(join(tmpdir(), 'hiraku-acceptance-'));
const safe = openSafe({ given: Buffer.alloc(32, 7).toString('base64'), file: '/nowhere' });
const parts = { files: openFiles(folder), safe, outside: { scanner: null } };
let scanner: StandIn | null = null;
afterEach(() => scanner?.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function accept(bytes: Uint8Array, given: Partial<Parameters<typeof acceptAttachment>[0]> = {}): Promise<{ attachment: AcceptedAttachment; clean: Buffer; sealed: Buffer }> {
  const made = await acceptAttachment({ ...parts, ...given }, bytes);
  if (made.kind === 'refused') throw new Error(made.sentence.en);
  const sealed = Buffer.from((await parts.files.get(made.attachment.sealedSha256))!);
  return { attachment: made.attachment, clean: safe.openBytes(sealed), sealed };
}

async function refusal(bytes: Uint8Array, given: Partial<Parameters<typeof acceptAttachment>[0]> = {}): Promise<{ en: string; later: boolean }> {
  const made = await acceptAttachment({ ...parts, ...given }, bytes);
  if (made.kind === 'accepted') throw new Error('it was taken');
  return { en: made.sentence.en, later: made.later };
}

describe('what a file carries unseen', () => {
  const mark = 'HIMITSU';

  it.each([
    ['photograph', photo, 'image/jpeg'],
    ['drawing', drawing, 'image/png'],
    ['WebP picture', webp, 'image/webp'],
    ['PDF', async (given: string) => paper(given), 'application/pdf'],
  ])('is not in the %s that is kept', async (_, make, mediaType) => {
    const sent = await make(mark);
    expect(sent.includes(mark)).toBe(true);
    const { attachment, clean, sealed } = await accept(sent);
    expect(attachment.mediaType).toBe(mediaType);
    expect(attachment.bytes).toBe(clean.length);
    for (const bytes of [clean, sealed]) expect(bytes.includes(mark)).toBe(false);
  });

  it('turns a photograph upright before the note that says how it lay is gone', async () => {
    const { clean } = await accept(await photo(mark));
    const { width, height, exif, xmp, orientation } = await sharp(clean).metadata();
    expect({ width, height, exif, xmp, orientation }).toEqual({ width: 40, height: 60, exif: undefined, xmp: undefined, orientation: undefined });
  });

  it('makes large pictures no larger than one can read on', async () => {
    const { clean } = await accept(await sharp({ create: { width: 6_000, height: 1_000, channels: 3, background: '#fff' } }).jpeg().toBuffer());
    expect((await sharp(clean).metadata()).width).toBe(4_000);
  });
});

describe('what a file is', () => {
  it('is read from its content', async () => {
    expect(recognise(await photo('x'))).toBe('jpeg');
    expect(recognise(paper('x'))).toBe('pdf');
    expect(recognise(Buffer.from('<svg onload="alert(1)">'))).toBe('text');
    expect(recognise(Buffer.from('MZ\x90\x00\x03'))).toBeNull();
    expect(recognise(Buffer.from('PK\x03\x04\x14\x00'))).toBeNull();
  });

  it('says which kinds are taken where it is another', async () => {
    expect((await refusal(Buffer.from('PK\x03\x04\x14\x00'))).en).toContain('PDF, pictures');
    expect((await refusal(new Uint8Array())).en).toContain('empty');
    expect((await refusal(new Uint8Array(10_000_001))).en).toContain('10 MB');
  });

  it('refuses pictures and papers that are damaged, pictures that unfold beyond measure, and HEIC that cannot be read', async () => {
    expect((await refusal((await photo('x')).subarray(0, 200))).en).toContain('cannot be read');
    expect((await refusal(Buffer.from('%PDF-1.7 nothing'))).en).toContain('cannot be read');
    expect((await refusal(pixelBomb())).en).toContain('too many pixels');
    expect((await refusal(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).en).toContain('HEIC');
  });

  it('keeps text as UTF-8 without what turns or hides it', async () => {
    const shiftJis = Buffer.from([0x88, 0xd3, 0x8c, 0xa9]);
    expect((await accept(shiftJis)).clean.toString()).toBe('意見');
    expect((await accept(Buffer.from('\ufeff賛成です\u202eすで対反\r\n', 'utf8'))).clean.toString()).toBe('賛成ですすで対反\n');
    expect((await accept(Buffer.from('\x1b$B0U8+\x1b(B', 'latin1'))).clean.toString()).toBe('意見');
    expect((await accept(Buffer.from('\ufeff意見', 'utf16le'))).clean.toString()).toBe('意見');
    expect((await refusal(Buffer.from([0xff, 0xff, 0xff, 0x20]))).en).toContain('UTF-8');
  });

  it('is named by its place alone', () => {
    expect(attachmentName({ kind: 'attachment', position: 0, mediaType: 'application/pdf' })).toBe('添付1.pdf');
    expect(attachmentName({ kind: 'scan', position: 1, mediaType: 'image/jpeg' })).toBe('原本2.jpg');
  });
});

describe('with a virus scanner', () => {
  it('refuses what it finds, takes the rest, and says which was looked through', async () => {
    scanner = await openScanner();
    expect((await accept(Buffer.from('意見です'), { outside: { scanner: scanner.place } })).attachment.scanned).toBe('clean');
    expect((await accept(Buffer.from('意見です'))).attachment.scanned).toBe('not-scanned');
    expect(await refusal(Buffer.from(eicar), { outside: { scanner: scanner.place } })).toEqual({ en: expect.stringContaining('harmful'), later: false });
  });

  it('takes nothing while it does not answer', async () => {
    scanner = await openScanner();
    scanner.mood = 'half';
    expect(await refusal(Buffer.from('意見です'), { outside: { scanner: scanner.place } })).toEqual({ en: expect.stringContaining('try again later'), later: true });
  });
});

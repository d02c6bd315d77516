/** What a PDF carries beside its pages does not leave the city. */
import { deflateSync } from 'node:zlib';
import { ColorSpace, PDFDocument as Pdf, type PDFObject } from 'mupdf';
import PDFKit from 'pdfkit';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { cleanPdf } from './pdf-cleaning.ts';
import { scrubPdf } from './pdf-scrub.ts';
import { processorMs } from './processor-time.fixture.ts';

const marker = 'SATO-HANAKO';
const font = 'node_modules/@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf';

function written(draw: (pdf: InstanceType<typeof PDFKit>) => void, options: ConstructorParameters<typeof PDFKit>[0] = {}): Promise<Buffer> {
  return new Promise((done, failed) => {
    const pdf = new PDFKit({ size: 'A4', ...options });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks))).on('error', failed);
    draw(pdf);
    pdf.end();
  });
}

/** Everything that can be read out of a PDF: its bytes, and each object and stream unpacked. */
function insides(bytes: Uint8Array): string {
  const document = new Pdf(bytes);
  const pieces = [Buffer.from(bytes).toString('latin1'), document.getTrailer().toString()];
  for (let number = 1; number < document.countObjects(); number += 1) {
    const object = document.newIndirect(number);
    pieces.push(object.resolve().toString(true, true));
    if (object.isStream()) pieces.push(...[object.readStream(), object.readRawStream()].map((stream) => Buffer.from(stream.asUint8Array()).toString('latin1')));
  }
  return pieces.join('\n');
}

const spelled = [marker, Buffer.from(marker, 'utf16le').toString('latin1'), Buffer.from(marker, 'utf16le').swap16().toString('latin1'), Buffer.from(marker).toString('hex'), Buffer.from(marker).toString('hex').toUpperCase()];

function carriesMarker(bytes: Uint8Array): boolean {
  const all = insides(bytes);
  return spelled.some((one) => all.includes(one));
}

async function photo(): Promise<Buffer> {
  const red = sharp({ create: { width: 64, height: 48, channels: 3, background: '#c03020' } });
  const plain = await red.withExif({ IFD0: { Artist: marker, Copyright: marker } }).withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${marker}</a></x:xmpmeta>`).jpeg().toBuffer();
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, marker.length + 2]), Buffer.from(marker)]);
  return Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2), Buffer.from(marker)]);
}

const edits: [string, (pdf: Pdf, root: PDFObject, page: PDFObject) => void][] = [
  ['the document information', (pdf) => void pdf.getTrailer().put('Info', pdf.addObject({ Author: pdf.newString(marker), Title: pdf.newString(marker), Company: pdf.newString(marker) }))],
  ['the XMP of the document', (pdf, root) => void root.put('Metadata', pdf.addStream(`<x>${marker}</x>`, { Type: 'Metadata', Subtype: 'XML' }))],
  ['the XMP of a page', (pdf, _, page) => void page.put('Metadata', pdf.addStream(`<x>${marker}</x>`, {}))],
  ['the XMP of a font', (pdf, _, page) => void page.get('Resources', 'Font').forEach((one) => void one.put('Metadata', pdf.addStream(marker, {})))],
  ['the private data of a program', (pdf, _, page) => void page.put('PieceInfo', { Word: { LastModified: pdf.newString('D:2026'), Private: pdf.newString(marker) } })],
  ['a script that runs when it is opened', (pdf, root) => void root.put('OpenAction', { S: 'JavaScript', JS: pdf.newString(`app.alert("${marker}")`) })],
  ['a named script', (pdf, root) => void root.put('Names', { JavaScript: { Names: [pdf.newString('a'), { S: 'JavaScript', JS: pdf.newString(marker) }] } })],
  ['an attached file', (pdf) => pdf.insertEmbeddedFile(`${marker}.txt`, pdf.addEmbeddedFile(`${marker}.txt`, 'text/plain', Buffer.from(marker), new Date(0), new Date(0)))],
  ['an associated file', (pdf, root) => void root.put('AF', [pdf.addObject({ Type: 'Filespec', F: pdf.newString(marker) })])],
  ['a comment with its author', (pdf, _, page) => void page.put('Annots', [pdf.addObject({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], T: pdf.newString(marker), Contents: pdf.newString(marker) })])],
  ['a link that opens a program', (pdf, _, page) => void page.put('Annots', [pdf.addObject({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'Launch', F: pdf.newString(marker) } })])],
  ['a link that sends a form', (pdf, _, page) => void page.put('Annots', [pdf.addObject({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'SubmitForm', F: pdf.newString(`http://${marker}`) } })])],
  ['a link with a note', (pdf, _, page) => void page.put('Annots', [pdf.addObject({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], Contents: pdf.newString(marker), A: { S: 'URI', URI: pdf.newString('https://example.jp/'), Next: { S: 'JavaScript', JS: pdf.newString(marker) } } })])],
  ['a field that was filled in', (pdf, root, page) => {
    const field = pdf.addObject({ Type: 'Annot', Subtype: 'Widget', FT: 'Tx', Rect: [0, 0, 9, 9], T: pdf.newString(marker), V: pdf.newString(marker) });
    page.put('Annots', [field]);
    root.put('AcroForm', { Fields: [field], XFA: pdf.addStream(marker, {}) });
  }],
  ['a layer’s name and maker', (pdf, root) => {
    const layer = pdf.addObject({ Type: 'OCG', Name: pdf.newString(marker), Usage: { CreatorInfo: { Creator: pdf.newString(marker) } } });
    root.put('OCProperties', { OCGs: [layer], D: { Name: pdf.newString(marker), Creator: pdf.newString(marker), ON: [layer], Order: [pdf.newString(marker), layer] } });
  }],
  ['the tags of its structure', (pdf, root) => {
    const tree = pdf.addObject({ Type: 'StructTreeRoot' });
    tree.put('K', [pdf.addObject({ Type: 'StructElem', S: 'P', P: tree, T: pdf.newString(marker), A: { O: 'UserProperties', P: [{ N: pdf.newString('Author'), V: pdf.newString(marker) }] } })]);
    root.put('StructTreeRoot', tree);
  }],
  ['a note in the drawing steps', (pdf, _, page) => void page.put('Contents', pdf.addStream(`% ${marker}\nBT ET`, {}))],
  ['the file’s own number', (pdf) => void pdf.getTrailer().put('ID', [pdf.newString(marker), pdf.newString(marker)])],
  ['a key that nobody knows', (pdf, root, page) => {
    root.put('Office', pdf.newString(marker));
    page.put('Clerk', pdf.newString(marker));
    pdf.getTrailer().put('Clerk', pdf.newString(marker));
    page.get('Resources').put('Clerk', pdf.newString(marker));
    page.get('Resources', 'Font').forEach((one) => void one.put('Clerk', pdf.newString(marker)));
  }],
  ['a page that does not say it is one', (pdf, _, page) => {
    page.delete('Type');
    page.put('Clerk', pdf.newString(marker));
  }],
  ['a comment that stands in the page itself', (pdf, _, page) => void page.put('Annots', [{ Type: 'Annot', Subtype: 'FreeText', Rect: [0, 0, 9, 9], T: pdf.newString(marker), RC: pdf.newString(marker) }])],
  ['a drawing placed on a page', (pdf, _, page) => void page.get('Resources').put('XObject', { X: pdf.addStream(`% ${marker}\nBT ET`, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], LastModified: pdf.newString(marker), Clerk: pdf.newString(marker) }) })],
];

let plain: Buffer;
beforeAll(async () => {
  plain = await written((pdf) => pdf.font(font).text('街路樹の植え替えに賛成です。', 40, 60));
});

function with_(edit: (pdf: Pdf, root: PDFObject, page: PDFObject) => void): Uint8Array {
  const pdf = new Pdf(plain);
  edit(pdf, pdf.getTrailer().get('Root'), pdf.findPage(0));
  return pdf.saveToBuffer('').asUint8Array().slice();
}

function pageText(bytes: Uint8Array, page = 0): string {
  return new Pdf(bytes).loadPage(page).toStructuredText('preserve-whitespace').asText().trim();
}

describe('what somebody wrote into the file beside its pages is gone', () => {
  test.each(edits)('%s', async (_, edit) => {
    const dirty = with_(edit);
    expect(carriesMarker(dirty)).toBe(true);
    const clean = await cleanPdf(dirty);
    if (clean.kind === 'refused') throw new Error(clean.why);
    expect(carriesMarker(clean.bytes)).toBe(false);
    expect(clean.pages).toBe(1);
  });

  test('an earlier version of the page, kept by a program that only adds', async () => {
    const pdf = new Pdf(with_((made, _, page) => void page.put('Contents', made.addStream(`BT (${marker}) Tj ET`, {}))));
    pdf.findPage(0).put('Contents', pdf.addStream('BT ET', {}));
    const dirty = pdf.saveToBuffer('incremental').asUint8Array().slice();
    expect(carriesMarker(dirty)).toBe(true);
    const clean = await cleanPdf(dirty);
    expect(clean.kind === 'clean' && !carriesMarker(clean.bytes)).toBe(true);
  });

  test.each([['as it is', null], ['packed once more', 'Fl'], ['written in letters', 'AHx']])('what a camera wrote into a photo, %s', async (_, packing) => {
    const jpeg = await photo();
    const dirty = await written((pdf) => void pdf.image(jpeg, 40, 40));
    const document = new Pdf(dirty);
    if (packing !== null) {
      for (let number = 1; number < document.countObjects(); number += 1) {
        const object = document.newIndirect(number);
        if (!object.isStream() || object.get('Subtype').isNull() || object.get('Subtype').asName() !== 'Image') continue;
        object.put('Filter', [packing === 'Fl' ? 'FlateDecode' : 'ASCIIHexDecode', 'DCTDecode']);
        object.writeRawStream(packing === 'Fl' ? deflateSync(jpeg) : `${jpeg.toString('hex')}>`);
      }
    }
    const packed = document.saveToBuffer('').asUint8Array().slice();
    if (packing === null) expect(carriesMarker(packed)).toBe(true);
    const clean = await cleanPdf(packed);
    if (clean.kind === 'refused') throw new Error(clean.why);
    expect(carriesMarker(clean.bytes)).toBe(false);
    const look = (bytes: Uint8Array) => Buffer.from(new Pdf(bytes).loadPage(0).toPixmap([1, 0, 0, 1, 0, 0], ColorSpace.DeviceRGB).getPixels());
    expect(look(clean.bytes).equals(look(packed))).toBe(true);
  });
});

describe('what a reader needs stays', () => {
  test('the words, links within and out of the document, bookmarks and tags', async () => {
    const dirty = await written(
      (pdf) => {
        pdf.addNamedDestination('second');
        pdf.outline.addItem('第1章 はじめに');
        const part = pdf.struct('P', {}, () => void pdf.font(font).text('本文です。', 40, 60, { link: 'https://city.example.jp/' }));
        pdf.addStructure(part);
        pdf.addPage().font(font).text('第2章', 40, 60);
      },
      { tagged: true, lang: 'ja', displayTitle: true, info: { Title: marker, Author: marker } },
    );
    const clean = await cleanPdf(dirty);
    if (clean.kind === 'refused') throw new Error(clean.why);
    expect([pageText(clean.bytes), pageText(clean.bytes, 1), clean.pages, clean.losses]).toEqual(['本文です。', '第2章', 2, []]);
    const document = new Pdf(clean.bytes);
    expect(document.loadOutline()?.map(({ title }) => title)).toEqual(['第1章 はじめに']);
    expect(document.loadPage(0).getLinks().map((link) => link.getURI())).toEqual(['https://city.example.jp/']);
    const root = document.getTrailer().get('Root');
    expect([root.get('Lang').asString(), root.get('StructTreeRoot', 'K').isNull()]).toEqual(['ja', false]);
    expect(carriesMarker(clean.bytes)).toBe(false);
  });

  test('the same file gives the same bytes, and a clean file stays as it is', async () => {
    const [one, other] = [await cleanPdf(plain), await cleanPdf(plain)];
    if (one.kind === 'refused' || other.kind === 'refused') throw new Error('refused');
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
    const again = await cleanPdf(one.bytes);
    expect(again.kind === 'clean' && pageText(again.bytes)).toBe('街路樹の植え替えに賛成です。');
  });

  test('whoever sent it can be told what is no longer there', async () => {
    const all = with_((pdf, root, page) => edits.forEach(([, edit]) => edit(pdf, root, page)));
    const clean = await cleanPdf(all);
    expect(clean).toMatchObject({ kind: 'clean', losses: expect.arrayContaining(['attachments', 'form', 'scripts']) });
  });
});

describe('what cannot be cleaned is refused with the reason', () => {
  test('a PDF under a password, also an empty one', async () => {
    expect(await cleanPdf(await written((pdf) => pdf.text('x'), { userPassword: 'secret' }))).toEqual({ kind: 'refused', why: 'encrypted' });
    expect(await cleanPdf(await written((pdf) => pdf.text('x'), { ownerPassword: 'secret' }))).toEqual({ kind: 'refused', why: 'encrypted' });
  });

  test('what is no PDF, or hardly one', async () => {
    for (const bytes of ['', 'hello', '%PDF-1.7\nnothing more', '<svg xmlns="http://www.w3.org/2000/svg"/>']) expect(await cleanPdf(Buffer.from(bytes))).toEqual({ kind: 'refused', why: 'damaged' });
  });

  test('one that takes longer than it may', async () => {
    expect(await cleanPdf(plain, { timeMax: 1 })).toEqual({ kind: 'refused', why: 'too-slow' });
  });

  test('one that unpacks to more than it may take of time or memory', async () => {
    const pdf = new Pdf(plain);
    const step = Buffer.alloc(30_000_000, 'q Q ');
    const packed = deflateSync(step);
    pdf.findPage(0).put('Contents', Array.from({ length: 120 }, () => pdf.addRawStream(packed, { Filter: 'FlateDecode' })));
    const answer = await cleanPdf(pdf.saveToBuffer('').asUint8Array().slice(), { timeMax: 5_000 });
    expect(['too-large', 'too-slow']).toContain(answer.kind === 'refused' && answer.why);
  });

  test('any file cut off or with bytes exchanged gives an answer and never an error', async () => {
    const cuts = [0.2, 0.5, 0.9, 0.99].map((part) => plain.subarray(0, Math.floor(plain.length * part)));
    const torn = [7, 901, 4_001].map((step) => Buffer.from(plain.map((byte, at) => (at > 20 && at % step === 0 ? byte ^ 0x5a : byte))));
    for (const bytes of [...cuts, ...torn]) expect(['clean', 'refused']).toContain((await cleanPdf(bytes)).kind);
  });
});

test('three hundred pages with a photo each are cleaned within seconds', async () => {
  const jpeg = await photo();
  const many = await written((pdf) => {
    for (let page = 0; page < 300; page += 1) pdf.addPage().font(font).text(`第${page}節 街路樹の植え替え`.repeat(60), 40, 60).image(jpeg, 40, 600);
  });
  expect(await cleanPdf(many, { timeMax: 110_000 })).toMatchObject({ kind: 'clean', pages: 301 });
  expect(processorMs(() => scrubPdf(many))).toBeLessThan(10_000);
});

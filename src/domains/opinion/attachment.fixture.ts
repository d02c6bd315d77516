/** Files as people send them, with what they do not know is inside: place, maker, author. Each carries a mark by which it is found again. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** 60 by 40 pixels, lying on its side: upright it is 40 by 60. */
export function photo(mark: string): Promise<Buffer> {
  const exif = { IFD0: { Artist: `${mark}artist`, Copyright: `${mark}copyright`, ImageDescription: `${mark}description` }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 43/1 30/1', GPSAreaInformation: `${mark}gps` } };
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${mark}xmp"/></rdf:RDF></x:xmpmeta>`;
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#2a7' } }).withMetadata({ orientation: 6 }).withExifMerge(exif).withXmp(xmp).jpeg().toBuffer();
}

export async function drawing(mark: string): Promise<Buffer> {
  const plain = await sharp({ create: { width: 30, height: 20, channels: 4, background: '#2a78' } }).png().toBuffer();
  // After the signature and IHDR: 8 + 25 bytes.
  return Buffer.concat([plain.subarray(0, 33), chunk('tEXt', Buffer.from(`Author\0${mark}text`)), chunk('iTXt', Buffer.from(`Comment\0\0\0\0\0${mark}itxt`)), plain.subarray(33)]);
}

export function webp(mark: string): Promise<Buffer> {
  return sharp({ create: { width: 30, height: 20, channels: 3, background: '#27a' } }).withExif({ IFD0: { Artist: `${mark}webp` } }).webp().toBuffer();
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(named.length - 4);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** A page of PDF with document information and XMP. */
export function paper(mark: string): Buffer {
  const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${mark}xmp</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
  const content = 'BT /F1 24 Tf 72 700 Td (Opinion) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /Metadata /Subtype /XML /Length ${xmp.length} >>\nstream\n${xmp}\nendstream`,
    `<< /Author (${mark}author) /Title (${mark}title) /Creator (${mark}creator) >>`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  const lines = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${table}\n%%EOF\n`, 'latin1');
}

/** 20,000 by 20,000 black dots, one bit each, in some 50 kB: 1.2 GB as colours. */
export function pixelBomb(): Buffer {
  const side = 20_000;
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(side * (side / 8 + 1)))), chunk('IEND', Buffer.alloc(0))]);
}

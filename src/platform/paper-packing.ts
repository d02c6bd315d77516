/**
 * Makes a PDF smaller without changing it: objects that are no streams move into compressed object streams (ISO 32000-1, 7.5.7), and
 * the table of places becomes a stream (7.5.8). The tags of an accessible book are thousands of small objects: two thirds of its bytes.
 */
import { deflateSync } from 'node:zlib';

const objectsPerStream = 200;

interface Placed {
  number: number;
  /** What stands between `obj` and `endobj`. */
  body: Buffer;
}

/** Objects of a PDF with one plain table of places, as the page maker writes it. @throws Error for any other */
function objectsOf(pdf: Buffer): { objects: Placed[]; trailer: string } {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1', Math.max(0, pdf.length - 64)))?.[1] ?? NaN);
  const table = pdf.toString('latin1', Number.isNaN(start) ? pdf.length : start);
  const head = /^xref\s+0 (\d+)\s+/.exec(table);
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(table)?.[1];
  if (!head || trailer === undefined) throw new Error('the page maker wrote a PDF of another build than this program knows');
  const entries = Array.from({ length: Number(head[1]) }, (_, number) => ({ number, entry: table.slice(head[0].length + number * 20, head[0].length + number * 20 + 20) }));
  const begun = entries.filter(({ entry }) => entry[17] === 'n').map(({ number, entry }) => ({ number, at: Number(entry.slice(0, 10)) }));
  // An object ends where the next one in the file begins.
  const inFile = begun.toSorted((one, other) => one.at - other.at);
  const objects = inFile.map(({ number, at }, index): Placed => ({ number, body: pdf.subarray(pdf.indexOf('obj', at) + 3, pdf.lastIndexOf('endobj', inFile[index + 1]?.at ?? start)) }));
  return { objects, trailer };
}

function streamObject(number: number, dictionary: string, content: Buffer): Buffer {
  const packed = deflateSync(content, { level: 9 });
  return Buffer.concat([Buffer.from(`${number} 0 obj\n<<${dictionary}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n', 'latin1')]);
}

/** The same document, smaller. @throws Error where it is not built as the page maker builds */
export function packed(source: Uint8Array): Uint8Array {
  const pdf = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const { objects, trailer } = objectsOf(pdf);
  const isStream = ({ body }: Placed) => body.subarray(-12).toString('latin1').trimEnd().endsWith('endstream');
  const [streams, plain] = [objects.filter(isStream), objects.filter((each) => !isStream(each))];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xAA\xAA\xAA\xAA\n', 'latin1')];
  let length = parts[0]!.length;
  let next = Math.max(...objects.map(({ number }) => number)) + 1;
  const places = new Map<number, [kind: number, where: number, index: number]>([[0, [0, 0, 65535]]]);
  const add = (number: number, bytes: Buffer): void => {
    places.set(number, [1, length, 0]);
    parts.push(bytes);
    length += bytes.length;
  };
  for (const { number, body } of streams) add(number, Buffer.concat([Buffer.from(`${number} 0 obj`, 'latin1'), body, Buffer.from('endobj\n', 'latin1')]));
  for (let from = 0; from < plain.length; from += objectsPerStream) {
    const own = plain.slice(from, from + objectsPerStream);
    const bodies = own.map(({ body }) => Buffer.concat([body, Buffer.from('\n')]));
    let at = 0;
    const index = own.map(({ number }, position) => {
      const place = `${number} ${at}`;
      at += bodies[position]!.length;
      places.set(number, [2, next, position]);
      return place;
    });
    const first = Buffer.from(`${index.join(' ')}\n`, 'latin1');
    add(next, streamObject(next, `/Type/ObjStm/N ${own.length}/First ${first.length}`, Buffer.concat([first, ...bodies])));
    next += 1;
  }
  return Buffer.concat([...parts, placesStream(next, length, places, trailer), Buffer.from(`startxref\n${length}\n%%EOF`, 'latin1')]);
}

/** The table of places: for each object its kind, its place and its index, in 1, 4 and 2 bytes. */
function placesStream(number: number, length: number, places: Map<number, [number, number, number]>, trailer: string): Buffer {
  places.set(number, [1, length, 0]);
  const rows = Buffer.alloc((number + 1) * 7);
  for (const [each, [kind, where, index]] of places) {
    rows.writeUInt8(kind, each * 7);
    rows.writeUInt32BE(where, each * 7 + 1);
    rows.writeUInt16BE(index, each * 7 + 5);
  }
  return streamObject(number, `/Type/XRef/W[1 4 2]${trailer.replace(/\/Size\s+\d+/, '').trim()}/Size ${number + 1}`, rows);
}

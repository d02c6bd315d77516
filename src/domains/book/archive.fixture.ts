/** Zip archives and PDFs made by hand, honest ones and hostile ones. */
import { constants, crc32, deflateRawSync } from 'node:zlib';

type Packed = string | { packed: Buffer; claims: number };

function fieldsOf(name: string, part: Packed, flags: number): { fields: Buffer; packed: Buffer } {
  const packed = typeof part === 'string' ? deflateRawSync(part) : part.packed;
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(typeof part === 'string' ? crc32(part) : 0, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(typeof part === 'string' ? Buffer.byteLength(part) : part.claims, 18);
  fields.writeUInt16LE(name.length, 22);
  return { fields, packed };
}

/** Deflated parts, each with its contents, or with packed bytes and a size that it claims. `hidden`: parts that the directory does not name. */
export function archive(parts: Record<string, Packed>, { flags = 0, hidden = {} }: { flags?: number; hidden?: Record<string, Packed> } = {}): Buffer {
  const [locals, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [listed, some] of [[true, parts], [false, hidden]] as const) {
    for (const [name, part] of Object.entries(some)) {
      const { fields, packed } = fieldsOf(name, part, flags);
      const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
      const place = Buffer.alloc(14);
      place.writeUInt32LE(offset, 10);
      if (listed) central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), fields, place, Buffer.from(name)]));
      locals.push(local);
      offset += local.length;
    }
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(Buffer.concat(central).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...central, Buffer.from('PK\u0005\u0006'), end]);
}

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook of one sheet, by its rows and its shared strings in XML. */
export function workbookParts(rows: string, strings: string[] = []): Record<string, string> {
  return {
    'xl/workbook.xml': `<workbook xmlns:r="${relation}"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="a" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  };
}

/** A PDF whose pages all show one stream of content. */
export function pdfOf(content: Buffer, { filter = '', pages = 1, height = 800 } = {}): Buffer {
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 ${height}]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>`;
  const objects = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from(`<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, at) => `${5 + at} 0 R`).join(' ')}]>>`),
    Buffer.from('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'),
    Buffer.concat([Buffer.from(`<</Length ${content.length}${filter}>>stream\n`), content, Buffer.from('\nendstream')]),
    ...Array.from({ length: pages }, () => Buffer.from(page)),
  ];
  const pieces = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  let offset = pieces[0]!.length;
  for (const [index, object] of objects.entries()) {
    places.push(offset);
    const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    pieces.push(piece);
    offset += piece.length;
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${offset}\n%%EOF`;
  return Buffer.concat([...pieces, Buffer.from(tail)]);
}

/** A zlib stream of so many megabytes of one text, made without making the text. */
export function bomb(text: string, megabytes: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(1_048_576, text), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: megabytes }, () => piece), Buffer.from([3, 0])]);
}

/** Workbook (.xlsx) → lines of cells, sheet by sheet. The reader of the package gets only parts that were checked. */
import readWorkbookSheets from 'read-excel-file/node';
import { inflatedParts, storedArchive } from './source-archive.ts';
import { SourceError, sourceFaults } from './source-error.ts';
import { sourceLinesMax, type SourceLine } from './source-line.ts';
import { cellLettersMax, cellsMax, reachOf } from './source-reach.ts';

const sheetPart = /^xl\/worksheets\/[^/]+\.xml$/i;
/** What says anything about cells: the workbook, its strings and styles, its sheets. Themes, drawings and pictures do not. */
const readParts = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

/** Numbers as a person sees them: 0.1 + 0.2 is kept by Excel with 17 digits and shown with 15. */
function shownNumber(text: string): number {
  return Number(Number(text).toPrecision(15));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  if (text.length > cellLettersMax) throw new SourceError('cell-too-long', sourceFaults.cellTooLong());
  return text;
}

export async function readWorkbook(bytes: Uint8Array): Promise<SourceLine[]> {
  const parts = inflatedParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), readParts);
  if (!parts.some(({ name }) => sheetPart.test(name))) throw new SourceError('not-a-workbook', sourceFaults.notAWorkbook());
  // Every part is looked at, since the workbook says itself which of them is a sheet.
  const cells = parts.reduce((sum, { data }) => sum + reachOf(data).cells, 0);
  if (cells > cellsMax) throw new SourceError('too-many-cells', sourceFaults.tooManyCells());
  try {
    const sheets = await readWorkbookSheets(storedArchive(parts), { trim: false, parseNumber: shownNumber });
    const rows = sheets.reduce((sum, { data }) => sum + data.length, 0);
    if (rows > sourceLinesMax) throw new SourceError('too-many-lines', sourceFaults.tooManyLines(rows));
    return sheets.flatMap(({ sheet, data }) => data.map((row, index) => ({ line: index + 1, sheet, cells: row.map(textOf) })));
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('broken-archive', sourceFaults.brokenArchive());
  }
}

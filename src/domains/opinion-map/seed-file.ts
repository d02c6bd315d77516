/** Rows of a CSV with statements, in UTF-8 or as Excel writes Japanese. */
import { parse } from 'csv-parse/sync';
import { unguarded } from '#platform/table';

/** Null where it cannot be read. At most `most` rows are looked at. */
export function readSeedFile(bytes: Uint8Array, most: number): string[][] | null {
  const text = decoded(bytes);
  if (text === null) return null;
  try {
    const rows = parse(text, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, to: most }) as string[][];
    return rows.map((cells) => cells.map(unguarded));
  } catch {
    return null;
  }
}

function decoded(bytes: Uint8Array): string | null {
  for (const name of ['utf-8', 'shift_jis']) {
    try {
      const text = new TextDecoder(name, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}

/** Looks for marks in whatever leaves the city: text however it is written, archives unpacked, PDFs with their properties and packed parts. */
import { inflateRawSync, inflateSync } from 'node:zlib';
import { inTransaction, type Database } from '#platform/database';
import { sql } from 'kysely';

/** Every mark is a word of this form; the letter after its first four says what it stands in for. Fewer would stand by chance in tokens and digests. */
const anyMark = /zqvx[adioprstw][a-z]{4,40}/g;

/** Marks in some bytes, each once. */
export function marksIn(bytes: Uint8Array | string): string[] {
  const forms = formsOf(Buffer.from(bytes as Uint8Array));
  return [...new Set(forms.flatMap((form) => form.match(anyMark) ?? []))].toSorted();
}

/** The bytes as every reader might take them. */
function formsOf(bytes: Buffer): string[] {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return unzipped(bytes).flatMap(formsOf);
  const plain = bytes.toString('latin1');
  if (plain.startsWith('%PDF')) return [plain, wide(bytes), ...streamsOf(bytes, plain)];
  return [plain, unhexed(plain), percentless(plain), ...unbased(plain)];
}

/** Strings of PDF are often UTF-16. */
function wide(bytes: Buffer): string {
  return bytes.toString('latin1').replaceAll('\0', '');
}

function streamsOf(bytes: Buffer, plain: string): string[] {
  return [...plain.matchAll(/stream\r?\n/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const end = plain.indexOf('endstream', start);
    try {
      const open = inflateSync(bytes.subarray(start, end));
      return [open.toString('latin1'), wide(open)];
    } catch {
      return [];
    }
  });
}

function unzipped(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size, name, extra, comment, header] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(start, start + size);
    parts.push(Buffer.from(bytes.subarray(at + 46, at + 46 + name)), method === 0 ? Buffer.from(packed) : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return parts;
}

const hex = /(?:[0-9a-f]{2}){8,}/gi;
const unhexed = (text: string): string => (text.match(hex) ?? []).map((found) => Buffer.from(found, 'hex').toString('latin1')).join('\n');

function percentless(text: string): string {
  return text.includes('%') ? text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : '';
}

/** Base 64 from each of the places where a group may begin. */
function unbased(text: string): string[] {
  const runs = text.match(/[A-Za-z0-9+/_-]{16,}/g) ?? [];
  return runs.length === 0 ? [] : [0, 1, 2, 3].map((skip) => runs.map((run) => Buffer.from(run.slice(skip), 'base64').toString('latin1')).join('\n'));
}

/** Marks in each table of the database, queues and old versions of rows too: `[table, marks]` of those that hold any. */
export async function marksInDatabase(owner: Database): Promise<[string, string[]][]> {
  return inTransaction(owner, async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`.execute(tx);
    const found: [string, string[]][] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ all: string | null }>`select string_agg(to_jsonb(t)::text, e'\n') as all from ${sql.raw(name)} t`.execute(tx);
      const marks = marksIn(rows[0]!.all ?? '');
      if (marks.length > 0) found.push([name, marks]);
    }
    return found;
  });
}

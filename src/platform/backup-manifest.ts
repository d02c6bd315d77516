/** The table of contents of a backup: what it holds, of which program, with the hash of every piece. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Refusal } from './http.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const piece = z.object({
  /** Path within the backup. */
  file: z.string().regex(/^[a-z0-9._/-]+$/).refine((path) => !path.split('/').includes('..')),
  bytes: z.int(),
  sha256,
});

export const manifestSchema = z.object({
  format: z.literal('hiraku-backup-1'),
  madeAt: z.iso.datetime(),
  program: z.string(),
  /** Migrations that the tables stand at. */
  migrations: z.array(z.object({ schema: z.string(), file: z.string(), sha256 })),
  /** Rows as COPY writes them, compressed with zstd. */
  tables: z.array(piece.extend({ table: z.string(), columns: z.array(z.string()), rows: z.int() })),
  /** Work that waits or failed, a JSON object a row. */
  jobs: piece.extend({ rows: z.int() }),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  /** Kept by their content: the name is the hash. */
  files: z.array(piece),
  /** Keys that lie outside the database. */
  keys: z.array(piece.extend({ name: z.string() })),
});

export type Manifest = z.output<typeof manifestSchema>;
export type Piece = z.output<typeof piece>;

/** Comes last: a backup without it was cut off. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  await writeFile(join(folder, 'manifest.json'), text, { mode: 0o600 });
  await writeFile(join(folder, 'manifest.sha256'), `${createHash('sha256').update(text).digest('hex')}  manifest.json\n`, { mode: 0o600 });
}

/** @throws Refusal naming the piece that is missing or not as it was written */
export async function readManifest(folder: string): Promise<Manifest> {
  const [text, said] = await Promise.all(['manifest.json', 'manifest.sha256'].map((name) => readFile(join(folder, name), 'utf8').catch(() => null)));
  if (text == null || said == null) {
    throw refuse('backup-incomplete', `${folder} は、完了したバックアップではありません（manifest.json または manifest.sha256 がありません）。`, `${folder} is no finished backup: manifest.json or manifest.sha256 is missing.`);
  }
  if (said.slice(0, 64) !== createHash('sha256').update(text).digest('hex')) throw altered('manifest.json');
  const read = manifestSchema.safeParse(JSON.parse(text));
  if (!read.success) throw refuse('backup-format', `${folder} のバックアップの形式を、このプログラムは読めません。`, `This program cannot read the format of the backup in ${folder}.`);
  const { tables, jobs, files, keys } = read.data;
  for (const one of [...tables, jobs, ...files, ...keys]) await checkPiece(folder, one);
  return read.data;
}

async function checkPiece(folder: string, { file, sha256: expected }: Piece): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, file)), hash).catch(() => {
    throw altered(file);
  });
  if (hash.digest('hex') !== expected) throw altered(file);
}

export function altered(file: string): Refusal {
  return refuse('backup-altered', `バックアップの ${file} が欠けているか、書かれたときと内容が違います。何も戻していません。`, `${file} of the backup is missing or not as it was written. Nothing was restored.`);
}

export function refuse(kind: string, ja: string, en: string): Refusal {
  return new Refusal(409, kind, { ja, en });
}

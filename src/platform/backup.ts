/**
 * A backup: everything that the program keeps, as it stood at one instant, in a folder of plain pieces. All tables are read
 * in one snapshot while the site goes on; files are kept by their content and put before the row that names them, so
 * those of the snapshot are there. The queue of jobs is taken as what is to be done, not as the worker's own tables.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { writeManifest, refuse, type Manifest, type Piece } from './backup-manifest.ts';
import { copyOut } from './copy.ts';

export interface BackupParts {
  /** Address of the database, for a role that may read all tables. */
  url: string;
  /** Schemas of the platform and the domains. */
  schemas: string[];
  /** Folder of the stored files. */
  filesFolder: string;
  /** Files with keys; those that are missing are left out. */
  keyFiles: string[];
  program: string;
  now: Date;
  tell(line: string): void;
}

/** Tables of which every installation has its own. */
export const ownToEach = ['platform.migration'];

/** Makes the backup in a folder that does not exist yet. @throws Refusal where it does */
export async function makeBackup(folder: string, parts: BackupParts): Promise<Manifest> {
  if (existsSync(folder)) throw refuse('backup-exists', `${folder} はすでにあります。新しい名前を指定してください。`, `${folder} exists already. Give a new name.`);
  const aside = `${folder}.incomplete-${process.pid}`;
  await mkdir(join(aside, 'tables'), { recursive: true, mode: 0o700 });
  const client = new pg.Client({ connectionString: parts.url, application_name: 'hiraku backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query("set timezone = 'UTC'; set statement_timeout = 0");
    await client.query('begin isolation level repeatable read read only');
    const tables = await copyTables(client, aside, parts);
    const jobs = await copyJobs(client, aside);
    const sequences = await readSequences(client, parts.schemas);
    const { rows: migrations } = await client.query<Manifest['migrations'][number]>('select schema, file, sha256 from platform.migration order by schema, file');
    await client.query('commit');
    parts.tell('Files …');
    const files = await copyFiles(parts.filesFolder, aside);
    const keys = await copyKeys(parts.keyFiles, aside);
    const manifest: Manifest = { format: 'hiraku-backup-1', madeAt: parts.now.toISOString(), program: parts.program, migrations, tables, jobs, sequences, files, keys };
    await writeManifest(aside, manifest);
    await rename(aside, folder);
    return manifest;
  } finally {
    await client.end().catch(() => undefined);
    await rm(aside, { recursive: true, force: true });
  }
}

interface TableShape {
  table: string;
  quoted: string;
  columns: string[];
}

/** Every table of the schemas that holds rows, with the columns that can be written. */
export async function listTables(client: pg.Client, schemas: string[]): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select nspname || '.' || relname as table, format('%I.%I', nspname, relname) as quoted,
       (select array_agg(attname::text order by attnum) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind = 'r' and nspname = any($1) and nspname || '.' || relname <> all($2) order by 1`,
    [schemas, ownToEach],
  );
  return rows;
}

async function copyTables(client: pg.Client, folder: string, { schemas, tell }: BackupParts): Promise<Manifest['tables']> {
  const copied: Manifest['tables'] = [];
  for (const { table, quoted, columns } of await listTables(client, schemas)) {
    const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const { rows, ...piece } = await copyTo(client, `copy (select ${list} from only ${quoted}) to stdout`, folder, `tables/${table}.copy.zst`);
    tell(`${table}: ${rows} rows`);
    copied.push({ table, columns, rows, ...piece });
  }
  return copied;
}

function copyJobs(client: pg.Client, folder: string): Promise<Manifest['jobs']> {
  const query = `
    select json_build_object('task', task.identifier, 'payload', job.payload, 'queue', queue.queue_name, 'runAt', job.run_at,
      'attempts', job.attempts, 'attemptsMax', job.max_attempts, 'key', job.key, 'priority', job.priority, 'flags', (select array_agg(flag) from jsonb_object_keys(job.flags) flag))
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
      left join graphile_worker._private_job_queues queue on queue.id = job.job_queue_id order by job.id`;
  return copyTo(client, `copy (${query}) to stdout`, folder, 'jobs.copy.zst');
}

/** Not part of a snapshot in PostgreSQL: read after the rows, they are never behind them. */
async function readSequences(client: pg.Client, schemas: string[]): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>("select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname = any($1) order by 1", [schemas]);
  const read: Manifest['sequences'] = [];
  for (const { name } of rows) {
    const { rows: states } = await client.query<{ last: string; called: boolean }>(`select last_value::text as last, is_called as called from ${name}`);
    read.push({ name, ...states[0]! });
  }
  return read;
}

async function copyTo(client: pg.Client, statement: string, folder: string, file: string): Promise<Piece & { rows: number }> {
  const entry = new PassThrough({ highWaterMark: 1 << 20 });
  const hash = createHash('sha256');
  let bytes = 0;
  const weigh = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const written = pipeline(entry, createZstdCompress(), weigh, createWriteStream(join(folder, file), { mode: 0o600, flush: true }));
  const [rows] = await Promise.all([
    copyOut(client, statement, entry).finally(() => entry.end()),
    written,
  ]);
  return { rows, file, bytes, sha256: hash.digest('hex') };
}

/** Each is read whole and compared with its name, so that a damaged one is noticed now and not when it is needed. */
async function copyFiles(from: string, folder: string): Promise<Piece[]> {
  const copied: Piece[] = [];
  const shelves = existsSync(from) ? (await readdir(from)).filter((name) => /^[0-9a-f]{2}$/.test(name)).toSorted() : [];
  for (const shelf of shelves) {
    await mkdir(join(folder, 'files', shelf), { recursive: true, mode: 0o700 });
    for (const name of (await readdir(join(from, shelf))).toSorted()) copied.push(await copyPiece(join(from, shelf, name), folder, `files/${shelf}/${name}`, shelf + name));
  }
  return copied;
}

async function copyKeys(keyFiles: string[], folder: string): Promise<Manifest['keys']> {
  const copied: Manifest['keys'] = [];
  for (const path of keyFiles) {
    if (!(await stat(path).catch(() => null))) continue;
    await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 });
    copied.push({ name: basename(path), ...(await copyPiece(path, folder, `keys/${basename(path)}`)) });
  }
  return copied;
}

async function copyPiece(path: string, folder: string, file: string, expected?: string): Promise<Piece> {
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (expected && sha256 !== expected) throw new Error(`the stored file ${path} is damaged: its bytes have another hash`);
  await writeFile(join(folder, file), bytes, { mode: 0o600, flush: true });
  return { file, bytes: bytes.length, sha256 };
}

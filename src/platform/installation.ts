/** One database is kept for one owner: data of one must never be published under the name of another. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { Refusal } from './http.ts';

/**
 * Takes the database for an owner at the first start. `owner` is a lasting code, `name` is for people.
 * @throws Refusal 409 where it is another's
 */
export async function claimInstallation(db: Database, owner: string, name: string): Promise<void> {
  await sql`insert into platform.installation (owner, owner_name) values (${owner}, ${name}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ owner: string; owner_name: string }>`select owner, owner_name from platform.installation`.execute(db);
  const kept = rows[0]!;
  if (kept.owner === owner) return;
  throw new Refusal(409, 'data-of-another', {
    ja: `ここにあるデータは${kept.owner_name}（${kept.owner}）のものです。${name}（${owner}）には別の場所を使ってください。例：HIRAKU_DATA=var-${owner} npm start`,
    en: `The data kept here belong to ${kept.owner_name} (${kept.owner}). Use another place for ${name} (${owner}), for example: HIRAKU_DATA=var-${owner} npm start`,
  });
}

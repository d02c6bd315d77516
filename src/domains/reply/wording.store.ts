/** Wordings: reading and keeping them. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Wording } from './wording.ts';

/** By title; those that were taken away are missing. */
export async function listWordings(db: Database): Promise<Wording[]> {
  const { rows } = await sql<Wording>`select id, title, text, outcome, used, revision, acting_as as "actingAs" from reply.wording where removed_at is null order by title, id`.execute(db);
  return rows;
}

export async function findWording(db: Database, id: number): Promise<Wording | null> {
  return (await listWordings(db)).find((wording) => wording.id === id) ?? null;
}

type Text = Pick<Wording, 'title' | 'text' | 'outcome' | 'actingAs'>;

export async function insertWording(tx: Database, { title, text, outcome, actingAs }: Text, at: Date): Promise<void> {
  await sql`insert into reply.wording (title, text, outcome, acting_as, at) values (${title}, ${text}, ${outcome}, ${actingAs}, ${at})`.execute(tx);
}

/** False where somebody changed it since. */
export async function saveWording(tx: Database, id: number, onRevision: number, { title, text, outcome, actingAs }: Text, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update reply.wording set title = ${title}, text = ${text}, outcome = ${outcome}, acting_as = ${actingAs}, at = ${at}, revision = revision + 1
    where id = ${id} and revision = ${onRevision} and removed_at is null returning id`.execute(tx);
  return rows.length > 0;
}

export async function removeWording(tx: Database, id: number, actingAs: string, at: Date): Promise<void> {
  await sql`update reply.wording set removed_at = ${at}, acting_as = ${actingAs} where id = ${id} and removed_at is null`.execute(tx);
}

/** Those that were put into a reply which was saved. */
export async function countWordings(tx: Database, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await sql`update reply.wording set used = used + 1 where id = any(${[...ids]}::integer[])`.execute(tx);
}

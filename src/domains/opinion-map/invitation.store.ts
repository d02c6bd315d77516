/** Invitations: their hashes alone are kept, and whether each was used; nothing says by whom. */
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Batch } from './invitation.ts';
import { codeHash } from './participant.ts';

export async function insertInvitations(tx: Database, conversationId: number, batch: string, codes: readonly string[], madeOn: PlainDate): Promise<void> {
  await sql`
    insert into opinion_map.invitation (code_sha256, conversation_id, batch, made_on)
    select made, ${conversationId}, ${batch}, ${madeOn} from unnest(${codes.map(codeHash)}::bytea[]) as made`.execute(tx);
}

/** In the order in which they were first made. */
export async function listBatches(db: Database, conversationId: number): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    select i.batch as name, min(i.made_on) as "madeOn", count(*)::int as made, (count(*) filter (where i.used))::int as used
    from opinion_map.invitation i where i.conversation_id = ${conversationId} group by i.batch order by 2, 1`.execute(db);
  return rows;
}

/** Takes back those that nobody has used. How many there were. */
export async function withdrawUnused(tx: Database, conversationId: number, batch: string): Promise<number> {
  const { rows } = await sql`delete from opinion_map.invitation where conversation_id = ${conversationId} and batch = ${batch} and not used returning 1`.execute(tx);
  return rows.length;
}

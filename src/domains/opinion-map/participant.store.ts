/** Participants: found by code or mark, made, let in by an invitation. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { prepared } from '#platform/round-trip';
import { hourOf } from './conversation.ts';
import { codeHash, drawNumbers, type Self } from './participant.ts';
import type { VoteValue } from './vote.ts';

export interface Participant {
  number: number;
  barred: boolean;
  /** What they said to which statement. */
  votes: Map<number, VoteValue>;
}

/** Null for somebody who has not voted yet. */
export async function findParticipant(db: Database, conversationId: number, { codeSha256, mark }: Pick<Self, 'codeSha256' | 'mark'>): Promise<Participant | null> {
  const { rows } = await sql<{ number: number; barred: boolean; statements: number[]; values: VoteValue[] }>`${prepared}
    select p.number, p.barred_at is not null as barred,
      array(select b.statement from opinion_map.ballot b where b.conversation_id = p.conversation_id and b.participant = p.number order by b.statement) as statements,
      array(select b.value from opinion_map.ballot b where b.conversation_id = p.conversation_id and b.participant = p.number order by b.statement) as values
    from opinion_map.participant p where p.conversation_id = ${conversationId} and ${mark === null ? sql`p.code_sha256 = ${codeSha256}` : sql`p.mark = ${mark}`}`.execute(db);
  const found = rows[0];
  return found ? { number: found.number, barred: found.barred, votes: new Map(found.statements.map((statement, index) => [statement, found.values[index]!])) } : null;
}

/** The participant's number, made where it is not there yet; null where they may not come in, or the code is another conversation's. */
export async function joinConversation(tx: Database, conversationId: number, { codeSha256, mark, cameBy, mayJoin }: Self, at: Date): Promise<{ number: number; barred: boolean; joined: boolean } | null> {
  const known = await findParticipant(tx, conversationId, { codeSha256, mark });
  if (known !== null) return { number: known.number, barred: known.barred, joined: false };
  if (!mayJoin) return null;
  const { rows } = await sql<{ number: number; barred: boolean; joined: boolean }>`
    insert into opinion_map.participant (conversation_id, number, code_sha256, mark, came_by, began_at)
    select ${conversationId}, lot.number, ${codeSha256}, ${mark}::bytea, ${cameBy}, ${hourOf(at)} from unnest(${drawNumbers()}::integer[]) as lot (number)
    where not exists (select from opinion_map.participant p where p.conversation_id = ${conversationId} and p.number = lot.number) limit 1
    ${mark === null ? sql`on conflict (code_sha256)` : sql`on conflict (conversation_id, mark)`} do update set came_by = participant.came_by where participant.conversation_id = excluded.conversation_id
    returning number, barred_at is not null as barred, xmax = 0 as joined`.execute(tx);
  return rows[0] ?? null;
}

/** Rows of others that are written anew with each that is used. */
const mixedMost = 100;

/**
 * Uses an invitation up; false where it is none of this conversation, or was used. Of two at once one is let in. Others that were used are
 * written anew with it: else the database itself would keep in which order they were, beside the order of the first votes.
 */
export async function useInvitation(tx: Database, conversationId: number, code: string): Promise<boolean> {
  const { rows } = await sql`
    update opinion_map.invitation set used = true where code_sha256 = ${codeHash(code)} and conversation_id = ${conversationId} and not used returning 1`.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    with drawn as (select code_sha256 from opinion_map.invitation where conversation_id = ${conversationId} and used order by random() limit ${mixedMost}),
      others as (select i.code_sha256 from opinion_map.invitation i join drawn using (code_sha256) for update of i skip locked)
    update opinion_map.invitation i set used = true from others where i.code_sha256 = others.code_sha256`.execute(tx);
  return true;
}

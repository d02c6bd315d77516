/** Statements of participants: writing one, with its author's own agreement. */
import { sql } from 'kysely';
import { foldForSearch } from '#domains/civic';
import type { Database } from '#platform/database';
import { type Conversation, hourOf } from './conversation.ts';
import { type OwnStatement, statementsMax } from './own-statement.ts';
import type { Self } from './participant.ts';
import { joinConversation } from './participant.store.ts';
import { langOfText } from './statement.ts';

export type StatementOutcome =
  | { state: 'shown' | 'waiting'; number: number; joined: boolean }
  /** `again`: this participant sent the very same before. */
  | { state: 'again'; number: number }
  | { state: 'barred' | 'invitation' | 'too-many' | 'too-many-in-all' };

/**
 * Writes a statement and its author's agreement, as peers do: nobody says what they do not hold. What waits for a moderator has it too;
 * it counts once the statement is shown. In a transaction.
 */
export async function insertStatement(tx: Database, conversation: Pick<Conversation, 'id' | 'moderation'>, self: Self, text: string, at: Date): Promise<StatementOutcome> {
  const hour = hourOf(at);
  // One after the other: statements are counted within their conversation. Votes do not wait for this.
  await sql`select from opinion_map.conversation where id = ${conversation.id} for no key update`.execute(tx);
  const author = await joinConversation(tx, conversation.id, self, at);
  if (author === null) return { state: 'invitation' };
  if (author.barred) return { state: 'barred' };
  const folded = foldForSearch(text);
  const { rows } = await sql<{ here: number; all: number; same: number | null; next: number }>`
    select count(*) filter (where s.author = ${author.number} and s.made_at = ${hour})::integer as here, count(*) filter (where s.author = ${author.number})::integer as all,
      min(s.number) filter (where s.author = ${author.number} and s.folded = ${folded}) as same, coalesce(max(s.number), 0) + 1 as next
    from opinion_map.statement s where s.conversation_id = ${conversation.id}`.execute(tx);
  const { here, all, same, next } = rows[0]!;
  if (same !== null) return { state: 'again', number: same };
  if (all >= statementsMax.all) return { state: 'too-many-in-all' };
  if (here >= statementsMax.hour) return { state: 'too-many' };
  const state = conversation.moderation === 'after' ? 'shown' : 'waiting';
  await sql`
    with said as (
      insert into opinion_map.statement (conversation_id, number, text, folded, lang, origin, author, state, made_at, shown_at)
      values (${conversation.id}, ${next}, ${text}, ${folded}, ${langOfText(text)}, 'participant', ${author.number}, ${state}, ${hour}, ${state === 'shown' ? hour : null})
      returning conversation_id, number
    ), agreed as (
      insert into opinion_map.ballot (conversation_id, participant, statement, value) select conversation_id, ${author.number}, number, 1 from said
    )
    insert into opinion_map.vote (conversation_id, participant, statement, value, before, cast_at) select conversation_id, ${author.number}, number, 1, null, ${hour} from said`.execute(tx);
  return { state, number: next, joined: author.joined };
}

/** What a participant wrote, newest first, whatever became of it. */
export async function listOwnStatements(db: Database, conversationId: number, author: number): Promise<OwnStatement[]> {
  const { rows } = await sql<OwnStatement>`
    select s.number, s.text, s.lang, s.translation, s.origin, s.state, s.meta, s.merged_into as "mergedInto",
      (select json_build_object('ground', m.ground, 'reason', m.reason) from opinion_map.moderation m
        where s.state = 'refused' and m.conversation_id = s.conversation_id and m.statement = s.number and m.act = 'refused' order by m.id desc limit 1) as refusal
    from opinion_map.statement s where s.conversation_id = ${conversationId} and s.author = ${author} order by s.number desc`.execute(db);
  return rows;
}

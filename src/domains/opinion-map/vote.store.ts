/** Voting: one statement of SQL, so that a vote is one trip to the database and of two at once neither is lost nor counted twice. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import { prepared } from '#platform/round-trip';
import type { Cast, Casting } from './casting.ts';
import { hourOf } from './conversation.ts';
import { conversationVersion } from './known-conversation.store.ts';
import { shelfVersion } from './next-statement.store.ts';
import { drawNumbers } from './participant.ts';
import type { VoteValue } from './vote.ts';

interface CastRow extends Omit<Cast, 'voted'> {
  votedBefore: number[];
}

/** Makes the participant where the first vote comes, keeps the vote and what stood before, and tells what is voted on. */
export async function castVote(tx: Database, casting: Casting): Promise<Cast> {
  const { rows } = await (casting.value === null ? takingBack(casting) : voting(casting, casting.value)).execute(tx);
  const { votedBefore, ...cast } = rows[0]!;
  const voted = cast.changed ? votedBefore.filter((number) => number !== casting.statement) : votedBefore;
  if (cast.changed && casting.value !== null) voted.push(casting.statement);
  return { ...cast, voted };
}

function voting({ conversationId, access, self, statement, value, at, today }: Casting, cast: VoteValue): RawBuilder<CastRow> {
  const hour = hourOf(at);
  return sql<CastRow>`${prepared} with
    ${asking({ conversationId, access, self, statement, today })},
    made as (
      insert into opinion_map.participant (conversation_id, number, code_sha256, mark, came_by, began_at)
      select ${conversationId}, drawn.number, ${self.codeSha256}, ${self.mark}::bytea, ${self.cameBy}, ${hour}
      from (
        select lot.number from unnest(${drawNumbers()}::integer[]) as lot (number)
        where not exists (select from opinion_map.participant p where p.conversation_id = ${conversationId} and p.number = lot.number) limit 1
      ) as drawn
      where ${self.mayJoin} and exists (select from period) and exists (select from asked) and not exists (select from known)
      ${self.mark === null ? sql`on conflict (code_sha256)` : sql`on conflict (conversation_id, mark)`}
        do update set came_by = participant.came_by where participant.conversation_id = excluded.conversation_id
      returning number, barred_at, xmax = 0 as fresh
    ),
    self as (select number, barred_at from known union all select number, barred_at from made),
    changed as (
      insert into opinion_map.ballot (conversation_id, participant, statement, value)
      select ${conversationId}, self.number, asked.number, ${cast} from self, asked, period where self.barred_at is null
      on conflict (conversation_id, participant, statement) do update set before = ballot.value, value = excluded.value where ballot.value <> excluded.value
      returning participant, statement, value, before
    ),
    ${kept(conversationId, value, hour)}
    ${answer(conversationId, sql`coalesce((select fresh from made), false)`)}`;
}

function takingBack({ conversationId, access, self, statement, value, at, today }: Casting): RawBuilder<CastRow> {
  return sql<CastRow>`${prepared} with
    ${asking({ conversationId, access, self, statement, today })},
    self as (select number, barred_at from known),
    changed as (
      delete from opinion_map.ballot b using self, asked, period
      where b.conversation_id = ${conversationId} and b.participant = self.number and b.statement = asked.number and self.barred_at is null
      returning b.participant, b.statement, b.value as before
    ),
    ${kept(conversationId, value, hourOf(at))}
    ${answer(conversationId, sql`false`)}`;
}

function asking({ conversationId, access, self, statement, today }: Pick<Casting, 'conversationId' | 'access' | 'self' | 'statement' | 'today'>): RawBuilder<unknown> {
  return sql`period as (
      select from opinion_map.conversation c
      where c.id = ${conversationId} and c.state = 'announced' and ${today}::date between c.opens_on and c.closes_on and c.access = ${access}
    ),
    asked as (select s.number from opinion_map.statement s where s.conversation_id = ${conversationId} and s.number = ${statement} and s.state = 'shown'),
    known as (
      select p.number, p.barred_at from opinion_map.participant p
      where ${self.mark === null ? sql`p.code_sha256 = ${self.codeSha256}` : sql`p.mark = ${self.mark}`} and p.conversation_id = ${conversationId}
    )`;
}

function kept(conversationId: number, value: VoteValue | null, hour: Date): RawBuilder<unknown> {
  return sql`kept as (
      insert into opinion_map.vote (conversation_id, participant, statement, value, before, cast_at)
      select ${conversationId}, changed.participant, changed.statement, ${value}::smallint, changed.before, ${hour} from changed
    )`;
}

function answer(conversationId: number, joined: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select (select number from self) as participant, coalesce((select barred_at is not null from self), false) as barred, ${joined} as joined,
      exists (select from period) as open, exists (select from asked) as shown, exists (select from changed) as changed, (select before from changed) as before,
      array(select b.statement from opinion_map.ballot b where b.conversation_id = ${conversationId} and b.participant = (select number from known)) as "votedBefore",
      coalesce(${shelfVersion}, '') as version, coalesce(${conversationVersion}, '') as "conversationVersion"`;
}

/**
 * Votes on statements as moderators see them: everybody's, people who were barred among them. What is published knows nearly all of
 * them by statement; what it leaves out is counted here, by person and by what came since, so that no list of all votes is made.
 */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { home } from './ballot.store.ts';
import type { Count } from './maths/reckoning.ts';
import { unpackFigures } from './packed-figures.ts';
import type { Queued } from './queue.ts';

type Counts = Map<number, Count>;
type CountRow = Count & { statement: number };

/** By number; none where nobody has voted. */
export async function countVotes(db: Database, conversationId: number, queued: readonly Pick<Queued, 'number' | 'author'>[]): Promise<Counts> {
  const { rows } = await sql<{ document: Buffer; horizon: string; barred: number[] }>`
    select s.document, s.horizon::text, s.barred from opinion_map.standing s where s.conversation_id = ${conversationId} and s.home = ${home}`.execute(db);
  if (!rows[0]) return countAll(db, conversationId, queued.map(({ number }) => number));
  const { document, horizon, barred } = rows[0];
  const known: Counts = new Map(unpackFigures(document).statements.map(({ number, count }) => [number, count]));
  const more = await countBeside(db, conversationId, { queued, known, horizon, barred });
  return new Map(queued.map(({ number }) => [number, sumOf(known.get(number), more.get(number))]));
}

function sumOf(one: Count = none, other: Count = none): Count {
  return { agree: one.agree + other.agree, disagree: one.disagree + other.disagree, pass: one.pass + other.pass };
}

const none: Count = { agree: 0, disagree: 0, pass: 0 };

/**
 * What published counts lack: all ballots of those who are barred there; of a statement that was never shown, the ballot of who wrote it,
 * for nobody else could vote on it; and of all others what came since, with what it replaced.
 */
async function countBeside(db: Database, conversationId: number, { queued, known, horizon, barred }: { queued: readonly Pick<Queued, 'number' | 'author'>[]; known: Counts; horizon: string; barred: readonly number[] }): Promise<Counts> {
  const numbers = queued.map(({ number }) => number);
  const unknown = queued.filter(({ number, author }) => author !== null && !known.has(number) && !barred.includes(author));
  const { rows } = await sql<CountRow>`
    with asked as (select * from unnest(${unknown.map(({ number }) => number)}::integer[], ${unknown.map(({ author }) => author!)}::integer[]) as asked (statement, author)),
      moved as (
        select v.statement, v.value, v.before from opinion_map.vote v
        where v.conversation_id = ${conversationId} and v.transaction >= ${horizon}::xid8 and v.statement = any(${numbers}::integer[]) and v.participant <> all(${[...barred]}::integer[])
          and not exists (select from asked where asked.statement = v.statement and asked.author = v.participant)
        union all select b.statement, b.value, null from opinion_map.ballot b
        where b.conversation_id = ${conversationId} and b.participant = any(${[...barred]}::integer[]) and b.statement = any(${numbers}::integer[])
        union all select b.statement, b.value, null from asked join opinion_map.ballot b on b.conversation_id = ${conversationId} and b.participant = asked.author and b.statement = asked.statement)
    select statement, ${moves(1)} as agree, ${moves(-1)} as disagree, ${moves(0)} as pass from moved group by statement`.execute(db);
  return new Map(rows.map(({ statement, ...count }) => [statement, count]));
}

const moves = (value: number) => sql<number>`(count(*) filter (where value = ${sql.lit(value)}) - count(*) filter (where before = ${sql.lit(value)}))::integer`;

/** Where nothing is published yet, or it is of before a restore. */
async function countAll(db: Database, conversationId: number, numbers: readonly number[]): Promise<Counts> {
  const { rows } = await sql<CountRow>`
    select b.statement, (count(*) filter (where b.value = 1))::int as agree, (count(*) filter (where b.value = -1))::int as disagree, (count(*) filter (where b.value = 0))::int as pass
    from opinion_map.ballot b where b.conversation_id = ${conversationId} and b.statement = any(${[...numbers]}::integer[]) group by b.statement`.execute(db);
  return new Map(rows.map(({ statement, ...count }) => [statement, count]));
}

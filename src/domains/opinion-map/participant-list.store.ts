/** Participants as numbers, for moderators: counts alone, never which vote. Each row knows how many ballots it has: nothing is counted here but what people wrote. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import type { WrittenStatement, ParticipantChoice, ParticipantRow, ParticipantSort } from './participant-list.ts';
import { participantsPerPage } from './participant-list.ts';

const counted = sql`
  select p.number, p.came_by as "cameBy", p.began_at as "beganAt", p.barred_at as "barredAt", p.ballots as votes, coalesce(w.statements, 0)::int as statements, coalesce(w.refused, 0)::int as refused
  from opinion_map.participant p`;

const orders: Record<ParticipantSort, RawBuilder<unknown>> = { votes: sql`p.ballots`, statements: sql`coalesce(w.statements, 0)`, number: sql`p.number` };

/** `alike`: numbers of the people who vote like somebody else. `found`: before paging; `size` null: all of it. */
export async function listParticipants(db: Database, conversationId: number, { view, sort, order, page }: ParticipantChoice, alike: readonly number[], size: number | null = participantsPerPage): Promise<{ rows: ParticipantRow[]; found: number }> {
  const where = view === 'alike' ? sql`p.number = any(${[...alike]}::integer[])` : view === 'barred' ? sql`p.barred_at is not null` : view === 'writers' ? sql`w.statements > 0` : sql`true`;
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  const written = sql`(select s.author, count(*) as statements, count(*) filter (where s.state = 'refused') as refused from opinion_map.statement s where s.conversation_id = ${conversationId} group by s.author) w on w.author = p.number`;
  const { rows } = await sql<ParticipantRow>`
    ${counted} left join ${written} where p.conversation_id = ${conversationId} and ${where}
    order by ${orders[sort]} ${direction}, p.number limit ${size} offset ${size === null ? 0 : (page - 1) * size}`.execute(db);
  const all = await sql<{ found: number }>`
    select count(*)::int as found from opinion_map.participant p ${view === 'writers' ? sql`join ${written}` : sql``} where p.conversation_id = ${conversationId} and ${where}`.execute(db);
  return { rows, found: all.rows[0]!.found };
}

export async function findParticipantRow(db: Database, conversationId: number, number: number): Promise<ParticipantRow | null> {
  const { rows } = await sql<ParticipantRow>`
    ${counted} cross join lateral (select count(*) as statements, count(*) filter (where s.state = 'refused') as refused from opinion_map.statement s where s.conversation_id = p.conversation_id and s.author = p.number) w
    where p.conversation_id = ${conversationId} and p.number = ${number}`.execute(db);
  return rows[0] ?? null;
}

/** Of what somebody wrote who is left out, what was refused in the same breath and is still, by number. */
export async function listRefusedWith(db: Database, conversationId: number, author: number): Promise<WrittenStatement[]> {
  const { rows } = await sql<WrittenStatement>`
    select s.number, s.text, s.lang, s.state, s.meta, s.author from opinion_map.statement s
    where s.conversation_id = ${conversationId} and s.author = ${author} and s.state = 'refused'
      and (select (m.act, m.at) from opinion_map.moderation m where m.conversation_id = s.conversation_id and m.statement = s.number order by m.id desc limit 1)
        = (select ('refused'::text, m.at) from opinion_map.moderation m where m.conversation_id = s.conversation_id and m.participant = s.author and m.act = 'barred' order by m.id desc limit 1)
    order by s.number`.execute(db);
  return rows;
}

/** What these people wrote, by number. */
export async function listStatementsOf(db: Database, conversationId: number, authors: readonly number[]): Promise<WrittenStatement[]> {
  const { rows } = await sql<WrittenStatement>`
    select s.number, s.text, s.lang, s.state, s.meta, s.author from opinion_map.statement s where s.conversation_id = ${conversationId} and s.author = any(${[...authors]}::integer[]) order by s.number`.execute(db);
  return rows;
}

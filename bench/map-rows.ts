/** Opinion maps with as many people, statements and votes as a measurement wants, written straight into the tables. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { KnownTown } from '../src/domains/opinion-map/maths/known-town.fixture.ts';

export interface BenchMap {
  id: number;
  slug: string;
  seed: number;
}

/** Open from the day before `today` to the day after. Ballots alone, without the votes that led to them: nothing is computed until somebody votes. */
export async function insertMap(db: Database, number: number, today: string, { votes: { person, statement, value }, marks }: KnownTown): Promise<BenchMap> {
  const slug = `2026-${number}`;
  const { rows } = await sql<{ id: number }>`
    insert into opinion_map.conversation (slug, fiscal_year, number, question, background, rules, bureau, section, contact, opens_on, closes_on, access, moderation, shows, seed, state, announced_at, made_at)
    values (${slug}, 2026, ${number}, 'これからの駅前の道を、どうしたいですか。', '計測', '計測', '企画部', '企画課', '企画課', ${today}::date - 1, ${today}::date + 1, 'anyone', 'after', 'live', 1, 'announced', now(), now()) returning id`.execute(db);
  const { id } = rows[0]!;
  await sql`insert into opinion_map.statement (conversation_id, number, text, folded, lang, origin, state, meta, made_at, shown_at)
    select ${id}, number, '計測の意見' || number || '。駅前の道を、もっと歩きやすくしてほしい。', '計測' || number, 'ja', 'seed', 'shown', meta, now(), now()
    from unnest(${marks.map((mark) => mark.number)}::integer[], ${marks.map((mark) => mark.meta)}::boolean[]) as given (number, meta)`.execute(db);
  await sql`insert into opinion_map.participant (conversation_id, number, code_sha256, came_by, began_at)
    select ${id}, number, sha256(convert_to(${id} || ' ' || number, 'UTF8')), 'page', date_trunc('hour', now()) from unnest(${[...new Set(person)]}::integer[]) as given (number)`.execute(db);
  for (let from = 0; from < person.length; from += 100_000) {
    const part = (list: ArrayLike<number>): number[] => Array.prototype.slice.call(list, from, from + 100_000) as number[];
    await sql`insert into opinion_map.ballot (conversation_id, participant, statement, value)
      select ${id}, * from unnest(${part(person)}::integer[], ${part(statement)}::integer[], ${part(value)}::smallint[])`.execute(db);
  }
  await sql`update opinion_map.participant p set ballots = (select count(*) from opinion_map.ballot b where b.conversation_id = p.conversation_id and b.participant = p.number) where p.conversation_id = ${id}`.execute(db);
  await sql`analyze opinion_map.ballot`.execute(db);
  return { id, slug, seed: 1 };
}

/** As many votes as it has ballots, as if each had been cast in one of the hours of the last fortnight; each says again what was said, so that nobody has more ballots. */
export async function insertVotesOf(db: Database, { id }: BenchMap): Promise<void> {
  await sql`insert into opinion_map.vote (conversation_id, participant, statement, value, before, cast_at)
    select conversation_id, participant, statement, value, value, date_trunc('hour', now()) - statement % 336 * interval '1 hour' from opinion_map.ballot where conversation_id = ${id}`.execute(db);
  await sql`update opinion_map.participant set began_at = date_trunc('hour', now()) - number % 336 * interval '1 hour' where conversation_id = ${id}`.execute(db);
  await sql`vacuum analyze opinion_map.participant, opinion_map.ballot, opinion_map.vote`.execute(db);
}

/** Conversations whose votes, statements or moderation their standing does not know. */
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { prepared } from '#platform/round-trip';
import { home, marksDigest, moderationDigest, openFrom } from './ballot.store.ts';
import type { News } from './standing.ts';

/** Of what was announced and has begun; a frozen report ends what moderation changes. One statement, made for being asked every other second. */
export async function listNews(db: Database, today: PlainDate): Promise<News[]> {
  const { rows } = await sql<News>`${prepared}
    with here as materialized (select (${openFrom})::xid8 as horizon, ${home} as home)
    select * from (
      select c.id, c.seed, s.conversation_id is null or s.home <> here.home as fresh,
        coalesce(exists (select from opinion_map.vote v where v.conversation_id = c.id and v.transaction >= s.horizon and v.transaction < here.horizon), false) as votes,
        coalesce(s.horizon <> s.whole_horizon, false) as followed,
        case when c.reported_at is null then coalesce(s.marks <> ${marksDigest}, false) else false end as marked,
        case when c.reported_at is null then coalesce(s.moderated <> ${moderationDigest}, false) else false end as moderated,
        c.closes_on < ${today}::date as closed, s.whole_at as "wholeAt",
        -- Before the first time a guess: a hundred thousand people take some seconds.
        coalesce(s.took_ms, (select count(*) / 40 from opinion_map.participant p where p.conversation_id = c.id))::integer as "tookMs"
      from here, opinion_map.conversation c left join opinion_map.standing s on s.conversation_id = c.id
      where c.state = 'announced' and c.opens_on <= ${today}::date
        -- Of a map whose order was wiped the ballots are left.
        and (exists (select from opinion_map.vote v where v.conversation_id = c.id) or exists (select from opinion_map.ballot b where b.conversation_id = c.id))) looked
    where fresh or votes or followed or marked or moderated order by "tookMs", id`.execute(db);
  return rows;
}

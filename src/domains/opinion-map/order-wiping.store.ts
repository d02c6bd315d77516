/**
 * Wiping the order of votes (投票の順番の消去): while people vote, numbers and places of rows keep the order in which they came, which
 * beside anything that tells who was there when would be a name. Once a map is over, people and their last votes are written anew in the
 * order of their numbers, which were drawn by lot; of hours only counts stay; and the votes go, for the ballots say the same.
 *
 * In parts, each a transaction of its own that leaves the map whole and lasts well under a second: counts of other maps follow votes only
 * up to the oldest transaction that is open. Whoever dies on the way is followed by whoever looks next.
 */
import { sql } from 'kysely';
import { dayInTokyo } from '#platform/clock';
import { inTransaction, type Database } from '#platform/database';
import { home } from './ballot.store.ts';

/** Rows of one part: a tenth of a second of the server's work. */
const partMost = 5_000;
/** Tables whose rows are written anew or go: the server cleans them away, and the program's own role may have it do so. Votes come first: what can go of them, can go of the rest. */
export const wipedTables = ['opinion_map.vote', 'opinion_map.participant', 'opinion_map.ballot', 'opinion_map.invitation'];
/** So long after the end, or a cancellation, nobody's vote is still on its way, by the clock of no process. */
const restMs = 3_600_000;
/** Numbers of people end here; `until` says so once all are written anew. */
const numberMost = 2_147_483_647;

/**
 * Maps that have been over for an hour, by id, and are not wiped: cancelled, or after their last day computed from the beginning with all
 * votes, so that nothing is followed any more.
 */
export async function listUnwiped(db: Database, now: Date): Promise<number[]> {
  const rested = new Date(now.getTime() - restMs);
  const { rows } = await sql<{ id: number }>`
    with here as materialized (select ${home} as home)
    select c.id from here, opinion_map.conversation c
      left join opinion_map.standing s on s.conversation_id = c.id left join opinion_map.order_wiping w on w.conversation_id = c.id
    where (w.wiped_at is null or exists (select from opinion_map.vote v where v.conversation_id = c.id))
      and (c.state = 'cancelled' and c.cancelled_at < ${rested}::timestamptz
        or c.state = 'announced' and c.closes_on < ${dayInTokyo(rested)}::date and (
          not exists (select from opinion_map.vote v where v.conversation_id = c.id)
          or s.home = here.home and s.horizon = s.whole_horizon and not exists (select from opinion_map.vote v where v.conversation_id = c.id and v.transaction >= s.horizon)))
    order by c.id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Begins, or goes on where it was begun.
 * @throws Error where a map is not over by the database's own clock, or its ballots do not say what its votes say: then nothing may go
 */
export async function beginWiping(db: Database, conversationId: number, at: Date): Promise<void> {
  const { rows } = await sql`
    select from opinion_map.order_wiping w join opinion_map.ballot_check k using (conversation_id) where w.conversation_id = ${conversationId} and w.wiped_at is null`.execute(db);
  if (rows.length > 0) return;
  await inTransaction(db, async (tx) => {
    // Two million votes are sorted for this.
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`select opinion_map.check_ballots(${conversationId})`.execute(tx);
  });
  await sql`
    insert into opinion_map.order_wiping (conversation_id, begun_at) values (${conversationId}, ${at})
    on conflict (conversation_id) do update set until = 0, wiped_at = null where order_wiping.wiped_at is not null`.execute(db);
}

/** Writes the next people anew, with their ballots, in the order of their numbers; false where there are none left. */
export function wipePeople(db: Database, conversationId: number, most = partMost): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // Who changes a row of somebody meanwhile waits, and finds the new one (holdPeople).
    await sql`select from opinion_map.conversation where id = ${conversationId} for no key update`.execute(tx);
    const { rows } = await sql<{ above: number; until: number }>`
      select w.until as above, coalesce((select b.participant from opinion_map.ballot b where b.conversation_id = w.conversation_id and b.participant > w.until
        order by b.participant offset ${most - 1} limit 1), ${numberMost})::integer as until
      from opinion_map.order_wiping w where w.conversation_id = ${conversationId} and w.until < ${numberMost} and w.wiped_at is null for update`.execute(tx);
    if (!rows[0]) return false;
    const { above, until } = rows[0];
    // What stood before the last change goes.
    await sql`
      with gone as (delete from opinion_map.ballot b where b.conversation_id = ${conversationId} and b.participant > ${above} and b.participant <= ${until} returning b.participant, b.statement, b.value)
      insert into opinion_map.ballot (conversation_id, participant, statement, value) select ${conversationId}, participant, statement, value from gone order by participant, statement`.execute(tx);
    await sql`
      with gone as (delete from opinion_map.participant p where p.conversation_id = ${conversationId} and p.number > ${above} and p.number <= ${until} returning p as person),
        hours as (
          insert into opinion_map.past_hour as h (conversation_id, hour, participants, participants_counted)
          select ${conversationId}, (person).began_at, count(*), count(*) filter (where (person).barred_at is null) from gone where (person).began_at is not null group by (person).began_at
          on conflict (conversation_id, hour) do update set participants = h.participants + excluded.participants, participants_counted = h.participants_counted + excluded.participants_counted)
      insert into opinion_map.participant select anew.* from gone, jsonb_populate_record(gone.person, '{"began_at": null}') anew order by anew.number`.execute(tx);
    await sql`update opinion_map.order_wiping set until = ${until} where conversation_id = ${conversationId}`.execute(tx);
    return until < numberMost;
  });
}

/** Lets the next votes after `above` go once all people are written anew; gives the last one's id, null where there was none. */
export async function wipeVotes(db: Database, conversationId: number, above: string, most = partMost): Promise<string | null> {
  const { rows } = await sql<{ last: string | null }>`select opinion_map.wipe_votes(${conversationId}, ${above}::bigint, ${most})::text as last`.execute(db);
  return rows[0]!.last;
}

/** Invitations that were used keep their order in the same way; there are few. */
export async function wipeInvitations(db: Database, conversationId: number): Promise<void> {
  await sql`
    with gone as (delete from opinion_map.invitation i where i.conversation_id = ${conversationId} returning i.*)
    insert into opinion_map.invitation (code_sha256, conversation_id, batch, made_on, used) select code_sha256, conversation_id, batch, made_on, used from gone order by code_sha256`.execute(db);
}

export async function endWiping(db: Database, conversationId: number, at: Date): Promise<void> {
  await sql`update opinion_map.order_wiping set wiped_at = ${at} where conversation_id = ${conversationId} and wiped_at is null`.execute(db);
}

/**
 * Has the server clean away the rows that are no longer valid. Where it is older than 17 and the tables are another's, it does so by itself,
 * once there are enough of them.
 */
export async function cleanAway(db: Database): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set statement_timeout = 0`.execute(one);
    try {
      await sql`vacuum ${sql.join(wipedTables.map((table) => sql.table(table)))}`.execute(one);
    } finally {
      await sql`reset statement_timeout`.execute(one);
    }
  });
}

/**
 * Whether rows were left when it was last done: whoever still read as of before, such as a backup, kept them from going. Votes alone tell,
 * which nothing else changes or deletes.
 */
export async function isAnyLeft(db: Database): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_user_tables where schemaname = 'opinion_map' and relname = 'vote' and last_vacuum is not null and n_dead_tup > 0`.execute(db);
  return rows.length > 0;
}

/** When the order was wiped; null: not yet. */
export async function findWipedAt(db: Database, conversationId: number): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select wiped_at as at from opinion_map.order_wiping where conversation_id = ${conversationId}`.execute(db);
  return rows[0]?.at ?? null;
}

/** Before changing rows of people of maps that may be over: until the transaction ends they are not written anew, which would lose the change. */
export async function holdPeople(tx: Database, conversationIds: readonly number[]): Promise<void> {
  await sql`select from opinion_map.conversation where id = any(${[...conversationIds]}::integer[]) order by id for share`.execute(tx);
}

-- Once an opinion map is over, nothing of the order in which people came and voted is kept (order-wiping.store.ts).

-- Maps whose order was wiped, or is being wiped: the row is there before the first part, so that whoever dies on the way goes on here.
create table opinion_map.order_wiping (
  conversation_id integer primary key references opinion_map.conversation,
  begun_at timestamptz not null,
  -- People up to this number, and their ballots, are written anew.
  until integer not null default 0,
  -- When the last part was done; null: not yet.
  wiped_at timestamptz
);

-- What is kept of hours instead: how many, not who.
create table opinion_map.past_hour (
  conversation_id integer not null references opinion_map.conversation,
  hour timestamptz not null,
  participants integer not null default 0,
  votes integer not null default 0,
  -- Of these as figures of the year count them: people who were not barred when it was wiped, and their first votes on a statement.
  participants_counted integer not null default 0,
  votes_counted integer not null default 0,
  primary key (conversation_id, hour)
);

-- Gone with the order.
alter table opinion_map.participant alter column began_at drop not null;

-- The program may only add votes. This is the one way in which they go: of a map whose wiping was begun and has written all ballots anew,
-- which say the same; those after `above` and `most` at once. Gives the id of the last, null where there was none.
create function opinion_map.wipe_votes(of_conversation integer, above bigint, most integer) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last bigint;
begin
  perform from opinion_map.order_wiping w where w.conversation_id = of_conversation and w.until = 2147483647 and w.wiped_at is null for update;
  if not found then
    raise exception 'the ballots of conversation % are not written anew', of_conversation;
  end if;
  select max(next.id) into last from (select v.id from opinion_map.vote v where v.conversation_id = of_conversation and v.id > above order by v.id limit most) next;
  with gone as (
    delete from opinion_map.vote v where v.conversation_id = of_conversation and v.id > above and v.id <= last
    returning v.participant, v.value, v.before, v.cast_at)
  insert into opinion_map.past_hour as h (conversation_id, hour, votes, votes_counted)
  select of_conversation, gone.cast_at, count(gone.value), count(gone.value) filter (where gone.before is null and p.barred_at is null)
  from gone left join opinion_map.participant p on p.conversation_id = of_conversation and p.number = gone.participant group by gone.cast_at
  on conflict (conversation_id, hour) do update set votes = h.votes + excluded.votes, votes_counted = h.votes_counted + excluded.votes_counted;
  return last;
end $$;
revoke all on function opinion_map.wipe_votes(integer, bigint, integer) from public;

-- Rows that are no longer valid lie in the files until they are cleaned away: soon, also where the program may not see to it itself.
alter table opinion_map.vote set (autovacuum_vacuum_scale_factor = 0.02);
alter table opinion_map.ballot set (autovacuum_vacuum_scale_factor = 0.02);
alter table opinion_map.participant set (autovacuum_vacuum_scale_factor = 0.02);

create trigger order_wiping_touches_content after insert or delete or truncate or update of wiped_at on opinion_map.order_wiping
  for each statement execute function platform.touch_content('opinion_map_result');

-- What lets votes of a map go is no longer taken from tables that the program may write.

-- Maps whose ballots were found to be what their votes say, before the first vote went. The program may only read it (domain.ts); the two
-- functions below, which are the owner's, write it.
create table opinion_map.ballot_check (
  conversation_id integer primary key references opinion_map.conversation,
  -- The last vote that was compared: none after it goes.
  last_vote bigint not null,
  -- Votes went since, so that there may be ballots of which no vote is left.
  votes_gone boolean not null default false
);

-- Those whose votes went, or were going, before there was this table: their ballots were compared by the program.
insert into opinion_map.ballot_check (conversation_id, last_vote, votes_gone)
select w.conversation_id, coalesce((select max(v.id) from opinion_map.vote v where v.conversation_id = w.conversation_id), 0), true
from opinion_map.order_wiping w where w.wiped_at is not null or w.until = 2147483647;

-- Nobody loses a day on which they may vote, and what was cancelled cannot pass for what was not: what the form does not let staff do, nobody does who reached the database through the program.
create function opinion_map.keep_period() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' or new.state = 'draft' or old.state = 'cancelled' and new.state <> 'cancelled' or new.closes_on is null or new.closes_on < old.closes_on then
    raise exception 'conversation % was announced: it stays, as does its cancellation, and its last day comes no nearer', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger period_is_kept before update on opinion_map.conversation
  for each row when (old.state <> 'draft' and (new.state is distinct from old.state or new.closes_on is distinct from old.closes_on)) execute function opinion_map.keep_period();
create trigger announced_is_kept before delete on opinion_map.conversation for each row when (old.state <> 'draft') execute function opinion_map.keep_period();

-- By the clock of the database: the program's could stand anywhere.
create function opinion_map.expect_over(of_conversation integer) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform from opinion_map.conversation c where c.id = of_conversation
    and (c.state = 'announced' and c.closes_on < (now() at time zone 'Asia/Tokyo')::date or c.state = 'cancelled' and c.cancelled_at < now());
  if not found then
    raise exception 'conversation % is not over', of_conversation;
  end if;
end $$;

-- Compares the ballots of a map that is over with its votes, row by row, and keeps that they are the same. Nothing is written, and no row is
-- locked, before all is compared: counts of other maps follow votes only up to the oldest transaction that writes.
create function opinion_map.check_ballots(of_conversation integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone boolean;
  last bigint;
  odd bigint;
begin
  perform opinion_map.expect_over(of_conversation);
  gone := coalesce((select k.votes_gone from opinion_map.ballot_check k where k.conversation_id = of_conversation), false);
  last := coalesce((select max(v.id) from opinion_map.vote v where v.conversation_id = of_conversation), 0);
  select count(*) into odd from (
    select distinct on (v.participant, v.statement) v.participant, v.statement, v.value from opinion_map.vote v
    where v.conversation_id = of_conversation and v.id <= last order by v.participant, v.statement, v.id desc) said
  full join (select b.participant, b.statement, b.value from opinion_map.ballot b where b.conversation_id = of_conversation) kept
    on kept.participant = said.participant and kept.statement = said.statement
  -- Where votes are gone, a ballot without one is right.
  where said.value is distinct from kept.value and (said.participant is not null or not gone);
  if odd > 0 then
    raise exception '% ballots are not what the votes say', odd;
  end if;
  insert into opinion_map.ballot_check as k (conversation_id, last_vote) values (of_conversation, last)
  on conflict (conversation_id) do update set last_vote = excluded.last_vote;
end $$;

-- As before, and: of a map that is over, and only votes that were compared.
create or replace function opinion_map.wipe_votes(of_conversation integer, above bigint, most integer) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  compared bigint;
  last bigint;
begin
  perform from opinion_map.order_wiping w where w.conversation_id = of_conversation and w.until = 2147483647 and w.wiped_at is null for update;
  if not found then
    raise exception 'the ballots of conversation % are not written anew', of_conversation;
  end if;
  perform opinion_map.expect_over(of_conversation);
  select k.last_vote into compared from opinion_map.ballot_check k where k.conversation_id = of_conversation for update;
  if not found then
    raise exception 'the ballots of conversation % are not compared with its votes', of_conversation;
  end if;
  select max(next.id) into last from (
    select v.id from opinion_map.vote v where v.conversation_id = of_conversation and v.id > above and v.id <= compared order by v.id limit most) next;
  if last is null then
    return null;
  end if;
  update opinion_map.ballot_check set votes_gone = true where conversation_id = of_conversation and not votes_gone;
  with gone as (
    delete from opinion_map.vote v where v.conversation_id = of_conversation and v.id > above and v.id <= last
    returning v.participant, v.value, v.before, v.cast_at)
  insert into opinion_map.past_hour as h (conversation_id, hour, votes, votes_counted)
  select of_conversation, gone.cast_at, count(gone.value), count(gone.value) filter (where gone.before is null and p.barred_at is null)
  from gone left join opinion_map.participant p on p.conversation_id = of_conversation and p.number = gone.participant group by gone.cast_at
  on conflict (conversation_id, hour) do update set votes = h.votes + excluded.votes, votes_counted = h.votes_counted + excluded.votes_counted;
  return last;
end $$;
revoke all on function opinion_map.expect_over(integer) from public;
revoke all on function opinion_map.check_ballots(integer) from public;

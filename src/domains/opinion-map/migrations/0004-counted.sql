-- What lists and the facilitator's page show of a hundred thousand people is counted as it changes, not when somebody looks.

-- How many statements somebody has a vote on: as many as they have ballots.
alter table opinion_map.participant add column ballots integer not null default 0;
update opinion_map.participant p set ballots = b.ballots
from (select conversation_id, participant, count(*)::integer as ballots from opinion_map.ballot group by conversation_id, participant) b
where p.conversation_id = b.conversation_id and p.number = b.participant;
-- Each first vote on a statement writes a new version of this row: with room for it on the same page no index is written.
alter table opinion_map.participant set (fillfactor = 80);

-- With the vote, not with the ballot: ballots are also written anew, when the order is wiped, and then nothing is more or less.
create function opinion_map.count_ballot() returns trigger language plpgsql as $$
begin
  update opinion_map.participant set ballots = ballots + num_nonnulls(new.value) - num_nonnulls(new.before)
  where conversation_id = new.conversation_id and number = new.participant;
  return null;
end $$;
create trigger vote_counts after insert on opinion_map.vote
  for each row when ((new.value is null) <> (new.before is null)) execute function opinion_map.count_ballot();

-- Votes of each hour, as known before a horizon: those since are counted when somebody looks. Made anew from all votes where it is missing
-- or of another database (`standing` says why); of no meaning once the order is being wiped.
create table opinion_map.hour_count (
  conversation_id integer primary key references opinion_map.conversation,
  horizon xid8 not null,
  home text not null,
  hours timestamptz[] not null,
  votes integer[] not null
);

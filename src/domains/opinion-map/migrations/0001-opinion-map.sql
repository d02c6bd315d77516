-- Opinion maps: what people say about a question, how everybody votes on it, and the groups that the votes show.

create table opinion_map.conversation (
  id integer generated always as identity primary key,
  -- Fiscal year and number within it, `2026-1`: the permanent address.
  slug text not null unique,
  fiscal_year smallint not null,
  number smallint not null,
  question text not null,
  question_en text,
  background text not null,
  background_en text,
  -- Rules of moderation in plain words.
  rules text not null,
  rules_en text,
  -- The department that answers for it, as it was named when it was set.
  bureau text not null,
  section text,
  contact text not null,
  -- Both days belong to the period; null while not settled.
  opens_on date,
  closes_on date,
  access text not null check (access in ('anyone', 'signed-in', 'verified', 'code')),
  -- Whether a statement waits for a moderator before it is shown, or is looked at afterwards.
  moderation text not null check (moderation in ('before', 'after')),
  -- Characters of a statement at most.
  length_max smallint not null default 140 check (length_max between 20 and 400),
  -- Votes after which people are offered to write a statement of their own.
  write_after smallint not null default 5 check (write_after between 0 and 50),
  -- Whether the result is shown while votes come in, or only at the end.
  shows text not null check (shows in ('live', 'end')),
  -- How people may have come here, `[{"key": "poster", "label": {"ja": "ポスター", "en": "Poster"}}]`: the key stands in links as ?from=poster.
  channels jsonb not null default '[]',
  -- What everything that is drawn by lot begins with; published with the result.
  seed integer not null,
  state text not null check (state in ('draft', 'announced', 'cancelled')),
  announced_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  -- Raised by each save; a save says which it saw.
  revision integer not null default 1,
  made_at timestamptz not null,
  unique (fiscal_year, number),
  check (opens_on <= closes_on),
  check ((state = 'draft') = (announced_at is null))
);

-- Programmes that it serves.
create table opinion_map.programme (
  conversation_id integer not null references opinion_map.conversation,
  programme_number text not null,
  primary key (conversation_id, programme_number)
);
create index programme_conversations on opinion_map.programme (programme_number);

-- What was changed after it was announced. Only added to.
create table opinion_map.change (
  id integer generated always as identity primary key,
  conversation_id integer not null references opinion_map.conversation,
  -- Fields with their values before and after.
  fields jsonb not null,
  reason text not null,
  acting_as text not null,
  at timestamptz not null
);

-- Somebody who takes part, without a name. The number is drawn by lot: it is the order of everything that is computed, and stands in the
-- published data. Nothing here says who it is: `mark` is made of the account under a key that is not in the database.
create table opinion_map.participant (
  conversation_id integer not null references opinion_map.conversation,
  number integer not null check (number > 0),
  -- SHA-256 of the code with which somebody comes back.
  code_sha256 bytea not null unique,
  mark bytea,
  -- Key of the conversation's channels, or page, embed.
  came_by text not null,
  -- The hour, so that no time of day ties it to anything else.
  began_at timestamptz not null,
  -- Set while what they said and how they voted is left out; the reason stands in `moderation`.
  barred_at timestamptz,
  primary key (conversation_id, number),
  unique (conversation_id, mark)
);
create index participant_barred on opinion_map.participant (conversation_id, number) where barred_at is not null;

create table opinion_map.statement (
  conversation_id integer not null references opinion_map.conversation,
  -- Counted within the conversation, from 1.
  number integer not null check (number > 0),
  text text not null,
  -- As words are sought in it: widths and case aside.
  folded text not null,
  lang text not null check (lang in ('ja', 'en')),
  -- In the other language, written by staff.
  translation text,
  origin text not null check (origin in ('seed', 'participant')),
  -- Who said it; null for seeds.
  author integer,
  state text not null check (state in ('waiting', 'shown', 'refused', 'merged')),
  -- Asks about the person (age, part of the town), so that it forms no groups.
  meta boolean not null default false,
  merged_into integer,
  -- The hour, for participants; as in `participant`.
  made_at timestamptz not null,
  -- When it was first shown.
  shown_at timestamptz,
  primary key (conversation_id, number),
  foreign key (conversation_id, author) references opinion_map.participant,
  foreign key (conversation_id, merged_into) references opinion_map.statement,
  check ((origin = 'seed') = (author is null)),
  check ((state = 'merged') = (merged_into is not null))
);
create index statement_waiting on opinion_map.statement (conversation_id, number) where state = 'waiting';

-- The transaction that adds a row. Numbers of transactions are the cluster's own: a generated column is not part of a backup, so that
-- votes that come back are of the transaction that brings them. Declared immutable, which it is for a row that is never changed.
create function opinion_map.transaction_of(bigint) returns xid8 language sql immutable as 'select pg_current_xact_id()';

-- Every vote, change of a vote and vote taken back. Only added to; everything else is derived from it.
create table opinion_map.vote (
  id bigint generated always as identity primary key,
  conversation_id integer not null,
  participant integer not null,
  statement integer not null,
  -- 1 agree, -1 disagree, 0 pass; null: taken back.
  value smallint check (value between -1 and 1),
  -- What stood before, in the same words; null: nothing.
  before smallint check (before between -1 and 1),
  -- The hour, as in `participant`.
  cast_at timestamptz not null,
  -- Of its transaction: tells which votes all of a reading has seen (`pg_snapshot_xmin`).
  transaction xid8 not null generated always as (opinion_map.transaction_of(id)) stored
);
create index vote_of_conversation on opinion_map.vote (conversation_id, id);
-- What came since a reading.
create index vote_since on opinion_map.vote (conversation_id, transaction);

-- The last vote of each person on each statement: a projection of `vote`.
create table opinion_map.ballot (
  conversation_id integer not null,
  participant integer not null,
  statement integer not null,
  value smallint not null check (value between -1 and 1),
  -- What stood here before the last change; null: nothing. The row itself tells it, so that of two changes at once each knows the other.
  before smallint check (before between -1 and 1),
  primary key (conversation_id, participant, statement),
  -- None to the statement: thousands who vote on it at once would share its row's lock. The statement that votes looks for it.
  foreign key (conversation_id, participant) references opinion_map.participant
);

-- What the votes show, as last computed: one row a conversation (maths/reckoning.ts says its shape).
create table opinion_map.standing (
  conversation_id integer primary key references opinion_map.conversation,
  -- Raised by each publication; a computation says on which it was begun, so that of two one is published.
  round integer not null,
  -- Votes that it knows: those whose transaction is before `horizon`. Both mean something in the database alone in which they were written.
  horizon xid8 not null,
  home text not null,
  -- When, and of which horizon, axes and groups were last computed from the beginning; between, counts alone follow the votes. And how often.
  whole_at timestamptz not null,
  whole_horizon xid8 not null,
  whole_round integer not null,
  -- What moderation had decided then (digest), and who was left out: where it decided more, all is computed from the beginning.
  moderated text not null,
  barred integer[] not null,
  -- The statements that it knows, with their marks (digest).
  marks text not null,
  computed_at timestamptz not null,
  -- Milliseconds of the last whole computation.
  took_ms integer not null,
  -- The figures, and people by number with position and group (for "where am I", and to know whose vote is which group's), both as
  -- packed-figures.ts packs them: written anew every other second while people vote.
  document bytea not null,
  people bytea not null
);
-- They are packed already.
alter table opinion_map.standing alter column document set storage external;
alter table opinion_map.standing alter column people set storage external;

-- Whole computations that somebody is at, so that no other process begins the same.
create table opinion_map.computation (
  conversation_id integer primary key references opinion_map.conversation,
  until_at timestamptz not null
);

-- The frozen report: figures, parameters and the published votes, made once after the end.
create table opinion_map.report (
  conversation_id integer primary key references opinion_map.conversation,
  made_at timestamptz not null,
  -- The published data, as hiraku opinion-map recount takes it: stored in the store of files; the public record names its hash.
  data_sha256 text not null,
  data_bytes integer not null,
  -- What the page shows: report.ts says its shape.
  document jsonb not null,
  -- Where everybody is in the picture, as in `standing`.
  people bytea not null
);

-- The report as a paper, one a language: made again when what it prints changes (an afterword, a text that was taken out since).
create table opinion_map.paper (
  conversation_id integer not null references opinion_map.report,
  lang text not null check (lang in ('ja', 'en')),
  -- Hash of what it prints.
  mark text not null,
  made_at timestamptz not null,
  sha256 text not null,
  bytes integer not null,
  pages integer not null,
  primary key (conversation_id, lang)
);

-- What the city says to a report: how it will use it. Only added to; the newest is shown.
create table opinion_map.afterword (
  id integer generated always as identity primary key,
  conversation_id integer not null references opinion_map.conversation,
  text text not null,
  acting_as text not null,
  at timestamptz not null
);

-- What moderators did, with the reasons that are published. Only added to.
create table opinion_map.moderation (
  id integer generated always as identity primary key,
  conversation_id integer not null references opinion_map.conversation,
  act text not null check (act in ('shown', 'refused', 'meta', 'not-meta', 'merged', 'unmerged', 'barred', 'unbarred')),
  statement integer,
  participant integer,
  -- Key of the grounds in moderation.ts; null where there is nothing to justify.
  ground text,
  reason text not null default '',
  -- The statement that stands for it since: of 'merged'.
  merged_into integer,
  -- Votes that left the mathematics, or came back: of 'barred' and 'unbarred'.
  votes integer,
  -- True where a second moderator was asked before.
  second_opinion boolean not null default false,
  acting_as text not null,
  at timestamptz not null,
  check ((statement is null) <> (participant is null))
);
create index moderation_of_conversation on opinion_map.moderation (conversation_id, id);
-- Whether anybody has looked at a statement yet.
create index moderation_of_statement on opinion_map.moderation (conversation_id, statement, id);

-- A moderator at work on a statement, so that two do not do the same.
create table opinion_map.claim (
  conversation_id integer not null,
  statement integer not null,
  person_id uuid not null,
  acting_as text not null,
  until_at timestamptz not null,
  primary key (conversation_id, statement),
  foreign key (conversation_id, statement) references opinion_map.statement
);

-- What one moderator asks another, who must be somebody else.
create table opinion_map.second_opinion (
  id integer generated always as identity primary key,
  conversation_id integer not null,
  statement integer not null,
  question text not null,
  asked_by uuid,
  asked_as text not null,
  asked_at timestamptz not null,
  advice text,
  advised_by uuid,
  advised_as text,
  advised_at timestamptz,
  -- When the statement was decided on, with or without the advice.
  settled_at timestamptz,
  foreign key (conversation_id, statement) references opinion_map.statement,
  check (advised_by is distinct from asked_by or advised_by is null)
);
-- One question at a time.
create unique index second_opinion_of_statement on opinion_map.second_opinion (conversation_id, statement) where settled_at is null;

-- Invitations: a code lets one person in, once. Nothing says who used which.
create table opinion_map.invitation (
  code_sha256 bytea primary key,
  conversation_id integer not null references opinion_map.conversation,
  -- What the codes were made for: 「くじ引きで選ばれた人」.
  batch text not null,
  made_on date not null,
  used boolean not null default false
);
create index invitation_of_conversation on opinion_map.invitation (conversation_id, batch);

-- How much came from one network in an hour, under a keyed hash: for alarms. Not tied to participants; gone after a month.
create table opinion_map.network_hour (
  conversation_id integer not null references opinion_map.conversation,
  network bytea not null,
  hour timestamptz not null,
  participants integer not null default 0,
  votes integer not null default 0,
  statements integer not null default 0,
  primary key (conversation_id, hour, network)
);

-- `opinion_map`: conversations, which pages of the plan show too. `opinion_map_result`: what changes while people vote.
do $$
declare
  named text;
begin
  foreach named in array array['conversation', 'programme', 'change'] loop
    execute format(
      'create trigger %I after insert or update or delete or truncate on opinion_map.%I for each statement execute function platform.touch_content(''opinion_map'')',
      named || '_touches_content', named
    );
  end loop;
  foreach named in array array['statement', 'standing', 'report', 'paper', 'afterword', 'moderation'] loop
    execute format(
      'create trigger %I after insert or update or delete or truncate on opinion_map.%I for each statement execute function platform.touch_content(''opinion_map_result'')',
      named || '_touches_content', named
    );
  end loop;
end $$;

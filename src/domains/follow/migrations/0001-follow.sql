-- Who wants to be told of what, and what they were told. Addresses stand here alone; no page shows them to others.

create table follow.follower (
  id uuid primary key,
  -- As typed; email_key is what two spellings of one address share.
  email text not null,
  email_key text not null unique,
  -- In every letter's links: whoever holds it may change and end what is followed, and nothing else.
  token text not null unique,
  lang text not null check (lang in ('ja', 'en')),
  rhythm text not null check (rhythm in ('daily', 'weekly')),
  -- The account that follows with its own address; null for everybody else.
  person_id uuid,
  -- Letters that ask for a confirmation, on the day of the last one: nobody's mailbox is flooded.
  letters_on date not null,
  letters integer not null
);
create index follower_of_person on follow.follower (person_id);

create table follow.following (
  id uuid primary key,
  follower_id uuid not null references follow.follower on delete cascade,
  kind text not null check (kind in ('programme', 'measure', 'department')),
  -- P0001, 協1-1, 企画部 企画課
  key text not null,
  asked_at timestamptz not null,
  -- Null until the address said yes; before that it is told nothing.
  confirmed_at timestamptz,
  -- SHA-256 of the token in the last letter that asks; null once confirmed.
  token_sha256 bytea unique,
  -- As chosen with the question; in force from the confirmation on.
  rhythm text not null check (rhythm in ('daily', 'weekly')),
  lang text not null check (lang in ('ja', 'en')),
  unique (follower_id, kind, key)
);
create index following_of_subject on follow.following (kind, key);

-- What the city did in public view, once each; feeds and letters are made from it.
create table follow.announcement (
  -- Number of the act in the record.
  id bigint primary key,
  kind text not null,
  path text not null,
  title_ja text not null,
  title_en text not null,
  programmes text[] not null,
  measures text[] not null,
  departments text[] not null,
  -- When it was done, and when it came here.
  at timestamptz not null,
  noted_at timestamptz not null
);
create index announcement_in_time on follow.announcement (at desc, id desc);
create index announcement_by_arrival on follow.announcement (noted_at);
create trigger announcement_touches_content after insert or update or delete or truncate on follow.announcement
  for each statement execute function platform.touch_content('follow');

-- Each announcement is told to a follower once, written in the transaction of the letter.
create table follow.told (
  follower_id uuid not null references follow.follower on delete cascade,
  announcement_id bigint not null references follow.announcement,
  told_at timestamptz not null,
  primary key (follower_id, announcement_id)
);

-- Days whose letters are all written.
create table follow.digest (
  day date primary key,
  written_at timestamptz not null
);

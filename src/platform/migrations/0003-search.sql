-- One index over everything that can be searched, whatever domain it belongs to.

create table platform.search_entry (
  domain text not null,
  id text not null,
  lang text not null check (lang in ('ja', 'en')),
  kind text not null,
  who text not null,
  title text not null,
  body text not null,
  path text not null,
  dated_on date,
  -- Title and body as search compares them (see fold.ts), divided by a line end, which no search word contains.
  title_folded text not null,
  folded text not null,
  -- Pairs of letters of the whole text; with ^ those of the title; with = who may read, language and kind.
  tokens tsvector not null,
  primary key (domain, id, lang)
);

create index search_entry_tokens on platform.search_entry using gin (tokens);

-- With statistics the planner reads the whole table for words it knows to be common, and unpacks every row's tokens: 30 ms and
-- more for 100,000 entries. Without, it takes every word for a rare one and asks the index, 2 ms.
alter table platform.search_entry alter column tokens set statistics 0;

create trigger content_of_search after insert or update or delete or truncate on platform.search_entry
  for each statement execute function platform.touch_content('search');

-- The record: what was done, by whom and why, and the public acts among it. Rows are only ever added.

create table record.act (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  request_id text not null,
  person_id uuid,
  acting_as text not null,
  act text not null,
  subject text,
  why text,
  commitment text
);
create index act_in_time on record.act (at desc, id desc);
create index act_of_person on record.act (person_id, id desc);
create index act_of_subject on record.act (subject, id desc);

-- A public act: the document whose hash stands in the transparency log. Its place in the log is given later, by the job that builds the tree.
create table record.public_act (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- `plan.edition-published`: stem of the noun first.
  kind text not null,
  -- Permanent address of what it is about, without language prefix.
  path text not null,
  title_ja text not null,
  title_en text not null,
  -- As which role it was done: `planning: 企画部 企画政策課`.
  acting_as text not null,
  programmes text[] not null,
  measures text[] not null,
  departments text[] not null,
  -- The leaf itself, canonical JSON (RFC 8785).
  leaf text not null
);
create index public_act_of_path on record.public_act (path, id);

-- The city's work on opinions: units, replies in versions, who waits for whom. Nothing here is public.

-- A submission whose opinions were divided into units.
create table reply.split (
  submission_id integer primary key,
  consultation_id integer not null,
  -- Revision of the submission that was divided; an older one means: divide again.
  submission_revision integer not null,
  -- Raised by each dividing: whoever saw an older one is told.
  version integer not null,
  -- Letters of its opinions at that revision, white space not counted: the units must have as many.
  letters integer not null,
  acting_as text not null,
  at timestamptz not null
);
create index split_of_consultation on reply.split (consultation_id);

create table reply.reply (
  id integer generated always as identity primary key,
  consultation_id integer not null,
  number integer not null,
  -- What the opinions it answers have in common, in the city's words.
  heading text not null,
  document_key text,
  anchor text,
  -- Who writes it; null: the department of the consultation.
  bureau text,
  section text,
  due_on date,
  -- The newest version, and what it says; 0: nothing written yet.
  version integer not null default 0,
  outcome text,
  text text not null default '',
  -- Passages of the documents that changed: document, anchor, before, after.
  passages jsonb not null default '[]',
  -- Programmes that will carry it out.
  programmes text[] not null default '{}',
  submitted_version integer,
  approved_version integer,
  -- What the head sent back; it stays until the next sending up.
  returned_version integer,
  -- For whom it waits. An approved text that changes again has to be approved again.
  stage text not null generated always as (case
    when version > 0 and approved_version = version then 'approved'
    when submitted_version = version then 'submitted'
    when returned_version is not null then 'returned'
    else 'writing' end) stored,
  made_at timestamptz not null,
  unique (consultation_id, number)
);

create table reply.unit (
  id integer generated always as identity primary key,
  consultation_id integer not null,
  submission_id integer not null references reply.split on delete cascade,
  opinion_id integer not null,
  position smallint not null,
  -- This part of the opinion, letter by letter. The parts of an opinion together are the opinion.
  text text not null,
  -- Its letters, white space not counted.
  letters integer not null,
  -- As search compares it.
  folded text not null,
  -- As it will be published, where names or the like are taken out; null: as it is.
  public_text text,
  -- Greetings and other parts that ask for no reply.
  remark boolean not null default false,
  document_key text,
  anchor text,
  tags text[] not null default '{}',
  reply_id integer references reply.reply,
  bureau text,
  section text,
  due_on date,
  revision integer not null default 1,
  unique (submission_id, opinion_id, position)
);
create index unit_of_consultation on reply.unit (consultation_id, id);
create index unit_of_reply on reply.unit (reply_id);
-- For the sums, which need no text.
create index unit_sums on reply.unit (consultation_id) include (submission_id, letters, remark, reply_id);
create index unit_of_opinion on reply.unit (opinion_id);

-- Each version of a reply. Only added to.
create table reply.version (
  reply_id integer not null references reply.reply,
  number integer not null,
  heading text not null,
  document_key text,
  anchor text,
  outcome text,
  text text not null,
  passages jsonb not null,
  programmes text[] not null,
  person_id uuid,
  acting_as text not null,
  at timestamptz not null,
  primary key (reply_id, number)
);

-- What was done with a version: sent up, approved, sent back. Only added to.
create table reply.step (
  id integer generated always as identity primary key,
  reply_id integer not null references reply.reply,
  version integer not null,
  act text not null check (act in ('submitted', 'approved', 'returned')),
  note text not null,
  person_id uuid,
  acting_as text not null,
  at timestamptz not null
);
create index step_of_reply on reply.step (reply_id, id);

-- Internal remarks on a unit or a reply. Only added to.
create table reply.note (
  id integer generated always as identity primary key,
  consultation_id integer not null,
  submission_id integer,
  reply_id integer references reply.reply,
  text text not null,
  person_id uuid,
  acting_as text not null,
  at timestamptz not null
);
create index note_of_submission on reply.note (submission_id, id) where submission_id is not null;
create index note_of_reply on reply.note (reply_id, id) where reply_id is not null;

-- Wordings that are used again.
create table reply.wording (
  id integer generated always as identity primary key,
  title text not null,
  text text not null,
  outcome text,
  used integer not null default 0,
  revision integer not null default 1,
  -- No longer offered; replies that used it keep their text.
  removed_at timestamptz,
  acting_as text not null,
  at timestamptz not null
);

-- Units that seem to say the same, for a person to decide on.
create table reply.suggestion (
  consultation_id integer not null,
  unit_id integer not null references reply.unit on delete cascade,
  -- The first unit of the group.
  group_id integer not null,
  score real not null,
  primary key (unit_id)
);
create index suggestion_of_consultation on reply.suggestion (consultation_id, group_id);

create table reply.suggestion_run (
  consultation_id integer primary key,
  orders integer not null default 0,
  made_orders integer not null default 0,
  begun_at timestamptz,
  made_at timestamptz,
  units integer,
  groups integer,
  problem text
);

-- Letters that reminded somebody of what is due, so that nobody is told twice a day.
create table reply.reminder (
  consultation_id integer not null,
  person_id uuid not null,
  sent_on date not null,
  primary key (consultation_id, person_id, sent_on)
);

-- Calls whose result is out: their units and replies stay as they were released.
create table reply.closure (
  consultation_id integer primary key,
  at timestamptz not null
);

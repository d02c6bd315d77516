-- What the city published of a consultation: counts, units, replies, corrections, and what became of them. Rows appear with the release.

-- A result that is being prepared or is out.
create table result.release (
  consultation_id integer primary key,
  state text not null check (state in ('preparing', 'planned', 'released')),
  -- What happens next, in words.
  next_steps text not null default '',
  release_at timestamptz,
  approved_as text,
  approved_by uuid,
  approved_at timestamptz,
  -- SHA-256 of the replies and opinions that were approved (approved-mark.ts): what is released is that.
  approved_mark text,
  released_at timestamptz,
  -- Why a planned release did not happen.
  problem text,
  -- People, submissions and units by way of arrival; withdrawn, set aside, late, copies (counts.ts).
  counts jsonb,
  source text not null default 'own' check (source in ('own', 'past')),
  revision integer not null default 1,
  check ((state = 'released') = (released_at is not null))
);

-- Replies as released, in the draft's order.
create table result.reply (
  consultation_id integer not null references result.release,
  number integer not null,
  position integer not null,
  document_key text,
  anchor text,
  -- Heading of the section as it was, or the item (項目) of a past result.
  item text not null,
  heading text not null,
  -- Key and words of the city's list of outcomes as it was.
  outcome text not null,
  outcome_kind text not null check (outcome_kind in ('reflected', 'included', 'reference', 'not-reflected', 'other')),
  outcome_ja text not null,
  outcome_en text not null,
  text text not null,
  passages jsonb not null,
  programmes text[] not null,
  bureau text not null,
  section text,
  -- How many units it answers.
  units integer not null,
  primary key (consultation_id, number)
);
create index reply_in_order on result.reply (consultation_id, position);

-- Units as released; copies are one row with their number (同旨 n件).
create table result.unit (
  id integer generated always as identity primary key,
  consultation_id integer not null,
  reply_number integer not null,
  position integer not null,
  document_key text,
  anchor text,
  text text not null,
  same integer not null,
  foreign key (consultation_id, reply_number) references result.reply
);
create index unit_of_reply on result.unit (consultation_id, reply_number, position);

-- Which submissions stand behind a released unit: for those who sent them, never shown to others.
create table result.unit_source (
  unit_id integer not null references result.unit,
  submission_id integer not null,
  primary key (unit_id, submission_id)
);
create index unit_source_of_submission on result.unit_source (submission_id);

-- What was corrected after the release, beside what it was. Only added to.
create table result.correction (
  id integer generated always as identity primary key,
  consultation_id integer not null,
  -- Null: the result as a whole (what happens next).
  reply_number integer,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  acting_as text not null,
  at timestamptz not null
);

-- The result in やさしい日本語 and for children.
create table result.version (
  consultation_id integer not null references result.release,
  audience text not null check (audience in ('plain', 'children')),
  title text not null,
  body text not null,
  acting_as text not null,
  at timestamptz not null,
  primary key (consultation_id, audience)
);

-- A year later: what became of it. Asked once, answered by the department, published under the reply; each answer is added.
create table result.follow_up (
  consultation_id integer not null,
  reply_number integer not null,
  asked_on date not null,
  due_on date not null,
  -- When the department was last written to about it.
  reminded_on date,
  primary key (consultation_id, reply_number),
  foreign key (consultation_id, reply_number) references result.reply
);
-- What a member of the department has written and its head has not published.
create table result.follow_up_draft (
  consultation_id integer not null,
  reply_number integer not null,
  state text check (state in ('done', 'under-way', 'not-done')),
  text text not null,
  acting_as text not null,
  at timestamptz not null,
  primary key (consultation_id, reply_number),
  foreign key (consultation_id, reply_number) references result.reply
);
create table result.follow_up_answer (
  id integer generated always as identity primary key,
  consultation_id integer not null,
  reply_number integer not null,
  state text not null check (state in ('done', 'under-way', 'not-done')),
  text text not null,
  acting_as text not null,
  at timestamptz not null,
  foreign key (consultation_id, reply_number) references result.reply
);

-- Results that were published before, elsewhere: the table that each was read from. A table is brought in once.
create table result.past_table (
  consultation_id integer primary key references result.release,
  -- SHA-256 of what the table says, whatever file it stood in.
  table_sha256 text not null unique,
  file_name text not null,
  file_sha256 text not null,
  rows integer not null,
  rows_left_out integer not null,
  acting_as text not null,
  at timestamptz not null
);

-- The result on paper (PDF), made by a job.
create table result.paper (
  consultation_id integer primary key references result.release,
  orders integer not null,
  made_orders integer not null default 0,
  begun_at timestamptz,
  made_at timestamptz,
  sha256 text,
  bytes integer,
  pages integer,
  problem text
);

do $$
declare
  named text;
begin
  foreach named in array array['release', 'reply', 'unit', 'correction', 'version', 'follow_up', 'follow_up_answer', 'paper'] loop
    execute format(
      'create trigger %I after insert or update or delete or truncate on result.%I for each statement execute function platform.touch_content(''result'')',
      named || '_touches_content', named
    );
  end loop;
end $$;

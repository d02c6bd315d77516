-- The plan's year: the next edition as a draft, made from the one in force. Nothing of it is public; publication writes it into the
-- ledger the way a file comes in. Cells are kept as they were typed, so that half-done work is kept too; the check says what is wrong.

create table plan.draft (
  id integer generated always as identity primary key,
  plan_id integer not null references plan.plan,
  -- The edition that it was made from.
  former_id integer not null references plan.edition,
  -- Years, as the edition's address will be; a discarded draft gives them free.
  slug text not null unique,
  title text not null,
  first_year smallint not null,
  last_year smallint not null,
  unit_yen integer not null,
  -- {directions: [{code, name}], policies: [{code, name, direction}], measures: [{code, name, policy}]}
  headings jsonb not null,
  state text not null check (state in ('writing', 'scheduled', 'published', 'discarded')),
  -- Day in Tokyo on which it is to be published, and as which role that was decided.
  publish_on date,
  publish_as text,
  created_at timestamptz not null,
  check ((state = 'scheduled') <= (publish_on is not null and publish_as is not null))
);
create unique index draft_open on plan.draft (plan_id) where state in ('writing', 'scheduled');

create table plan.draft_row (
  id integer generated always as identity primary key,
  draft_id integer not null references plan.draft,
  position integer not null,
  -- Number of the programme; null for a new one until publication.
  programme text,
  fate text not null check (fate in ('carried', 'new', 'ended', 'merged', 'split')),
  -- The row that it is merged into; the row that it was split from.
  into_id integer references plan.draft_row,
  from_id integer references plan.draft_row,
  cells jsonb not null,
  -- Counts the changes of this row; a cell that is sent back names the one it was shown with.
  revision integer not null,
  -- First department of the cells: who answers for the row while it is a draft. Empty where none is named.
  bureau text not null,
  section text not null,
  check ((fate = 'merged') = (into_id is not null))
);
create index draft_row_in_order on plan.draft_row (draft_id, position, id);
create index draft_row_of on plan.draft_row (draft_id, bureau, section);

-- Every change of a cell and every decision on a row. Rows are only ever added.
create table plan.draft_change (
  id bigint generated always as identity primary key,
  draft_id integer not null references plan.draft,
  row_id integer not null references plan.draft_row,
  revision integer not null,
  -- A cell (`name`, `cost:2025`), or `fate`.
  field text not null,
  before text,
  after text,
  why text,
  acting_as text not null,
  at timestamptz not null
);
create index draft_change_of_row on plan.draft_change (row_id, revision);
create index draft_change_of_draft on plan.draft_change (draft_id, id desc);

-- How far each department's part has come; follows from the acts.
create table plan.draft_submission (
  draft_id integer not null references plan.draft,
  bureau text not null,
  section text not null,
  state text not null check (state in ('writing', 'submitted', 'approved', 'accepted')),
  primary key (draft_id, bureau, section)
);

-- What was done with a draft and its parts, by which role, and why. Rows are only ever added.
create table plan.draft_act (
  id bigint generated always as identity primary key,
  draft_id integer not null references plan.draft,
  kind text not null check (kind in ('made', 'submitted', 'withdrawn', 'approved', 'sent-back', 'accepted', 'scheduled', 'unscheduled', 'published', 'discarded')),
  bureau text,
  section text,
  reason text,
  publish_on date,
  acting_as text not null,
  at timestamptz not null
);
create index draft_act_of on plan.draft_act (draft_id, id desc);

create trigger draft_change_is_only_added before update or delete on plan.draft_change for each statement execute function plan.refuse_rewriting();
create trigger draft_act_is_only_added before update or delete on plan.draft_act for each statement execute function plan.refuse_rewriting();

-- Which programme went on in which, with the edition that did it.
create table plan.succession (
  edition_id integer not null references plan.edition,
  programme_id integer not null references plan.programme,
  successor_id integer not null references plan.programme,
  kind text not null check (kind in ('merged', 'split')),
  primary key (edition_id, programme_id, successor_id)
);
create index succession_of_successor on plan.succession (successor_id);
create trigger succession_touches_content after insert or update or delete or truncate on plan.succession
  for each statement execute function platform.touch_content('plan');

-- Reports of progress by programme and half-year (half 1: April to September, 2: October to March of the fiscal year).

-- Every saved text, so that nothing that anybody wrote is lost. Rows are only ever added.
create table progress.save (
  id bigint generated always as identity primary key,
  programme_number text not null,
  fiscal_year smallint not null,
  half smallint not null check (half in (1, 2)),
  revision integer not null,
  state text check (state in ('done', 'on-track', 'behind', 'stopped', 'not-begun')),
  done text not null,
  next text not null,
  -- [{"label": …, "url": …}]
  links jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  -- As which role and department: `member: 都市整備部 道路課`.
  acting_as text not null,
  unique (programme_number, fiscal_year, half, revision)
);
create index save_by on progress.save (saved_by);

-- The newest text of each report: what `save` says last. Two people who save at once meet in this row and nowhere else.
create table progress.draft (
  programme_number text not null,
  fiscal_year smallint not null,
  half smallint not null check (half in (1, 2)),
  revision integer not null,
  state text check (state in ('done', 'on-track', 'behind', 'stopped', 'not-begun')),
  done text not null,
  next text not null,
  links jsonb not null,
  saved_at timestamptz not null,
  acting_as text not null,
  primary key (programme_number, fiscal_year, half)
);
create index draft_of_period on progress.draft (fiscal_year, half);

-- What the public reads; the highest number counts, and those before it remain. Rows are only ever added.
create table progress.publication (
  id bigint generated always as identity primary key,
  programme_number text not null,
  fiscal_year smallint not null,
  half smallint not null check (half in (1, 2)),
  -- 1 for the first; each later one corrects the one before and says why.
  number integer not null,
  state text not null check (state in ('done', 'on-track', 'behind', 'stopped', 'not-begun')),
  done text not null,
  next text not null,
  links jsonb not null,
  reason text,
  published_at timestamptz not null,
  acting_as text not null,
  unique (programme_number, fiscal_year, half, number),
  check ((number = 1) = (reason is null))
);
create trigger publication_touches_content after insert or update or delete or truncate on progress.publication
  for each statement execute function platform.touch_content('progress');

-- When somebody was last reminded of a half-year, so that nobody is reminded too often.
create table progress.reminder (
  person_id uuid not null,
  fiscal_year smallint not null,
  half smallint not null check (half in (1, 2)),
  reminded_on date not null,
  primary key (person_id, fiscal_year, half)
);

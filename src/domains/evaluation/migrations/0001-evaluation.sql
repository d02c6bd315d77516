-- Evaluation of programmes and measures, a sheet per fiscal year. Years are fiscal years (2025 = April 2025 to March 2026).

-- A form is data: sections, fields and grade scales, valid from a year on until the next one of the same subject begins.
create table evaluation.form (
  id integer generated always as identity primary key,
  subject text not null check (subject in ('programme', 'measure')),
  first_year smallint not null,
  document jsonb not null,
  saved_at timestamptz not null,
  unique (subject, first_year)
);

create table evaluation.sheet (
  id integer generated always as identity primary key,
  subject text not null check (subject in ('programme', 'measure')),
  -- Number of a programme (P0001) or code of a measure (協1-1).
  key text not null,
  fiscal_year smallint not null,
  form_id integer not null references evaluation.form,
  created_at timestamptz not null,
  unique (subject, key, fiscal_year)
);
create index sheet_of_year on evaluation.sheet (fiscal_year);

-- What happened to a sheet, in order: its state is derived from this. Only added to.
create table evaluation.step (
  id bigint generated always as identity primary key,
  sheet_id integer not null references evaluation.sheet,
  kind text not null check (kind in ('drafted', 'submitted', 'confirmed', 'sent-back', 'assessed', 'published')),
  -- drafted: answers by field; assessed: the external panel's grade and opinion.
  answers jsonb,
  -- Why it was sent back.
  reason text,
  acting_as text not null,
  at timestamptz not null
);
create index step_of_sheet on evaluation.step (sheet_id, id);

-- A sheet as it was published, whole and frozen with the figures of its day; the newest of a sheet is what people see.
create table evaluation.publication (
  id integer generated always as identity primary key,
  sheet_id integer not null references evaluation.sheet,
  document jsonb not null,
  acting_as text not null,
  at timestamptz not null
);
create index publication_of_sheet on evaluation.publication (sheet_id, id desc);

-- The year's books as files, by their SHA-256. More orders than made_orders: one is being made.
create table evaluation.book (
  fiscal_year smallint not null,
  layout text not null,
  ordered_at timestamptz not null,
  orders integer not null default 1,
  begun_at timestamptz,
  made_at timestamptz,
  -- How many orders the made book answers.
  made_orders integer not null default 0,
  sha256 text,
  bytes integer,
  pages integer,
  sheets integer,
  primary key (fiscal_year, layout)
);

create function evaluation.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'evaluation.% is only added to', tg_table_name;
end $$;
create trigger step_is_only_added before update or delete on evaluation.step for each statement execute function evaluation.refuse_rewriting();
create trigger publication_is_only_added before update or delete on evaluation.publication for each statement execute function evaluation.refuse_rewriting();

-- Only what is published makes pages stale: publications and books.
create trigger publication_touches_content after insert or update or delete or truncate on evaluation.publication for each statement execute function platform.touch_content('evaluation');
create trigger book_touches_content after insert or update or delete or truncate on evaluation.book for each statement execute function platform.touch_content('evaluation');

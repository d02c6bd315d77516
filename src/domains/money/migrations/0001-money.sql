-- What the council voted, changed and what was spent, by programme and fiscal year. Whole yen.

create table money.import (
  id integer generated always as identity primary key,
  source_name text not null,
  source_sha256 text not null,
  source_bytes integer not null,
  rows_added integer not null,
  rows_changed integer not null,
  rows_unchanged integer not null,
  rows_refused integer not null,
  applied_at timestamptz not null,
  -- As which role: `planning: 企画部 企画政策課`.
  acting_as text not null
);

-- Rows of a source that did not go in, with the reason.
create table money.import_refusal (
  import_id integer not null references money.import,
  position integer not null,
  line integer not null,
  source text not null,
  ja text not null,
  en text not null,
  primary key (import_id, position)
);

-- Every amount that was ever stated; the newest of a key stands.
create table money.fact (
  id bigint generated always as identity primary key,
  import_id integer not null references money.import,
  programme_number text not null,
  fiscal_year smallint not null,
  stage text not null check (stage in ('budget', 'amendment', 'settlement')),
  -- 1 for the first amendment of the year; 0 for budget and settlement.
  round smallint not null,
  total_yen bigint not null,
  national_yen bigint,
  prefectural_yen bigint,
  bond_yen bigint,
  other_yen bigint,
  general_yen bigint,
  check ((stage = 'amendment') = (round > 0))
);
create index fact_of_import on money.fact (import_id);

-- What stands now; can be rebuilt from the facts.
create table money.standing (
  programme_number text not null,
  fiscal_year smallint not null,
  stage text not null,
  round smallint not null,
  fact_id bigint not null references money.fact,
  total_yen bigint not null,
  national_yen bigint,
  prefectural_yen bigint,
  bond_yen bigint,
  other_yen bigint,
  general_yen bigint,
  primary key (programme_number, fiscal_year, stage, round)
);
create index standing_of_year on money.standing (fiscal_year);

create trigger standing_touches_content after insert or update or delete or truncate on money.standing
  for each statement execute function platform.touch_content('money');

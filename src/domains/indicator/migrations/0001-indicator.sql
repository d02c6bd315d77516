-- Indicators of programmes and measures. Figures are exact decimals; years are fiscal years.

-- What an indicator is now: what its newest `definition` says.
create table indicator.indicator (
  id integer generated always as identity primary key,
  programme_number text,
  measure_code text,
  revision integer not null,
  kind text not null check (kind in ('output', 'outcome')),
  name text not null,
  unit text not null,
  direction text not null check (direction in ('more', 'less')),
  baseline_value numeric(21, 6),
  baseline_year smallint,
  source text not null,
  source_key text,
  ended boolean not null,
  changed_at timestamptz not null,
  acting_as text not null,
  check ((programme_number is null) <> (measure_code is null)),
  check ((baseline_value is null) = (baseline_year is null))
);
create index indicator_of_programme on indicator.indicator (programme_number);
create index indicator_of_measure on indicator.indicator (measure_code);

-- Every change, whole: rows are only ever added.
create table indicator.definition (
  id bigint generated always as identity primary key,
  indicator_id integer not null references indicator.indicator,
  revision integer not null,
  kind text not null,
  name text not null,
  unit text not null,
  direction text not null,
  baseline_value numeric(21, 6),
  baseline_year smallint,
  source text not null,
  source_key text,
  ended boolean not null,
  reason text,
  changed_at timestamptz not null,
  acting_as text not null,
  unique (indicator_id, revision)
);

-- Targets and actuals as people entered them; the newest row of a year and role counts, null takes a figure back. Rows are only ever added.
create table indicator.figure (
  id bigint generated always as identity primary key,
  indicator_id integer not null references indicator.indicator,
  revision integer not null,
  fiscal_year smallint not null,
  role text not null check (role in ('target', 'actual')),
  value numeric(21, 6),
  entered_at timestamptz not null
);
create index figure_of_indicator on indicator.figure (indicator_id, role, fiscal_year, id desc);

-- What a service of the city measures of itself, as of the last time it was asked.
create table indicator.measured (
  indicator_id integer not null references indicator.indicator,
  fiscal_year smallint not null,
  source_key text not null,
  value numeric(21, 6) not null,
  measured_at timestamptz not null,
  primary key (indicator_id, fiscal_year)
);

-- A measured figure kept for good once the books of its year are closed. Rows are only ever added.
create table indicator.frozen (
  indicator_id integer not null references indicator.indicator,
  fiscal_year smallint not null,
  source_key text not null,
  value numeric(21, 6) not null,
  frozen_at timestamptz not null,
  primary key (indicator_id, fiscal_year)
);

do $$
declare
  named text;
begin
  foreach named in array array['indicator', 'definition', 'figure', 'measured', 'frozen'] loop
    execute format(
      'create trigger %I after insert or update or delete or truncate on indicator.%I for each statement execute function platform.touch_content(''indicator'')',
      named || '_touches_content', named
    );
  end loop;
end $$;

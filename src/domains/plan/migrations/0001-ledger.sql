-- The ledger of plans. Money is whole yen; years are fiscal years (2012 = April 2012 to March 2013).

create table plan.plan (
  id integer generated always as identity primary key,
  slug text not null unique,
  name text not null,
  name_en text
);

create table plan.edition (
  id integer generated always as identity primary key,
  plan_id integer not null references plan.plan,
  -- Years of the edition, `2012-2014`; with the plan's slug before it where another plan has the same years.
  slug text not null unique,
  title text not null,
  first_year smallint not null,
  last_year smallint not null,
  unit_yen integer not null,
  status text not null check (status in ('draft', 'published', 'superseded')),
  created_at timestamptz not null,
  published_at timestamptz,
  check (first_year <= last_year),
  unique (plan_id, first_year, last_year),
  unique (id, plan_id)
);
-- One edition of a plan is in force.
create unique index edition_in_force on plan.edition (plan_id) where status = 'published';

create table plan.import (
  id integer generated always as identity primary key,
  edition_id integer not null references plan.edition,
  source_name text not null,
  source_kind text not null check (source_kind in ('text', 'csv', 'xlsx', 'pdf')),
  source_sha256 text not null,
  source_bytes integer not null,
  layout text not null,
  -- Codes of the directions that the source prints: an import of the same chapters settles what this one left open.
  chapters text[] not null,
  -- Non-blank lines of the source, each counted once by what became of it.
  lines_used integer not null,
  lines_header integer not null,
  lines_reported integer not null,
  listings_added integer not null,
  listings_changed integer not null,
  listings_unchanged integer not null,
  listings_kept integer not null,
  listings_removed integer not null,
  applied_at timestamptz not null,
  unique (id, edition_id)
);
create index import_of_edition on plan.import (edition_id, id);

create table plan.import_finding (
  import_id integer not null references plan.import,
  position integer not null,
  severity text not null check (severity in ('error', 'warning', 'note')),
  code text not null,
  listing text,
  line integer,
  cell integer,
  page integer,
  sheet text,
  ja text not null,
  en text not null,
  primary key (import_id, position)
);

create table plan.direction (
  id integer generated always as identity primary key,
  edition_id integer not null references plan.edition,
  position integer not null,
  code text not null,
  name text not null,
  unique (edition_id, code),
  unique (id, edition_id)
);

create table plan.policy (
  id integer generated always as identity primary key,
  edition_id integer not null references plan.edition,
  direction_id integer not null,
  position integer not null,
  code text not null,
  name text not null,
  unique (edition_id, code),
  unique (id, edition_id),
  foreign key (direction_id, edition_id) references plan.direction (id, edition_id)
);
create index policy_of_direction on plan.policy (direction_id);

create table plan.measure (
  id integer generated always as identity primary key,
  edition_id integer not null references plan.edition,
  policy_id integer not null,
  position integer not null,
  code text not null,
  name text not null,
  unique (edition_id, code),
  unique (id, edition_id),
  foreign key (policy_id, edition_id) references plan.policy (id, edition_id)
);
create index measure_of_policy on plan.measure (policy_id);

-- A programme keeps its number for as long as the plan lives, whatever its name becomes.
create table plan.programme (
  id integer generated always as identity primary key,
  plan_id integer not null references plan.plan,
  number text not null unique,
  name text not null,
  name_key text not null,
  created_at timestamptz not null,
  unique (id, plan_id)
);
create index programme_by_name on plan.programme (plan_id, name_key);

-- Every address a programme ever had; the newest is current, older ones redirect.
create table plan.programme_slug (
  slug text primary key,
  programme_id integer not null references plan.programme,
  since timestamptz not null,
  is_current boolean not null
);
create unique index programme_slug_current on plan.programme_slug (programme_id) where is_current;

create table plan.department (
  id integer generated always as identity primary key,
  plan_id integer not null references plan.plan,
  bureau text not null,
  section text,
  unique nulls not distinct (plan_id, bureau, section)
);

create table plan.listing (
  id integer generated always as identity primary key,
  plan_id integer not null,
  edition_id integer not null,
  measure_id integer not null,
  programme_id integer not null,
  import_id integer not null,
  position integer not null,
  name text not null,
  -- Not marked as a relisting (再掲).
  is_primary boolean not null,
  kinds text[] not null,
  others boolean not null,
  source_line integer,
  source_cell integer,
  source_page integer,
  source_sheet text,
  total_yen bigint,
  total_provenance text not null check (total_provenance in ('stated', 'implied', 'unsettled', 'absent')),
  total_line integer,
  total_cell integer,
  total_page integer,
  total_sheet text,
  unique (edition_id, measure_id, programme_id),
  check ((total_yen is not null) = (total_provenance in ('stated', 'implied'))),
  -- What a listing joins belongs together: one plan, one edition.
  foreign key (edition_id, plan_id) references plan.edition (id, plan_id),
  foreign key (programme_id, plan_id) references plan.programme (id, plan_id),
  foreign key (measure_id, edition_id) references plan.measure (id, edition_id),
  foreign key (import_id, edition_id) references plan.import (id, edition_id)
);
-- A book may list a programme twice without marking either as the relisting: printed is printed, so this is not unique.
create index listing_primary on plan.listing (edition_id, programme_id) where is_primary;
create index listing_in_order on plan.listing (edition_id, position);
create index listing_of_measure on plan.listing (measure_id, position);
create index listing_of_programme on plan.listing (programme_id);

create table plan.listing_department (
  listing_id integer not null references plan.listing on delete cascade,
  position integer not null,
  department_id integer not null references plan.department,
  primary key (listing_id, position)
);
create index listing_department_of on plan.listing_department (department_id);

-- measure_id is null while no chapter that has been imported holds the measure.
create table plan.listing_reference (
  listing_id integer not null references plan.listing on delete cascade,
  position integer not null,
  code text not null,
  measure_id integer references plan.measure on delete set null,
  primary key (listing_id, position)
);
create index listing_reference_waiting on plan.listing_reference (code) where measure_id is null;

-- programme_id stays null while no programme of that name is in the edition.
create table plan.listing_link (
  listing_id integer not null references plan.listing on delete cascade,
  position integer not null,
  kind text not null check (kind in ('carried_out_by', 'accounted_under')),
  name text not null,
  others boolean not null,
  programme_id integer references plan.programme,
  primary key (listing_id, position)
);
create index listing_link_of on plan.listing_link (programme_id);

create table plan.listing_year (
  listing_id integer not null references plan.listing on delete cascade,
  fiscal_year smallint not null,
  activity text,
  activity_line integer,
  activity_cell integer,
  activity_page integer,
  activity_sheet text,
  cost_yen bigint,
  cost_provenance text not null check (cost_provenance in ('stated', 'implied', 'unsettled', 'absent')),
  cost_line integer,
  cost_cell integer,
  cost_page integer,
  cost_sheet text,
  primary key (listing_id, fiscal_year),
  check ((cost_yen is not null) = (cost_provenance in ('stated', 'implied')))
);

-- What changed, when, and what stood there before. Rows are only ever added.
create table plan.change (
  id bigint generated always as identity primary key,
  edition_id integer not null references plan.edition,
  import_id integer not null,
  programme_id integer references plan.programme,
  measure_code text,
  kind text not null check (kind in ('added', 'changed', 'removed', 'renamed', 'moved', 'resolved')),
  -- total, cost:2012, activity:2013, kinds, departments, references, links, name, heading; null for a whole row
  field text,
  before text,
  after text,
  changed_at timestamptz not null,
  foreign key (import_id, edition_id) references plan.import (id, edition_id)
);
create index change_of_programme on plan.change (programme_id, id desc);
create index change_of_edition on plan.change (edition_id, id desc);

create function plan.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'rows of plan.change are only ever added' using errcode = 'restrict_violation';
end $$;
create trigger change_is_only_added before update or delete on plan.change for each statement execute function plan.refuse_rewriting();

-- Whoever writes to the ledger makes the pages that were made from it stale.
do $$
declare
  named text;
begin
  foreach named in array array[
    'plan', 'edition', 'import', 'import_finding', 'direction', 'policy', 'measure', 'programme', 'programme_slug', 'department',
    'listing', 'listing_department', 'listing_reference', 'listing_link', 'listing_year', 'change'
  ] loop
    execute format(
      'create trigger %I after insert or update or delete or truncate on plan.%I for each statement execute function platform.touch_content(''plan'')',
      named || '_touches_content', named
    );
  end loop;
end $$;

-- Departments with the names and places they had, and who holds which role in them. Dates are plain dates in Tokyo; `until` is the
-- first day on which a thing is no longer so.

create table staff.department (
  id integer generated always as identity primary key,
  -- The department that took over what this one answered for, once it has ended.
  successor_id integer references staff.department
);
create index department_taken_over on staff.department (successor_id) where successor_id is not null;

-- A department as it was called and placed in a span of time; history keeps the name of its day.
create table staff.department_period (
  department_id integer not null references staff.department,
  since date not null,
  until date,
  name text not null,
  parent_id integer references staff.department,
  position integer not null,
  primary key (department_id, since),
  check (until is null or until > since)
);
create index department_period_named on staff.department_period (name);
create index department_period_under on staff.department_period (parent_id);

create table staff.appointment (
  id integer generated always as identity primary key,
  person_id uuid not null,
  role text not null check (role in ('member', 'head', 'planning', 'records', 'auditor', 'administrator', 'panel')),
  -- None for the external panel.
  department_id integer references staff.department,
  since date not null,
  until date,
  made_at timestamptz not null,
  -- Leaving ends it at once, whatever `until` says.
  ended_at timestamptz,
  check ((department_id is null) = (role = 'panel')),
  check (until is null or until > since)
);
create index appointment_of_person on staff.appointment (person_id);
create index appointment_in on staff.appointment (department_id);

-- The holder of an appointment lets somebody else act in it for a time.
create table staff.delegation (
  id integer generated always as identity primary key,
  appointment_id integer not null references staff.appointment,
  to_person_id uuid not null,
  since date not null,
  until date not null,
  reason text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  check (until > since)
);
create index delegation_to on staff.delegation (to_person_id);

-- Calls for opinions: what the city asks about, when, with which documents.

-- The city's own rule, as data (rule.ts says its shape). The newest whose day has come is in force.
create table consultation.rule (
  id integer generated always as identity primary key,
  since date not null,
  document jsonb not null,
  reason text not null,
  acting_as text not null,
  at timestamptz not null
);

create table consultation.consultation (
  id integer generated always as identity primary key,
  -- Fiscal year and number within it, `2026-3`: the permanent address.
  slug text not null unique,
  fiscal_year smallint not null,
  number smallint not null,
  subject text not null,
  purpose text not null,
  -- The department that answers for it, as it was named when it was set.
  bureau text not null,
  section text,
  contact text not null,
  -- Both days belong to the period; null while not settled.
  opens_on date,
  closes_on date,
  -- Keys of the rule.
  who_may text[] not null,
  ways text[] not null,
  -- Where each way leads, as people are told: {"post": "〒…", "fax": …}.
  addresses jsonb not null default '{}',
  -- Whether name and address are asked for.
  identity text not null check (identity in ('none', 'optional', 'required')),
  -- Key of the rule's exception where the period is shorter, with the reason that is published.
  exception text,
  exception_reason text,
  state text not null check (state in ('draft', 'announced', 'cancelled')),
  announced_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  -- When its result was first published, as the public record told.
  result_at timestamptz,
  -- `past`: brought in from the city's older publications.
  source text not null default 'own' check (source in ('own', 'past')),
  source_url text,
  -- Raised by each save; a save says which it saw.
  revision integer not null default 1,
  made_at timestamptz not null,
  unique (fiscal_year, number),
  check (opens_on <= closes_on),
  check ((state = 'draft') = (announced_at is null))
);

-- Programmes that it serves.
create table consultation.programme (
  consultation_id integer not null references consultation.consultation,
  programme_number text not null,
  primary key (consultation_id, programme_number)
);
create index programme_consultations on consultation.programme (programme_number);

-- Who had to be told before it began (keys of the rule), and when they were.
create table consultation.telling (
  consultation_id integer not null references consultation.consultation,
  body text not null,
  told_on date not null,
  primary key (consultation_id, body)
);

-- What was changed after it was announced: a longer period, another contact. Only added to.
create table consultation.change (
  id integer generated always as identity primary key,
  consultation_id integer not null references consultation.consultation,
  -- Fields with their values before and after.
  fields jsonb not null,
  reason text not null,
  acting_as text not null,
  at timestamptz not null
);

create table consultation.document (
  id integer generated always as identity primary key,
  consultation_id integer not null references consultation.consultation,
  -- In addresses: `d1`.
  key text not null,
  -- For whom it is written: everyone, readers of やさしい日本語, children.
  audience text not null check (audience in ('standard', 'plain', 'children')),
  title text not null,
  position smallint not null,
  unique (consultation_id, key)
);

create table consultation.document_version (
  id integer generated always as identity primary key,
  document_id integer not null references consultation.document,
  -- In addresses. Drafts are counted on from the newest; one that is published takes the next number after those published.
  number smallint not null,
  -- `text`: written with headings; `pdf`: a file with the text that was read from it.
  form text not null check (form in ('text', 'pdf')),
  -- The text as typed, or as read from the file.
  source text not null,
  file_sha256 text,
  file_bytes integer,
  pages smallint,
  -- What is different from the version before.
  reason text not null,
  acting_as text not null,
  made_at timestamptz not null,
  published_at timestamptz,
  unique (document_id, number)
);

-- What was published stays as it was, whoever tries.
create function consultation.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published version of a document does not change';
end $$;
create trigger published_version_stays before update or delete on consultation.document_version
  for each row when (old.published_at is not null) execute function consultation.refuse_change();

-- What one can speak about: a heading with what stands under it.
create table consultation.section (
  id integer generated always as identity primary key,
  version_id integer not null references consultation.document_version on delete cascade,
  position smallint not null,
  -- Stays the same from version to version where the heading does.
  anchor text not null,
  level smallint not null,
  heading text not null,
  body text not null,
  unique (version_id, anchor)
);

create function consultation.keep_published_section() returns trigger language plpgsql as $$
begin
  if exists (select from consultation.document_version v where v.id = old.version_id and v.published_at is not null) then
    raise exception 'a published version of a document does not change';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_section_stays before update or delete on consultation.section
  for each row execute function consultation.keep_published_section();

do $$
declare
  named text;
begin
  foreach named in array array['rule', 'consultation', 'programme', 'telling', 'change', 'document', 'document_version', 'section'] loop
    execute format(
      'create trigger %I after insert or update or delete or truncate on consultation.%I for each statement execute function platform.touch_content(''consultation'')',
      named || '_touches_content', named
    );
  end loop;
end $$;

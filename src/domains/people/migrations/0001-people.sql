-- Accounts, the ways into them, and their sessions.

-- id stands for the person everywhere else; nothing but this schema can turn it back into a person.
create table people.person (
  id uuid primary key,
  -- As typed; email_key is what two spellings of one address share.
  email text not null,
  email_key text not null unique,
  name text,
  lang text not null check (lang in ('ja', 'en')),
  created_at timestamptz not null,
  -- Rises when ways in change hands; sessions of an older generation are over.
  generation integer not null default 1
);

-- Destroyed at erasure: commitments made with it prove nothing any more.
create table people.person_key (
  person_id uuid primary key references people.person on delete cascade,
  key bytea not null
);

create table people.session (
  id uuid primary key,
  token_sha256 bytea not null unique,
  person_id uuid not null references people.person on delete cascade,
  generation integer not null,
  -- How the person proved who they are: link, passkey, oidc:NAME, password.
  way text not null,
  -- What the browser calls itself, shortened for people: `Firefox · Windows`.
  device text not null,
  began_at timestamptz not null,
  proved_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index session_of_person on people.session (person_id, seen_at desc);

-- Ways in besides links by e-mail and passkeys: identities of providers, passwords where the city allows them.

-- What a provider calls the person; never found by e-mail.
create table people.identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references people.person on delete cascade,
  -- Name of the provider in the settings, when it was connected.
  provider text not null,
  linked_at timestamptz not null,
  used_at timestamptz not null,
  primary key (issuer, subject)
);
create index identity_of_person on people.identity (person_id);

-- A way to a provider and back: one use, ten minutes, the browser that began it.
create table people.oidc_request (
  state_sha256 bytea primary key,
  browser_sha256 bytea not null,
  provider text not null,
  nonce text not null,
  code_verifier text not null,
  -- The person to connect the identity to; null where it is for signing in.
  person_id uuid references people.person on delete cascade,
  -- True where the provider must have seen the person within ten minutes.
  fresh boolean not null,
  next text not null,
  lang text not null check (lang in ('ja', 'en')),
  ends_at timestamptz not null
);
create index oidc_request_end on people.oidc_request (ends_at);

create table people.password (
  person_id uuid primary key references people.person on delete cascade,
  -- PHC string: $argon2id$v=19$m=…,t=…,p=…$salt$hash
  hash text not null,
  set_at timestamptz not null
);

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

-- Letters with a link that does one thing once. The token is in the letter alone; here is its SHA-256.
create table people.link (
  id uuid primary key,
  token_sha256 bytea not null unique,
  -- sign-in: asked for by whoever has the address. invitation: sent to new staff. email: confirms a new address.
  -- email-undo: brings the old address back.
  purpose text not null check (purpose in ('sign-in', 'invitation', 'email', 'email-undo')),
  email text not null,
  email_key text not null,
  person_id uuid references people.person on delete cascade,
  lang text not null check (lang in ('ja', 'en')),
  -- SHA-256 of the cookie of the browser that asked; null where nobody's browser did.
  browser_sha256 bytea,
  -- Own address to go on to.
  next text,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'sign-in') = (person_id is null)),
  check ((browser_sha256 is null) = (purpose in ('invitation', 'email-undo')))
);
create index link_of_address on people.link (email_key);
create index link_of_browser on people.link (browser_sha256, made_at desc);
create index link_of_person on people.link (person_id);

create table people.passkey (
  id uuid primary key,
  person_id uuid not null references people.person on delete cascade,
  -- As WebAuthn gives it, base64url.
  credential_id text not null unique,
  public_key bytea not null,
  -- Rises with each use where the authenticator counts; a lower one is a copy.
  counter bigint not null,
  transports text[] not null,
  -- The person's own word for it.
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_of_person on people.passkey (person_id, added_at);

-- A challenge is answered once, by the browser that asked for it.
create table people.passkey_challenge (
  challenge text primary key,
  -- Who adds a passkey; null for a sign-in.
  person_id uuid references people.person on delete cascade,
  browser_sha256 bytea not null,
  ends_at timestamptz not null
);

-- How often something was tried lately. `key` is a keyed hash: of an e-mail address or of the network that asks.
create table people.attempt (
  kind text not null,
  key text not null,
  began_at timestamptz not null,
  tried integer not null,
  primary key (kind, key)
);

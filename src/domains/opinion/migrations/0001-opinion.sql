-- Opinions as they were sent in. Who sent them stands apart, sealed under a key that is not in the database.

create table opinion.submission (
  -- The number of its receipt (受付番号).
  id integer generated always as identity primary key,
  consultation_id integer not null,
  way text not null check (way in ('web', 'post', 'fax', 'mail', 'counter')),
  -- When the city had it; for paper, the day that staff give.
  received_at timestamptz not null,
  received_on date not null,
  -- When the form was opened.
  begun_at timestamptz,
  late boolean not null,
  -- Made with the form: a form sent twice is kept once.
  form_key uuid unique,
  -- SHA-256 of the receipt's code.
  code_sha256 bytea unique,
  person_id uuid,
  -- Stands for a person whose account was erased: all submissions of that one have the same, which nothing else knows, so that people are still counted right.
  erased_as uuid,
  -- Key of the rule's list of who may take part, as they said.
  who text,
  lang text not null check (lang in ('ja', 'en')),
  -- Raised by each addition and each withdrawal: whoever works on an older one is told.
  revision integer not null default 1,
  withdrawn_at timestamptz,
  -- Set aside now; the reasons stand in `moderation`.
  aside_at timestamptz,
  -- As which role staff entered it; null for what came in by itself.
  entered_as text,
  check (way <> 'web' or entered_as is null)
);
create index submission_of_consultation on opinion.submission (consultation_id, received_at, id);
create index submission_of_person on opinion.submission (person_id) where person_id is not null;

-- A submission holds one opinion or several. The text of what was withdrawn is gone.
create table opinion.opinion (
  id integer generated always as identity primary key,
  submission_id integer not null references opinion.submission,
  position smallint not null,
  -- What it speaks about: document and section; null for the whole.
  document_key text,
  anchor text,
  text text not null,
  -- As words are sought in it: widths and case aside.
  folded text not null generated always as (lower(normalize(text, nfkc))) stored,
  added_at timestamptz not null,
  -- SHA-256 of the text without spaces, marks and widths: copies have the same.
  copy_sha256 bytea not null,
  unique (submission_id, position)
);
create index opinion_copies on opinion.opinion (copy_sha256);

-- Copies and near copies, found by comparing texts; made anew by a job.
create table opinion.likeness (
  consultation_id integer not null,
  opinion_id integer not null references opinion.opinion on delete cascade,
  -- The first opinion of the group.
  group_id integer not null,
  -- 0 to 1: how much of the first one's text it shares.
  score real not null,
  primary key (opinion_id)
);
create index likeness_of_consultation on opinion.likeness (consultation_id, group_id);

-- How far the comparing is.
create table opinion.likeness_run (
  consultation_id integer primary key,
  orders integer not null default 0,
  made_orders integer not null default 0,
  begun_at timestamptz,
  made_at timestamptz,
  opinions integer,
  groups integer,
  problem text
);

-- Name, address and what else was given to be reached: a sealed JSON. Every reading leaves an audit record.
create table opinion.sender (
  id uuid primary key,
  submission_id integer not null unique references opinion.submission,
  sealed bytea not null,
  -- Same person, same name and address: to count people, without being read.
  fingerprint bytea,
  -- Wants to be told by e-mail when the result is out.
  wants_letter boolean not null
);

-- What somebody writes and has not sent: sealed as a whole, found by a code, gone after the period.
create table opinion.draft (
  token_sha256 bytea primary key,
  consultation_id integer not null,
  sealed bytea not null,
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  ends_on date not null,
  -- Whoever was signed in, for erasing it with the account.
  person_id uuid
);
create index draft_by_end on opinion.draft (ends_on);

-- Files that came with it, cleaned of metadata and sealed; `scan` is the paper itself.
create table opinion.attachment (
  id integer generated always as identity primary key,
  submission_id integer not null references opinion.submission,
  position smallint not null,
  kind text not null check (kind in ('attachment', 'scan')),
  media_type text not null,
  -- Of the clean file.
  bytes integer not null,
  pages smallint,
  -- Where the sealed bytes are kept.
  sealed_sha256 text not null,
  -- What the scanner said: clean, or none was there.
  scanned text not null check (scanned in ('clean', 'not-scanned')),
  added_at timestamptz not null,
  unique (submission_id, position)
);

-- What came to the mailbox, until a person settles it. The letter is sealed whole.
create table opinion.mail_message (
  id integer generated always as identity primary key,
  -- Message-ID, or a hash where it has none: a letter that comes twice is kept once.
  message_key text not null unique,
  received_at timestamptz not null,
  fetched_at timestamptz not null,
  -- Empty once it was erased: with a withdrawal, or some time after it was dismissed.
  sealed bytea not null,
  -- Larger than is read: only its head is kept, the letter lies in the mailbox.
  cut boolean not null default false,
  state text not null check (state in ('waiting', 'taken', 'dismissed')),
  submission_id integer references opinion.submission,
  reason text,
  settled_as text,
  settled_at timestamptz
);
create index mail_message_waiting on opinion.mail_message (received_at) where state = 'waiting';

-- How the last reading of the mailbox went; one row.
create table opinion.mailbox (
  one boolean primary key default true check (one),
  tried_at timestamptz not null,
  read_at timestamptz,
  -- A word of mailbox.ts; null where all went well.
  problem text
);

-- What was set aside and taken back, with the reasons that are published. Only added to.
create table opinion.moderation (
  id integer generated always as identity primary key,
  consultation_id integer not null,
  submission_id integer not null references opinion.submission,
  act text not null check (act in ('set-aside', 'restored')),
  -- Key of the reasons in moderation.ts.
  ground text not null,
  reason text not null,
  acting_as text not null,
  at timestamptz not null
);
create trigger moderation_touches_content after insert or update or delete or truncate on opinion.moderation
  for each statement execute function platform.touch_content('opinion');

-- Consultations that ask every sender for a small proof of work, because staff saw an attack.
create table opinion.shield (
  consultation_id integer primary key,
  until_at timestamptz not null,
  acting_as text not null
);

-- Calls whose release is being prepared: what was begun within the period and comes only now is refused.
create table opinion.late_end (
  consultation_id integer primary key,
  at timestamptz not null
);

-- What staff had typed before they mended it: for staff, and gone with the submission's texts when it is withdrawn.
create table opinion.correction (
  id integer generated always as identity primary key,
  submission_id integer not null references opinion.submission,
  position smallint not null,
  before text not null,
  reason text not null,
  acting_as text not null,
  at timestamptz not null
);
create index correction_of_submission on opinion.correction (submission_id, id);

-- What happened, told to other domains after the transaction in which it happened.
create table platform.outbox_event (
  id bigint generated always as identity primary key,
  topic text not null,
  payload jsonb not null,
  happened_at timestamptz not null default now()
);

-- One row for each subscription that has handled an event, written in the transaction of its effect.
create table platform.outbox_delivery (
  event_id bigint not null references platform.outbox_event,
  subscription text not null,
  delivered_at timestamptz not null default now(),
  primary key (event_id, subscription)
);

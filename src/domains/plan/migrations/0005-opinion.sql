-- What the committee on administrative reform (行財政改革推進委員会) says of an item, beside the item's own words.
create table plan.opinion (
  id integer generated always as identity primary key,
  plan_id integer not null references plan.plan,
  -- Slug of the edition, or of the draft that will be it.
  edition text not null,
  programme text not null,
  text text not null,
  revision integer not null,
  acting_as text not null,
  at timestamptz not null,
  -- The text that is public, where one is: published with the edition or by itself.
  published_text text,
  published_at timestamptz,
  unique (plan_id, edition, programme)
);
create trigger opinion_touches_content after insert or update or delete or truncate on plan.opinion
  for each statement execute function platform.touch_content('plan');
-- Every text that an opinion had. Rows are only ever added.
create table plan.opinion_change (
  id bigint generated always as identity primary key,
  opinion_id integer not null references plan.opinion,
  revision integer not null,
  text text not null,
  acting_as text not null,
  at timestamptz not null
);
create index opinion_change_of on plan.opinion_change (opinion_id, revision);
create trigger opinion_change_is_only_added before update or delete on plan.opinion_change for each statement execute function plan.refuse_rewriting();

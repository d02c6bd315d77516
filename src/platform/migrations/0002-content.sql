-- One row for each content that pages are made from: a page is made once per version of what it reads.
create table platform.content (
  name text primary key check (name ~ '^[a-z][a-z0-9_]*$'),
  version bigint not null,
  changed_at timestamptz not null
);

-- A table hangs this on itself, once a statement, so that no writer can forget it:
--   create trigger touch after insert or update or delete or truncate on plan.listing
--     for each statement execute function platform.touch_content('plan');
-- The row stays locked until the writer commits, therefore versions grow in the order of commits.
-- A transaction touches a content once (a setting local to it remembers, and goes back with a savepoint): thousands of
-- updates of one row in one transaction would each walk over the dead ones before.
-- Security definer: a domain's role may touch contents without seeing this schema's tables.
create function platform.touch_content() returns trigger
language plpgsql security definer set search_path = platform, pg_temp as $$
declare
  content_name text;
  mark text;
begin
  foreach content_name in array tg_argv loop
    mark := 'hiraku.touched_' || content_name;
    if current_setting(mark, true) is distinct from pg_current_xact_id()::text then
      insert into platform.content as known (name, version, changed_at) values (content_name, 1, clock_timestamp())
        on conflict (name) do update set version = known.version + 1, changed_at = excluded.changed_at;
      perform set_config(mark, pg_current_xact_id()::text, true);
    end if;
  end loop;
  return null;
end $$;

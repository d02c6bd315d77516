-- Words that are read otherwise than a dictionary says, as the staff wrote them; pages with readings are made with these.
create table platform.reading (
  id bigint generated always as identity primary key,
  word text not null unique check (word <> '' and length(word) <= 50),
  -- Hiragana.
  reading text not null check (reading ~ '^[ぁ-ゖー]+$' and length(reading) <= 100),
  -- As whom, `planning: 企画部 企画課`; never a name.
  saved_as text not null,
  saved_at timestamptz not null
);
create trigger touch after insert or update or delete or truncate on platform.reading
  for each statement execute function platform.touch_content('reading');

-- What moderators change is a content of its own: pages with a frozen report show nothing else of a map, and other maps get votes all day long.
-- With the state of a statement too, so that a correction by hand counts. New statements stand in no report.
create trigger moderation_touches_own_content after insert or update or delete or truncate on opinion_map.moderation
  for each statement execute function platform.touch_content('opinion_map_moderation');
create trigger statement_touches_moderation_content after delete or truncate or update of state on opinion_map.statement
  for each statement execute function platform.touch_content('opinion_map_moderation');

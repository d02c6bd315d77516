-- Where votes are whose transactions a standing knows, is told with the table itself: one that was made anew in the same database, and filled
-- from a backup, has other votes under the same numbers. What stands here is of this table.
update opinion_map.standing set home = home || '/' || 'opinion_map.vote'::regclass::oid;
update opinion_map.hour_count set home = home || '/' || 'opinion_map.vote'::regclass::oid;

-- Reports of opinion maps with their papers and what the city says to them: until now they lay with the maps themselves.

-- The maps are another domain's: their numbers are kept, as of all that lies elsewhere, without a key.
alter table opinion_map.report drop constraint report_conversation_id_fkey;
alter table opinion_map.afterword drop constraint afterword_conversation_id_fkey;

alter table opinion_map.report set schema opinion_map_report;
alter table opinion_map.paper set schema opinion_map_report;
alter table opinion_map.afterword set schema opinion_map_report;

alter table opinion_map_report.afterword add foreign key (conversation_id) references opinion_map_report.report;

-- Pages with a report keep what they show under a name of their own.
do $$
declare
  named text;
begin
  foreach named in array array['report', 'paper', 'afterword'] loop
    execute format('drop trigger %I on opinion_map_report.%I', named || '_touches_content', named);
    execute format(
      'create trigger %I after insert or update or delete or truncate on opinion_map_report.%I for each statement execute function platform.touch_content(''opinion_map_report'')',
      named || '_touches_content', named
    );
  end loop;
end $$;

-- When its report came out, and when the city first said something to it. The report itself is kept elsewhere; pages, lists and the desk
-- need to know no more than this.
alter table opinion_map.conversation
  add column reported_at timestamptz,
  add column answered_at timestamptz,
  add check (reported_at is not null or answered_at is null);

update opinion_map.conversation c
set reported_at = r.made_at, answered_at = (select min(a.at) from opinion_map.afterword a where a.conversation_id = c.id)
from opinion_map.report r where r.conversation_id = c.id;

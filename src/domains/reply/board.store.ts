/** The board's counts, in one statement. */
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { BoardCount } from './board.ts';

export async function listBoardCounts(db: Database, consultationId: number, today: PlainDate): Promise<BoardCount[]> {
  const { rows } = await sql<BoardCount>`
    with waiting as (
      select 'unit' as kind, u.bureau, u.section, case when u.bureau is null then 'unassigned' else 'assigned' end as state, u.due_on, true as is_open
      from reply.unit u where u.consultation_id = ${consultationId} and not u.remark and u.reply_id is null
      union all
      select 'reply', r.bureau, r.section, r.stage, r.due_on, r.stage <> 'approved'
      from reply.reply r where r.consultation_id = ${consultationId} and exists (select from reply.unit u where u.reply_id = r.id)
    )
    select kind, case when bureau is not null then jsonb_build_object('bureau', bureau, 'section', section) end as department, state, count(*)::integer as count,
      (count(*) filter (where is_open and due_on < ${today}::date))::integer as overdue, min(due_on) filter (where is_open) as "dueOn"
    from waiting group by kind, bureau, section, state order by bureau, section, kind, state`.execute(db);
  return rows;
}

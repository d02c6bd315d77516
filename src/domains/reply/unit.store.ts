/** Units: reading them. */
import { foldForSearch } from '#domains/civic';
import type { NamedDepartment } from '#domains/staff';
import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { departmentOf, placeOf, type Unit, type UnitChoice, type UnitSort, type UnitState } from './unit.ts';

const columns = sql`
  u.id, u.consultation_id as "consultationId", u.submission_id as "submissionId", u.opinion_id as "opinionId", u.position, u.text, u.letters, u.public_text as "publicText", u.remark,
  u.document_key as "documentKey", u.anchor, u.tags, u.due_on as "dueOn",
  case when r.id is not null then jsonb_build_object('number', r.number, 'heading', r.heading, 'stage', r.stage) end as reply,
  case when u.bureau is not null then jsonb_build_object('bureau', u.bureau, 'section', u.section) end as department`;

/** Conditions of the states, over unit `u` with its reply `r`. */
function stateCondition(state: UnitState, today: PlainDate): RawBuilder<unknown> {
  switch (state) {
    case 'unassigned':
      return sql`not u.remark and u.reply_id is null and u.bureau is null`;
    case 'assigned':
      return sql`not u.remark and u.reply_id is null and u.bureau is not null`;
    case 'no-reply':
      return sql`not u.remark and u.reply_id is null`;
    case 'answered':
      return sql`u.reply_id is not null`;
    case 'remark':
      return sql`u.remark`;
    case 'overdue':
      return sql`not u.remark and u.reply_id is null and u.due_on < ${today}::date`;
  }
}

const orders: Record<UnitSort, RawBuilder<unknown>> = {
  order: sql`u.submission_id`,
  section: sql`u.document_key nulls first, u.anchor`,
  department: sql`u.bureau, u.section`,
  due: sql`u.due_on`,
  reply: sql`r.number`,
  letters: sql`u.letters`,
};
const descending: Record<UnitSort, RawBuilder<unknown>> = {
  order: sql`u.submission_id desc`,
  section: sql`u.document_key desc nulls last, u.anchor desc`,
  department: sql`u.bureau desc nulls last, u.section desc`,
  due: sql`u.due_on desc nulls last`,
  reply: sql`r.number desc nulls last`,
  letters: sql`u.letters desc`,
};

export interface UnitsAsked {
  consultationId: number;
  choice: UnitChoice;
  today: PlainDate;
  /** Only those assigned to these departments; null: all. */
  only: readonly NamedDepartment[] | null;
  limit: number | null;
  offset: number;
}

function conditionsOf({ consultationId, choice, today, only }: UnitsAsked): RawBuilder<unknown> {
  const { state, department, tag, section, text, reply, submission } = choice;
  const all: RawBuilder<unknown>[] = [sql`u.consultation_id = ${consultationId}`];
  if (state !== undefined) all.push(stateCondition(state, today));
  if (department === 'none') all.push(sql`u.bureau is null`);
  else if (department !== undefined) {
    const named = departmentOf(department);
    all.push(sql`u.bureau = ${named?.bureau ?? ''} and u.section is not distinct from ${named?.section ?? null}`);
  }
  if (tag !== undefined) all.push(sql`${tag} = any(u.tags)`);
  if (section !== undefined) {
    const place = placeOf(section);
    all.push(sql`u.document_key is not distinct from ${place.documentKey} and u.anchor is not distinct from ${place.anchor}`);
  }
  if (text !== undefined) for (const word of foldForSearch(text).split(' ')) if (word !== '') all.push(sql`strpos(u.folded, ${word}) > 0`);
  if (reply !== undefined) all.push(sql`r.number = ${reply}`);
  if (submission !== undefined) all.push(sql`u.submission_id = ${submission}`);
  if (only !== null) all.push(sql`(u.bureau, coalesce(u.section, '')) in (select d.bureau, coalesce(d.section, '') from jsonb_to_recordset(${JSON.stringify(only)}::jsonb) as d(bureau text, section text))`);
  return sql.join(all, sql` and `);
}

/** The rows of one page and how many there are in all, in one statement. */
export async function listUnits(db: Database, asked: UnitsAsked): Promise<{ found: number; units: Unit[] }> {
  const { sort = 'order', order = 'asc' } = asked.choice;
  const { rows } = await sql<Unit & { found: bigint }>`
    with chosen as (
      select u.id, count(*) over () as found, row_number() over (order by ${(order === 'asc' ? orders : descending)[sort]}, u.submission_id, u.opinion_id, u.position) as place
      from reply.unit u left join reply.reply r on r.id = u.reply_id where ${conditionsOf(asked)}
      order by place limit ${asked.limit} offset ${asked.offset}
    )
    select ${columns}, chosen.found from chosen join reply.unit u on u.id = chosen.id left join reply.reply r on r.id = u.reply_id order by chosen.place`.execute(db);
  return { found: Number(rows[0]?.found ?? 0), units: rows.map(({ found: _found, ...unit }) => unit) };
}

/** Under a reply, in the order they came. */
export async function listUnitsOfReply(db: Database, replyId: number): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select ${columns} from reply.unit u left join reply.reply r on r.id = u.reply_id where u.reply_id = ${replyId} order by u.submission_id, u.opinion_id, u.position`.execute(db);
  return rows;
}

/** Tags in use, the most used first. */
export async function listTags(db: Database, consultationId: number): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from reply.unit u, unnest(u.tags) tag where u.consultation_id = ${consultationId} group by tag order by count(*) desc, tag limit 200`.execute(db);
  return rows.map(({ tag }) => tag);
}

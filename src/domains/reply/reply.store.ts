/** Replies: reading them. */
import type { NamedDepartment } from '#domains/staff';
import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Reply } from './reply.ts';
import type { ReplyChoice, ReplySort, ReplyState } from './reply-list.ts';
import { departmentOf } from './unit.ts';

const columns = sql`
  r.id, r.consultation_id as "consultationId", r.number, r.heading, r.document_key as "documentKey", r.anchor, r.due_on as "dueOn", r.version, r.stage, r.outcome, r.text, r.passages, r.programmes,
  r.submitted_version as "submittedVersion", r.approved_version as "approvedVersion",
  case when r.bureau is not null then jsonb_build_object('bureau', r.bureau, 'section', r.section) end as department,
  (select count(*)::integer from reply.unit u where u.reply_id = r.id) as units`;

/** `held`: nobody else changes it until the caller's transaction ends. */
export async function findReply(db: Database, consultationId: number, number: number, { held = false } = {}): Promise<Reply | null> {
  if (!Number.isInteger(number) || number > 2_147_483_647) return null;
  const { rows } = await sql<Reply>`select ${columns} from reply.reply r where r.consultation_id = ${consultationId} and r.number = ${number} ${held ? sql`for update of r` : sql``}`.execute(db);
  return rows[0] ?? null;
}

function stateCondition(state: ReplyState, today: PlainDate): RawBuilder<unknown> {
  if (state === 'empty') return sql`units = 0`;
  if (state === 'open') return sql`units > 0 and stage <> 'approved'`;
  if (state === 'overdue') return sql`units > 0 and stage <> 'approved' and "dueOn" < ${today}::date`;
  return sql`units > 0 and stage = ${state}`;
}

const orders: Record<ReplySort, [RawBuilder<unknown>, RawBuilder<unknown>]> = {
  number: [sql`number`, sql`number desc`],
  section: [sql`"documentKey" nulls first, anchor`, sql`"documentKey" desc nulls last, anchor desc`],
  stage: [sql`stage`, sql`stage desc`],
  department: [sql`department ->> 'bureau', department ->> 'section'`, sql`department ->> 'bureau' desc nulls last, department ->> 'section' desc`],
  due: [sql`"dueOn"`, sql`"dueOn" desc nulls last`],
  units: [sql`units`, sql`units desc`],
};

export interface RepliesAsked {
  consultationId: number;
  /** Of the consultation: replies without a department are its own. */
  own: NamedDepartment;
  choice: ReplyChoice;
  today: PlainDate;
  only: readonly NamedDepartment[] | null;
  limit: number | null;
  offset: number;
}

function conditionsOf({ own, choice, today, only }: RepliesAsked): RawBuilder<unknown> {
  const { state, department, outcome, text } = choice;
  const all: RawBuilder<unknown>[] = [sql`true`];
  const bureau = sql`coalesce(department ->> 'bureau', ${own.bureau})`;
  const section = sql`coalesce(case when department is null then ${own.section} else department ->> 'section' end, '')`;
  if (state !== undefined) all.push(stateCondition(state, today));
  if (department !== undefined) {
    const named = departmentOf(department);
    all.push(sql`${bureau} = ${named?.bureau ?? ''} and ${section} = ${named?.section ?? ''}`);
  }
  if (outcome !== undefined) all.push(sql`outcome = ${outcome}`);
  if (text !== undefined) for (const word of text.split(/\s+/u)) if (word !== '') all.push(sql`(strpos(heading, ${word}) > 0 or strpos(text, ${word}) > 0)`);
  if (only !== null) all.push(sql`(${bureau}, ${section}) in (select d.bureau, coalesce(d.section, '') from jsonb_to_recordset(${JSON.stringify(only)}::jsonb) as d(bureau text, section text))`);
  return sql.join(all, sql` and `);
}

export async function listReplies(db: Database, asked: RepliesAsked): Promise<{ found: number; replies: Reply[] }> {
  const { sort = 'number', order = 'asc' } = asked.choice;
  const { rows } = await sql<Reply & { found: bigint }>`
    with counted as (select ${columns} from reply.reply r where r.consultation_id = ${asked.consultationId})
    select *, count(*) over () as found from counted where ${conditionsOf(asked)}
    order by ${orders[sort][order === 'asc' ? 0 : 1]}, number limit ${asked.limit} offset ${asked.offset}`.execute(db);
  return { found: Number(rows[0]?.found ?? 0), replies: rows.map(({ found: _found, ...reply }) => reply) };
}

/** Numbers and headings, for choosing one. */
export async function listReplyNames(db: Database, consultationId: number): Promise<{ number: number; heading: string }[]> {
  const { rows } = await sql<{ number: number; heading: string }>`select number, heading from reply.reply where consultation_id = ${consultationId} order by number`.execute(db);
  return rows;
}

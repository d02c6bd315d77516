/** What is done to many units at once. */
import type { NamedDepartment } from '#domains/staff';
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { insertNote } from './note.store.ts';
import { text } from './text.ts';

/** Those of the ids that are units of the consultation, locked until the transaction ends. */
async function heldUnits(tx: Database, consultationId: number, ids: readonly number[]): Promise<{ id: number; reply_id: number | null; bureau: string | null; section: string | null; due_on: PlainDate | null; document_key: string | null; anchor: string | null }[]> {
  const { rows } = await sql<{ id: number; reply_id: number | null; bureau: string | null; section: string | null; due_on: PlainDate | null; document_key: string | null; anchor: string | null }>`
    select id, reply_id, bureau, section, due_on, document_key, anchor from reply.unit where consultation_id = ${consultationId} and id = any(${[...ids]}::integer[]) order by id for update`.execute(tx);
  return rows;
}

/** Adds tags, or takes them away; gives how many units there were. */
export async function tagUnits(tx: Database, consultationId: number, ids: readonly number[], { add, remove }: { add: readonly string[]; remove: readonly string[] }): Promise<number> {
  const { rows } = await sql`
    update reply.unit set revision = revision + 1,
      tags = array(select distinct tag from unnest(tags || ${[...add]}::text[]) tag where tag <> all(${[...remove]}::text[]) order by tag)
    where consultation_id = ${consultationId} and id = any(${[...ids]}::integer[]) returning id`.execute(tx);
  return rows.length;
}

export async function assignUnits(tx: Database, consultationId: number, ids: readonly number[], department: NamedDepartment | null, dueOn: PlainDate | null): Promise<number> {
  const { rows } = await sql`
    update reply.unit set revision = revision + 1, bureau = ${department?.bureau ?? null}, section = ${department?.section ?? null}, due_on = ${dueOn}::date
    where consultation_id = ${consultationId} and id = any(${[...ids]}::integer[]) returning id`.execute(tx);
  return rows.length;
}

/** Remarks ask for no reply and leave the one they had. */
export async function markUnits(tx: Database, consultationId: number, ids: readonly number[], remark: boolean): Promise<number> {
  const { rows } = await sql`
    update reply.unit set revision = revision + 1, remark = ${remark}, reply_id = case when ${remark} then null else reply_id end
    where consultation_id = ${consultationId} and id = any(${[...ids]}::integer[]) returning id`.execute(tx);
  return rows.length;
}

/** Null where the consultation has no reply of that number. An approved reply that comes to answer more has to be approved again. */
export async function moveUnits(tx: Database, consultationId: number, ids: readonly number[], replyNumber: number, actingAs: string, at: Date): Promise<number | null> {
  const { rows: found } = await sql<{ id: number; stage: string }>`select id, stage from reply.reply where consultation_id = ${consultationId} and number = ${replyNumber} for update`.execute(tx);
  const reply = found[0];
  if (reply === undefined) return null;
  const units = (await heldUnits(tx, consultationId, ids)).filter(({ reply_id }) => reply_id !== reply.id);
  await put(tx, units.map(({ id }) => id), reply.id);
  if (units.length > 0 && (reply.stage === 'approved' || reply.stage === 'submitted')) {
    await sql`update reply.reply set approved_version = null, submitted_version = null where id = ${reply.id}`.execute(tx);
    await insertNote(tx, { consultationId, submissionId: null, replyId: reply.id, text: text('ja').reply.moreUnits(units.length), personId: null, actingAs }, at);
  }
  return units.length;
}

async function put(tx: Database, ids: readonly number[], replyId: number | null): Promise<void> {
  await sql`update reply.unit set revision = revision + 1, reply_id = ${replyId}, remark = remark and ${replyId === null} where id = any(${[...ids]}::integer[])`.execute(tx);
}

/** Takes units from their replies; the replies stay. */
export async function releaseUnits(tx: Database, consultationId: number, ids: readonly number[]): Promise<number> {
  const units = await heldUnits(tx, consultationId, ids);
  await put(tx, units.map(({ id }) => id), null);
  return units.length;
}

/** A new reply over the units; department, due date and section come from them where they agree. Gives its number, null without a unit. */
export async function insertReplyOver(tx: Database, consultationId: number, ids: readonly number[], heading: string, at: Date): Promise<number | null> {
  const units = await heldUnits(tx, consultationId, ids);
  if (units.length === 0) return null;
  const agreed = <T>(values: T[]): T | null => (values.every((value) => JSON.stringify(value) === JSON.stringify(values[0])) ? values[0]! : null);
  const department = agreed(units.map(({ bureau, section }) => ({ bureau, section })));
  const place = agreed(units.map(({ document_key, anchor }) => ({ document_key, anchor })));
  const due = units.flatMap(({ due_on }) => due_on ?? []).sort()[0] ?? null;
  // One after another, so that numbers follow each other.
  await sql`select pg_advisory_xact_lock(${0x5354}::integer, ${consultationId}::integer)`.execute(tx);
  const { rows } = await sql<{ id: number; number: number }>`
    insert into reply.reply (consultation_id, number, heading, document_key, anchor, bureau, section, due_on, made_at)
    select ${consultationId}, coalesce(max(number), 0) + 1, ${heading}, ${place?.document_key ?? null}, ${place?.anchor ?? null}, ${department?.bureau ?? null}, ${department?.section ?? null}, ${due}::date, ${at}
    from reply.reply where consultation_id = ${consultationId} returning id, number`.execute(tx);
  await put(tx, units.map(({ id }) => id), rows[0]!.id);
  return rows[0]!.number;
}

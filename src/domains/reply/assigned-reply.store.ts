/** Replies that a person's departments have to write or to approve, in all consultations whose result is being worked on. */
import { listConsultationsById } from '#domains/consultation';
import { type NamedDepartment } from '#domains/staff';
import { sql } from 'kysely';
import type { Principal } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { isWaiting, sortedAssigned, type AssignedChoice, type Waits } from './assigned.ts';
import { answeredOf } from './assigned.store.ts';
import type { Reply } from './reply.ts';
import { listReplies } from './reply.store.ts';
import { departmentKey } from './unit.ts';

/** Replies that answer something, each with the department that writes it. */
export async function listOpenReplies(db: Database, today: PlainDate): Promise<(Reply & { department: NamedDepartment })[]> {
  const { rows } = await sql<{ id: number }>`select distinct consultation_id as id from reply.reply where consultation_id not in (select consultation_id from reply.closure)`.execute(db);
  const consultations = await listConsultationsById(db, rows.map(({ id }) => id));
  const all: (Reply & { department: NamedDepartment })[] = [];
  for (const { id, department: own, state } of consultations) {
    if (state === 'cancelled') continue;
    const { replies } = await listReplies(db, { consultationId: id, own, choice: {}, today, only: null, limit: null, offset: 0 });
    all.push(...replies.filter(({ units }) => units > 0).map((reply) => ({ ...reply, department: reply.department ?? own })));
  }
  return all;
}

/** Members and heads see what their department writes; what waits for approval counts for heads alone. */
export async function listAssignedReplies(db: Database, principal: Pick<Principal, 'posts'>, today: PlainDate, { waits, sort, order }: Pick<AssignedChoice, 'waits' | 'sort' | 'order'>): Promise<(Reply & { department: NamedDepartment })[]> {
  const all = await listOpenReplies(db, today);
  const names = [...new Map(all.map(({ department }) => [departmentKey(department), department])).values()];
  const keys = async (...roles: ('member' | 'head')[]) => new Set((await answeredOf(db, principal, names, ...roles)).map(departmentKey));
  const theirs = await keys(...rolesFor(waits));
  return sortedAssigned(all.filter((reply) => theirs.has(departmentKey(reply.department)) && (waits === undefined || isWaiting(reply, waits, today))), { sort, order });
}

function rolesFor(waits: Waits | undefined): ('member' | 'head')[] {
  return waits === 'approve' ? ['head'] : ['member', 'head'];
}

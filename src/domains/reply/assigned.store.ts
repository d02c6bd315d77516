/** Who answers for what: departments of a consultation's work, of one reply, and what is assigned to a person's departments. */
import { departmentsOfConsultation, findAnyConsultation } from '#domains/consultation';
import { listAnsweringDepartments, type NamedDepartment } from '#domains/staff';
import { sql } from 'kysely';
import { answersFor, holds, type Principal } from '#platform/access';
import type { Database } from '#platform/database';
import { findReply } from './reply.store.ts';

/** Departments to which units or replies of a consultation are assigned, as they were named. */
export async function listAssigned(db: Database, consultationId: number): Promise<NamedDepartment[]> {
  const { rows } = await sql<NamedDepartment>`
    select bureau, section from reply.unit where consultation_id = ${consultationId} and bureau is not null
    union select bureau, section from reply.reply where consultation_id = ${consultationId} and bureau is not null order by 1, 2`.execute(db);
  return rows;
}

/** The consultation's own, and all to which something of it is assigned: they read its lists, narrowed to what is theirs. */
export async function departmentsOfWork(db: Database, { slug }: Record<string, string>): Promise<number[] | null> {
  const found = await findAnyConsultation(db, slug!);
  return found && listAnsweringDepartments(db, [found.department, ...(await listAssigned(db, found.id))]);
}

/** The consultation's own and the one that the reply is assigned to; null where there is no such reply. */
export async function departmentsOfReply(db: Database, { slug, number }: Record<string, string>): Promise<number[] | null> {
  const found = await findAnyConsultation(db, slug!);
  const reply = found && (await findReply(db, found.id, Number(number)));
  return found && reply && listAnsweringDepartments(db, [found.department, ...(reply.department ? [reply.department] : [])]);
}

/** The one that replies: whose head approves. */
export async function replyingDepartments(db: Database, { slug, number }: Record<string, string>): Promise<number[] | null> {
  const found = await findAnyConsultation(db, slug!);
  const reply = found && (await findReply(db, found.id, Number(number)));
  return found && reply && listAnsweringDepartments(db, [reply.department ?? found.department]);
}

/** Null for whoever works on the whole consultation; else the assigned departments that the person answers for. */
export async function ownPart(db: Database, principal: Pick<Principal, 'posts'>, consultation: { id: number; slug: string }): Promise<NamedDepartment[] | null> {
  if (holds(principal, 'planning') || answersFor(principal, (await departmentsOfConsultation(db, { slug: consultation.slug })) ?? [], 'member', 'head')) return null;
  return answeredOf(db, principal, await listAssigned(db, consultation.id), 'member', 'head');
}

/** Of the named departments, those in which the person holds one of the roles. */
export async function answeredOf(db: Database, principal: Pick<Principal, 'posts'>, names: readonly NamedDepartment[], ...roles: ('member' | 'head')[]): Promise<NamedDepartment[]> {
  const theirs: NamedDepartment[] = [];
  for (const name of names) if (answersFor(principal, await listAnsweringDepartments(db, [name]), ...roles)) theirs.push(name);
  return theirs;
}

/** Who holds which role in which department. */
import { sql } from 'kysely';
import type { Role } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import { type Appointment, lastAdministrator } from './appointment.ts';
import type { StaffTables } from './tables.ts';

export interface NewAppointment {
  personId: string;
  role: Role;
  /** Null for the external panel alone. */
  departmentId: number | null;
  since: PlainDate;
  until?: PlainDate | null;
}

export async function insertAppointment(tx: Database, { personId, role, departmentId, since, until }: NewAppointment, at: Date): Promise<number> {
  const { id } = await tx
    .withTables<StaffTables>()
    .insertInto('staff.appointment')
    .values({ person_id: personId, role, department_id: departmentId, since, until: until ?? null, made_at: at, ended_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Newest first: of everyone, or of one person, or in one department. */
export async function listAppointments(db: Database, of: { personId?: string; departmentId?: number } = {}): Promise<Appointment[]> {
  let query = db.withTables<StaffTables>().selectFrom('staff.appointment').selectAll().orderBy('since', 'desc').orderBy('id', 'desc');
  if (of.personId !== undefined) query = query.where('person_id', '=', of.personId);
  if (of.departmentId !== undefined) query = query.where('department_id', '=', of.departmentId);
  return (await query.execute()).map((row) => ({ id: row.id, personId: row.person_id, role: row.role, departmentId: row.department_id, since: row.since, until: row.until, endedAt: row.ended_at }));
}

export async function findAppointment(db: Database, id: number): Promise<Appointment | null> {
  const row = await db.withTables<StaffTables>().selectFrom('staff.appointment').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? { id, personId: row.person_id, role: row.role, departmentId: row.department_id, since: row.since, until: row.until, endedAt: row.ended_at } : null;
}

/** Until the transaction ends nobody else ends appointments, so that two administrators cannot end each other at once. */
export async function lockAppointments(tx: Database): Promise<void> {
  await sql`lock table staff.appointment in share row exclusive mode`.execute(tx);
}

/** Ends an appointment: with a day, when that day begins; without, at once, its delegations with it. */
export async function endAppointment(tx: Database, { id, until }: { id: number; until: PlainDate | null }, at: Date): Promise<void> {
  const db = tx.withTables<StaffTables>();
  await db.updateTable('staff.appointment').set(until === null ? { ended_at: at } : { until }).where('id', '=', id).execute();
  if (until === null) await db.updateTable('staff.delegation').set({ ended_at: at }).where('appointment_id', '=', id).where('ended_at', 'is', null).execute();
}

/** Takes every right from a person at once: appointments, and delegations given and received. */
export async function endAllAppointments(tx: Database, personId: string, at: Date): Promise<void> {
  const db = tx.withTables<StaffTables>();
  await db.updateTable('staff.delegation').set({ ended_at: at }).where('ended_at', 'is', null)
    .where((row) => row.or([row('to_person_id', '=', personId), row('appointment_id', 'in', db.selectFrom('staff.appointment').select('id').where('person_id', '=', personId))]))
    .execute();
  await db.updateTable('staff.appointment').set({ ended_at: at }).where('person_id', '=', personId).where('ended_at', 'is', null).execute();
}

/** To be asked after a change, within its transaction. @throws Refusal 409 where nobody is administrator on that day any more. */
export async function requireAdministrator(tx: Database, on: PlainDate): Promise<void> {
  const { rows } = await sql`
    select from staff.appointment where role = 'administrator' and ended_at is null and since <= ${on}::date and (until is null or until > ${on}::date) limit 1`.execute(tx);
  if (rows.length === 0) throw new Refusal(409, 'last-administrator', lastAdministrator);
}

interface Ending {
  /** The department that ends. */
  id: number;
  from: PlainDate;
}

/** Lets those who will hold an appointment in a department when it ends hold the same in its successor from then on. */
export async function carryAppointments(tx: Database, { id, successorId, from }: Ending & { successorId: number }, at: Date): Promise<void> {
  await sql`
    insert into staff.appointment (person_id, role, department_id, since, until, made_at)
    select a.person_id, a.role, ${successorId}::integer, greatest(a.since, ${from}::date), a.until, ${at}::timestamptz
    from staff.appointment a
    where a.department_id = ${id}::integer and a.ended_at is null and (a.until is null or a.until > ${from}::date)
      and not exists (select from staff.appointment other where other.person_id = a.person_id and other.role = a.role
        and other.department_id = ${successorId}::integer and other.ended_at is null and (other.until is null or other.until > ${from}::date))`.execute(tx);
}

/** Ends what is held in a department when it ends; what would begin only afterwards never does. @returns the roles that ended */
export async function endAppointmentsIn(tx: Database, { id, from }: Ending, at: Date): Promise<Role[]> {
  const { rows } = await sql<{ role: Role }>`
    update staff.appointment set until = case when since < ${from}::date then ${from}::date else until end,
      ended_at = case when since >= ${from}::date then ${at}::timestamptz else ended_at end
    where department_id = ${id}::integer and ended_at is null and (until is null or until > ${from}::date) returning role`.execute(tx);
  return rows.map(({ role }) => role);
}

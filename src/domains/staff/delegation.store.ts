/** Who acts for whom. */
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Delegation } from './delegation.ts';
import type { StaffTables } from './tables.ts';

/** Newest first: of everyone, or those that a person gave or received. */
export async function listDelegations(db: Database, personId: string | null = null): Promise<Delegation[]> {
  const { rows } = await sql<Delegation>`
    select d.id, d.appointment_id as "appointmentId", a.role, a.department_id as "departmentId", a.person_id as "fromPersonId", d.to_person_id as "toPersonId",
      d.since, d.until, d.reason, coalesce(d.ended_at, a.ended_at) as "endedAt"
    from staff.delegation d join staff.appointment a on a.id = d.appointment_id
    where ${personId}::uuid is null or d.to_person_id = ${personId}::uuid or a.person_id = ${personId}::uuid
    order by d.since desc, d.id desc`.execute(db);
  return rows;
}

export interface NewDelegation {
  appointmentId: number;
  toPersonId: string;
  since: PlainDate;
  until: PlainDate;
  reason: string;
}

export async function insertDelegation(tx: Database, { appointmentId, toPersonId, since, until, reason }: NewDelegation, at: Date): Promise<number> {
  const { id } = await tx
    .withTables<StaffTables>()
    .insertInto('staff.delegation')
    .values({ appointment_id: appointmentId, to_person_id: toPersonId, since, until, reason, made_at: at, ended_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function endDelegation(tx: Database, id: number, at: Date): Promise<void> {
  await tx.withTables<StaffTables>().updateTable('staff.delegation').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null).execute();
}

/** Takes the words that a person wrote or that were written of them out of delegations. */
export async function eraseReasons(tx: Database, personId: string): Promise<void> {
  await sql`
    update staff.delegation d set reason = '' from staff.appointment a
    where a.id = d.appointment_id and (d.to_person_id = ${personId} or a.person_id = ${personId})`.execute(tx);
}

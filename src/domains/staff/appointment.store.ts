/** Who holds which role in which department. */
import type { Role } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
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

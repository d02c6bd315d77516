/** What staff keeps of a person: appointments and delegations, under the person's id alone. */
import type { PersonalData } from '#platform/domain';
import { endAllAppointments, listAppointments, lockAppointments, requireAdministrator } from './appointment.store.ts';
import { holdsAdministrator } from './appointment.ts';
import { eraseReasons, listDelegations } from './delegation.store.ts';
import { dayInTokyo } from '#platform/clock';
import { listDepartmentPeriods } from './department.store.ts';
import { departmentNames } from './department.ts';

export const personalData: PersonalData = {
  async show(db, personId) {
    const periods = await listDepartmentPeriods(db);
    const called = (departmentId: number | null, on: string) => departmentNames(periods, on).name(departmentId) || null;
    const appointments = await listAppointments(db, { personId });
    const delegations = await listDelegations(db, personId);
    return {
      任命: appointments.map(({ role, departmentId, since, until, endedAt }) => ({ role, department: called(departmentId, since), since, until, ended_at: endedAt?.toISOString() ?? null })),
      代理: delegations.map(({ role, departmentId, since, until, reason, endedAt, fromPersonId }) => ({
        given: fromPersonId === personId, role, department: called(departmentId, since), since, until, reason, ended_at: endedAt?.toISOString() ?? null,
      })),
    };
  },
  /** Ends every right; who held which role when stays on record under an id that leads to nobody. @throws Refusal 409 for the last administrator. */
  async erase(tx, personId, at) {
    await lockAppointments(tx);
    const on = dayInTokyo(at);
    const held = await listAppointments(tx, { personId });
    await endAllAppointments(tx, personId, at);
    await eraseReasons(tx, personId);
    if (holdsAdministrator(held, on)) await requireAdministrator(tx, on);
  },
};

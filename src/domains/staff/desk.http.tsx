import { holds } from '#platform/access';
import type { DeskItem, Domain } from '#platform/domain';
import { page, signedIn, type Ask, type Reply } from '#platform/http';
import { DeskView } from './desk.view.tsx';
import { inOrder, placesFor } from './desk.ts';
import { listDelegations } from './delegation.store.ts';
import { delegationState } from './delegation.ts';
import { listAppointments } from './appointment.store.ts';
import { appointmentState } from './appointment.ts';
import { listDepartmentPeriods } from './department.store.ts';
import { type DepartmentPeriod, departmentNames, departmentsOn } from './department.ts';
import { namesOf } from './member.store.ts';

/** `domains`: those whose work waits here, staff's own among them. */
export function showDesk(domains: () => readonly Domain[]) {
  return async (ask: Ask): Promise<Reply> => {
    const principal = signedIn(ask);
    const today = ask.clock.today();
    const items: DeskItem[] = [];
    // One after the other: all of it runs in the one transaction of this page.
    for (const domain of domains()) if (domain.desk) items.push(...(await domain.desk(ask)));
    const acting = (await listDelegations(ask.db, principal.personId)).filter((delegation) => delegation.toPersonId === principal.personId && delegationState(delegation, today) === 'held');
    const periods = await listDepartmentPeriods(ask.db);
    return page(
      <DeskView
        view={ask}
        today={today}
        name={principal.name}
        items={inOrder(items)}
        posts={principal.posts}
        acting={acting}
        first={await firstStep(ask, periods)}
        names={departmentNames(periods, today)}
        persons={await namesOf(ask.db, acting.map(({ fromPersonId }) => fromPersonId))}
        places={placesFor(domains().flatMap((domain) => domain.staffNav ?? []), (...roles) => holds(principal, ...roles))}
      />,
    );
  };
}

/** What a city needs before anybody can work: departments, then somebody beside the first administrator. */
async function firstStep(ask: Ask, periods: readonly DepartmentPeriod[]): Promise<'departments' | 'staff' | null> {
  const { personId, ...principal } = signedIn(ask);
  const today = ask.clock.today();
  if (!holds(principal, 'administrator')) return null;
  if (departmentsOn(periods, today).length === 0) return 'departments';
  const others = (await listAppointments(ask.db)).filter((appointment) => appointment.personId !== personId && appointment.role !== 'panel' && appointmentState(appointment, today) !== 'over');
  return others.length === 0 ? 'staff' : null;
}

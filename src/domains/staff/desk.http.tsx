import { holds } from '#platform/access';
import type { DeskItem, Domain } from '#platform/domain';
import { page, signedIn, type Ask, type Reply } from '#platform/http';
import { DeskView } from './desk.view.tsx';
import { inOrder, placesFor } from './desk.ts';
import { listDelegations } from './delegation.store.ts';
import { delegationState } from './delegation.ts';
import { listDepartmentPeriods } from './department.store.ts';
import { departmentNames } from './department.ts';
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
    return page(
      <DeskView
        view={ask}
        today={today}
        name={principal.name}
        items={inOrder(items)}
        posts={principal.posts}
        acting={acting}
        names={departmentNames(await listDepartmentPeriods(ask.db), today)}
        persons={await namesOf(ask.db, acting.map(({ fromPersonId }) => fromPersonId))}
        places={placesFor(domains().flatMap((domain) => domain.staffNav ?? []), (...roles) => holds(principal, ...roles))}
      />,
    );
  };
}

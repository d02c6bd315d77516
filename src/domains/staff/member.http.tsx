import { z } from 'zod';
import { holds } from '#platform/access';
import { page, signedIn, type Ask, type Reply } from '#platform/http';
import { listDelegations } from './delegation.store.ts';
import { listDepartmentPeriods } from './department.store.ts';
import { departmentNames } from './department.ts';
import { getMember, namesOf } from './member.store.ts';
import { memberDeeds, MemberView } from './member.view.tsx';

export const memberQuery = z.object({ done: z.enum(memberDeeds).optional() });

export async function showMember(ask: Ask<z.output<typeof memberQuery>>): Promise<Reply> {
  const member = await getMember(ask.db, ask.params['id']!);
  const today = ask.clock.today();
  const delegations = await listDelegations(ask.db, member.personId);
  ask.telling.subject = `member ${member.personId}`;
  return page(
    <MemberView
      view={ask}
      member={member}
      done={ask.query.done ?? null}
      today={today}
      names={departmentNames(await listDepartmentPeriods(ask.db), today)}
      delegations={delegations}
      persons={await namesOf(ask.db, delegations.flatMap(({ fromPersonId, toPersonId }) => [fromPersonId, toPersonId]))}
      mayChange={holds(signedIn(ask), 'administrator')}
    />,
  );
}

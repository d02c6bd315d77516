import { z } from 'zod';
import { holds, roles } from '#platform/access';
import { json, page, Refusal, signedIn, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { listDepartmentPeriods } from './department.store.ts';
import { departmentNames, departmentsOn, withBeneath } from './department.ts';
import { MemberListView } from './member-list.view.tsx';
import { listMembers } from './member.store.ts';
import { chosenMembers, type Member, type MemberChoice, memberListPath, shownAppointments } from './member.ts';
import { sentence, text } from './text.ts';

export const memberListQuery = z.object({
  name: z.string().max(200).optional(),
  department: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  role: z.enum(roles).optional(),
  left: z.enum(['yes']).optional(),
  sort: z.enum(['name', 'department', 'role', 'since']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const rowsPerPage = 50;

export async function showMembers(ask: Ask<z.output<typeof memberListQuery>>): Promise<Reply> {
  const today = ask.clock.today();
  const choice: MemberChoice = { ...ask.query, sort: ask.query.sort ?? 'name', order: ask.query.order ?? 'asc', page: ask.query.page ?? 1 };
  const periods = await listDepartmentPeriods(ask.db);
  const departments = departmentsOn(periods, today);
  const names = departmentNames(periods, today);
  const found = chosenMembers(await listMembers(ask.db), choice, choice.department === undefined ? null : withBeneath(departments, choice.department), names, today);
  const posts = (member: Member) => shownAppointments(member, today).map(({ role, departmentId, since, until }) => ({ role, department: names.name(departmentId), since, until }));
  if (ask.format === 'json') return json({ total: found.length, members: found.map((member) => ({ name: member.name, email: member.email, posts: posts(member) })) });
  if (ask.format === 'csv') {
    const columns: Column<Member>[] = [
      { key: 'name', label: 'name', value: ({ name }) => name },
      { key: 'email', label: 'email', value: ({ email }) => email },
      { key: 'posts', label: 'posts', value: (member) => posts(member).map(({ role, department }) => [department, text(ask.lang).role[role]].filter(Boolean).join(' ')).join('、') },
      { key: 'since', label: 'since', value: (member) => posts(member)[0]?.since },
    ];
    return csvReply('staff.csv', columns, found);
  }
  const pages = Math.ceil(found.length / rowsPerPage);
  if (choice.page > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.members.unknownPage(choice.page)));
  return page(
    <MemberListView
      view={ask}
      today={today}
      choice={choice}
      members={found.slice((choice.page - 1) * rowsPerPage, choice.page * rowsPerPage)}
      found={found.length}
      pages={pages}
      departments={departments}
      names={names}
      mayInvite={holds(signedIn(ask), 'administrator')}
      href={({ format, ...change }) => ask.href(memberListPath({ ...choice, ...change }, format))}
    />,
  );
}

/** Wiring of staff; only app.ts reads it. */
import { sql } from 'kysely';
import { holds } from '#platform/access';
import { inTransaction } from '#platform/database';
import type { DeskItem, Domain } from '#platform/domain';
import { type Ask, signedIn } from '#platform/http';
import { listDeadJobs } from '#platform/jobs';
import { insertDepartments, listUnanswered } from './department.store.ts';
import { departmentsCommand, inviteCommand, leaveCommand, listStaffCommand } from './member.command.ts';
import { namedByOthers } from './named-department.store.ts';
import { personalData } from './personal-data.store.ts';
import { routes } from './routes.ts';
import { sentence } from './text.ts';

/** What waits for an administrator: departments that nobody answers for, work that failed. */
async function deskOf(ask: Ask, others: readonly Domain[]): Promise<DeskItem[]> {
  if (!holds(signedIn(ask), 'administrator')) return [];
  const unanswered = await listUnanswered(ask.db, await namedByOthers(ask.db, others), ask.clock.today());
  return [
    { title: sentence((words) => words.desk.unanswered), path: '/staff/departments#unanswered', count: unanswered.length },
    { title: sentence((words) => words.desk.dead), path: '/staff/jobs', count: (await listDeadJobs(ask.db)).length },
  ];
}

/** Departments, roles and the staff's own first page, on which the other domains say what waits. */
export function staffDomain(others: Domain[]): Domain {
  const own: Domain = {
    name: 'staff',
    stores: true,
    routes: routes(others, () => [...others, own]),
    commands: [inviteCommand, listStaffCommand, leaveCommand, departmentsCommand],
    desk: (ask) => deskOf(ask, others),
    personalData,
    staffNav: [
      { path: '/staff/members', label: sentence((words) => words.nav.members) },
      { path: '/staff/departments', label: sentence((words) => words.nav.departments) },
      { path: '/staff/delegations', label: sentence((words) => words.nav.delegations) },
      { path: '/staff/jobs', label: sentence((words) => words.nav.jobs), roles: ['administrator'] },
    ],
    unpublished: ['staff.department', 'staff.department_period', 'staff.appointment', 'staff.delegation'],
    async begin({ db, clock }, { departments }) {
      await inTransaction(db, async (tx) => {
        const { rows } = await sql`select from staff.department limit 1`.execute(tx);
        if (rows.length === 0) await insertDepartments(tx, departments, clock.today());
      });
    },
  };
  return own;
}

/** The table of contents of staff: every address, who may call it and what it does. */
import { holders, roles } from '#platform/access';
import type { Domain } from '#platform/domain';
import { type Route, row } from '#platform/http';
import { addAppointment, appointmentForm, showNewAppointment } from './appointment.http.tsx';
import { retryDeadJob, showDeadJobs } from './dead-job.http.tsx';
import { addDelegation, delegationForm, delegationsQuery, endOneDelegation, showDelegations, showNewDelegation } from './delegation.http.tsx';
import { changeForm, changeQuery, saveChange, showChange } from './department-change.http.tsx';
import { departmentListQuery, showDepartments } from './department-list.http.tsx';
import { addDepartment, departmentQuery, newDepartmentForm, newDepartmentQuery, showDepartment, showNewDepartment, withdrawChange } from './department.http.tsx';
import { showDesk } from './desk.http.tsx';
import { departureForm, endForm, endOneAppointment, registerDeparture, showAppointmentEnd, showDeparture } from './ending.http.tsx';
import { invitationForm, inviteMember, showInvitation } from './invitation.http.tsx';
import { memberListQuery, showMembers } from './member-list.http.tsx';
import { memberQuery, showMember } from './member.http.tsx';

const read = { method: 'GET' as const, who: 'staff' as const };
const manage = { method: 'GET' as const, who: holders('administrator') };
const change = { method: 'POST' as const, who: holders('administrator') };
const list = { formats: ['html' as const, 'csv' as const, 'json' as const] };

function departments(others: readonly Domain[]): Route[] {
  return [
    row({ ...read, ...list, path: '/staff/departments', act: 'department-list.read', what: 'Show the tree of departments as of a day', query: departmentListQuery, run: showDepartments(others) }),
    row({ ...manage, path: '/staff/departments/new', act: 'department-form.read', what: 'Show the form for a new department', query: newDepartmentQuery, run: showNewDepartment }),
    row({ ...change, path: '/staff/departments', act: 'department.added', what: 'Add a department from a day on', form: newDepartmentForm, run: addDepartment }),
    row({ ...read, formats: ['html', 'json'], path: '/staff/departments/:id', act: 'department.read', what: 'Show a department with its history and staff', query: departmentQuery, run: showDepartment }),
    row({ ...manage, path: '/staff/departments/:id/change', act: 'department-change.read', what: 'Show the form or the preview of a change to a department', query: changeQuery, run: showChange }),
    row({ ...change, path: '/staff/departments/:id/change', act: 'department-change.saved', what: 'Rename, move or end a department from a day on', form: changeForm, run: saveChange }),
    row({ ...change, path: '/staff/departments/:id/withdrawal', act: 'department-change.withdrawn', what: 'Withdraw a change of a department that lies ahead', run: withdrawChange }),
  ];
}

/** Rows that grant a right ask for a sign-in within the last minutes, before the form is filled in. */
const members: Route[] = [
  row({ ...read, ...list, path: '/staff/members', act: 'member-list.read', what: 'List the staff, filtered and sorted', query: memberListQuery, run: showMembers }),
  row({ ...manage, fresh: true, path: '/staff/members/new', act: 'invitation-form.read', what: 'Show the form that invites a member of staff', run: showInvitation }),
  row({ ...change, fresh: true, path: '/staff/members', act: 'member.invited', what: 'Invite a member of staff with a first appointment', form: invitationForm, run: inviteMember }),
  row({ ...read, path: '/staff/members/:id', act: 'member.read', what: 'Show a member of staff with all appointments', query: memberQuery, run: showMember }),
  row({ ...manage, fresh: true, path: '/staff/members/:id/appointments/new', act: 'appointment-form.read', what: 'Show the form for a new appointment', run: showNewAppointment }),
  row({ ...change, fresh: true, path: '/staff/members/:id/appointments', act: 'appointment.added', what: 'Appoint a member of staff to a role for a time', form: appointmentForm, run: addAppointment }),
  row({ ...manage, path: '/staff/appointments/:id/end', act: 'appointment-end.read', what: 'Show the form that ends an appointment', run: showAppointmentEnd }),
  row({ ...change, path: '/staff/appointments/:id/end', act: 'appointment.ended', what: 'End an appointment, at once or on a day', form: endForm, run: endOneAppointment }),
  row({ ...manage, path: '/staff/members/:id/departure', act: 'departure-form.read', what: 'Show the form that registers leaving', run: showDeparture }),
  row({ ...change, path: '/staff/members/:id/departure', act: 'departure.registered', what: 'End every right and session of somebody who leaves', form: departureForm, run: registerDeparture }),
];

const delegations: Route[] = [
  row({ ...read, path: '/staff/delegations', act: 'delegation-list.read', what: 'List the roles that people act in for each other', query: delegationsQuery, run: showDelegations }),
  row({ ...read, fresh: true, path: '/staff/delegations/new', act: 'delegation-form.read', what: 'Show the form that lets somebody act in a role', run: showNewDelegation }),
  row({ ...read, method: 'POST', fresh: true, path: '/staff/delegations', act: 'delegation.added', what: 'Let another member of staff act in an own role for a time', form: delegationForm, run: addDelegation }),
  row({ ...read, method: 'POST', path: '/staff/delegations/:id/end', act: 'delegation.ended', what: 'End a delegation given, received or, for administrators, any', run: endOneDelegation }),
];

const jobs: Route[] = [
  row({ ...manage, path: '/staff/jobs', act: 'job-list.read', what: 'List background work that failed for good', run: showDeadJobs }),
  row({ ...change, path: '/staff/jobs/:id/retry', act: 'job.retried', what: 'Run failed background work again', run: retryDeadJob }),
];

/** `others`: the domains whose documents name departments. `desks`: those whose work waits for staff. */
export function routes(others: readonly Domain[], desks: () => readonly Domain[]): Route[] {
  return [
    // The panel has a desk too, with what it is asked to judge.
    row({ ...read, who: holders(...roles), path: '/staff', act: 'desk.read', what: 'Show what waits for somebody who works for the city', run: showDesk(desks) }),
    ...departments(others),
    ...members,
    ...delegations,
    ...jobs,
  ];
}

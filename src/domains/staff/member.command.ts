/** `hiraku staff invite`, `staff list`, `staff leave`, `departments list`. */
import { endAllSessions, findPersonByEmail, openInvitation } from '#domains/people';
import { recordAct } from '#domains/record';
import { randomUUID } from 'node:crypto';
import { isPlainDate } from '#domains/civic';
import { roles, type Role } from '#platform/access';
import { type Database, inTransaction } from '#platform/database';
import type { Command, CommandContext } from '#platform/domain';
import { Refusal } from '#platform/http';
import { endAllAppointments, insertAppointment, listAppointments, lockAppointments, requireAdministrator } from './appointment.store.ts';
import { appointmentFault, holdsAdministrator, isRole } from './appointment.ts';
import { lastPosition } from './department-change.ts';
import { insertDepartment, listDepartmentPeriods, lockDepartments } from './department.store.ts';
import { type Department, departmentMeant, departmentName, departmentNames, departmentsNear, departmentsOn, departmentWords } from './department.ts';
import { invitedBy, isEmail } from './invitation.ts';
import { listMembers } from './member.store.ts';
import { hasLeft, shownAppointments } from './member.ts';

function actOfCommand(tx: Database, at: Date, act: string, subject: string): Promise<void> {
  return recordAct(tx, { requestId: randomUUID(), at, personId: null, actingAs: 'command', act, subject, why: null, commitment: null });
}

/** Each name under the one before it, made from today where it is missing. */
async function makeDepartment(tx: Database, typed: string, { clock }: Pick<CommandContext, 'clock'>): Promise<number> {
  await lockDepartments(tx);
  const today = clock.today();
  let parentId: number | null = null;
  for (const name of departmentWords(typed)) {
    const periods = await listDepartmentPeriods(tx);
    const found: Department | undefined = departmentsOn(periods, today).find((department) => department.name === name && department.parentId === parentId);
    const above: number | null = parentId;
    parentId = found?.id ?? (await insertDepartment(tx, { name, parentId: above, since: today, position: lastPosition(periods, above, today) }));
    if (!found) await actOfCommand(tx, clock.now(), 'department.added', `department ${parentId}`);
  }
  return parentId!;
}

async function departmentAsked(tx: Database, context: CommandContext, typed: string, make: boolean): Promise<number | null> {
  const departments = departmentsOn(await listDepartmentPeriods(tx), context.clock.today());
  const meant = departmentMeant(departments, typed);
  if (meant) return meant.id;
  if (make && departmentWords(typed).length > 0) return makeDepartment(tx, typed, context);
  const near = departmentsNear(departments, typed);
  context.tell(`There is no department "${typed}" today.`);
  if (departments.length === 0) context.tell('No department is known yet. A site that was started knows those of its city: was the command given the HIRAKU_DATA of that site? Or add --new-department to make this one.');
  else if (near.length === 0) context.tell('See them all with: npx hiraku departments list');
  else for (const department of near) context.tell(`  Did you mean: ${departmentName(department)}`);
  return null;
}

interface Asked {
  email: string;
  department: string;
  /** One at least. */
  roles: readonly Role[];
  name: string | null;
  make: boolean;
}

/** Path of the invitation's page, and whether an earlier one can no longer be opened; null with the reason told. */
async function invite(context: CommandContext, { email, department, roles: wanted, name, make }: Asked): Promise<{ path: string; replaced: boolean } | null> {
  const { clock, db } = context;
  const since = clock.today();
  return inTransaction(db, async (tx) => {
    await lockAppointments(tx);
    const inDepartment = wanted.some((role) => role !== 'panel');
    const departmentId = inDepartment ? await departmentAsked(tx, context, department, make) : null;
    if (departmentId === null && inDepartment) return null;
    const places = wanted.map((role) => ({ role, departmentId: role === 'panel' ? null : departmentId }));
    const known = await findPersonByEmail(tx, email);
    const periods = await listDepartmentPeriods(tx);
    const held = known ? await listAppointments(tx, { personId: known.id }) : [];
    const faults = places.map((place) => appointmentFault({ ...place, since, until: null }, periods, held));
    const wrong = faults.find((fault) => fault && fault.field !== 'since');
    if (wrong) {
      context.tell(wrong.sentence.en);
      return null;
    }
    const lang = known?.lang ?? 'ja';
    const { personId, path, replaced } = await openInvitation(tx, { email, name, lang, invitedBy: invitedBy(lang, departmentNames(periods, since).name(departmentId), wanted) }, clock.now());
    // Who holds the role already only gets a new link: a first administrator may have lost the first one.
    for (const [at, place] of places.entries()) if (!faults[at]) await insertAppointment(tx, { personId, ...place, since }, clock.now());
    await actOfCommand(tx, clock.now(), 'member.invited', `member ${personId}, role ${wanted.join(', ')}`);
    return { path, replaced };
  });
}

export const inviteCommand: Command = {
  name: 'staff invite',
  summary: 'Invite a member of staff; so the first administrator is made',
  usage: 'staff invite EMAIL --department NAMES [--role ROLE …] [--name NAME] [--new-department]',
  examples: ['npx hiraku staff invite taro@city.example.jp --department "企画部 企画政策課" --role administrator --role planning --name "企画 太郎"', 'npx hiraku staff invite hanako@example.jp --role panel'],
  notes: ['Prints the address of the invitation, which signs in once within 7 days, and sends it by e-mail. Inviting again makes a new one, and the earlier one no longer works.', 'Whoever reads the address can sign in as that person: hand it over with care.'],
  options: {
    department: { type: 'string', about: 'names of a department from the top down, parted by spaces; not for the panel' },
    role: { type: 'string', several: true, about: `one of ${roles.join(', ')}; member if not given; may be given more than once` },
    name: { type: 'string', about: 'name of the person, for lists' },
    'new-department': { type: 'boolean', about: 'make the department from today where there is none' },
  },
  positionals: [1, 1],
  run: async (context, { department, role = 'member', name, 'new-department': make }, [email]) => {
    const wanted = [...new Set(String(role).split(',').map((one) => one.trim()))];
    const unknown = wanted.find((one) => !isRole(one));
    if (unknown !== undefined) {
      context.tell(`"${unknown}" is not a role. Choose one of: ${roles.join(', ')}`);
      return 2;
    }
    if (!isEmail(email!)) {
      context.tell(`"${email}" is not an e-mail address.`);
      return 2;
    }
    if (wanted.some((one) => one !== 'panel') && (typeof department !== 'string' || department.trim() === '')) {
      context.tell('Name the department with --department.');
      return 2;
    }
    const given = typeof name === 'string' && name.trim() !== '' ? name.trim() : null;
    const invited = await invite(context, { email: email!, department: typeof department === 'string' ? department : '', roles: wanted as Role[], name: given, make: make === true });
    if (invited === null) return 1;
    context.print(context.site.origin + invited.path);
    if (invited.replaced) context.tell('It replaces the earlier link, which no longer works.');
    context.tell(`${email} is invited as ${wanted.join(', ')}. The address above signs in once within 7 days.`);
    await context.runPendingJobs();
    return 0;
  },
};

export const listStaffCommand: Command = {
  name: 'staff list',
  summary: 'List the staff with their departments and roles',
  usage: 'staff list [--json]',
  examples: ['npx hiraku staff list'],
  options: { json: { type: 'boolean', about: 'as JSON' } },
  positionals: [0, 0],
  run: async ({ db, clock, print, tell }, { json }) => {
    const today = clock.today();
    const names = departmentNames(await listDepartmentPeriods(db), today);
    const members = (await listMembers(db)).filter((member) => !hasLeft(member, today));
    const rows = members.flatMap((member) => shownAppointments(member, today).map(({ role, departmentId, since, until }) => ({ email: member.email, name: member.name, role, department: names.name(departmentId) || null, since, until })));
    await inTransaction(db, (tx) => actOfCommand(tx, clock.now(), 'member-list.read', 'staff'));
    if (json) print(JSON.stringify(rows, null, 1));
    else if (rows.length === 0) tell('There is no staff yet. Invite the first administrator with: npx hiraku staff invite EMAIL --department NAMES --role administrator');
    else for (const { email, role, department, name } of rows) print([email, role, department ?? '-', name ?? '-'].join('\t'));
    return 0;
  },
};

export const leaveCommand: Command = {
  name: 'staff leave',
  summary: 'End every appointment, delegation and session of somebody at once',
  usage: 'staff leave EMAIL',
  examples: ['npx hiraku staff leave taro@city.example.jp'],
  options: {},
  positionals: [1, 1],
  run: async ({ db, clock, tell }, _values, [email]) => {
    try {
      const known = await inTransaction(db, async (tx) => {
        await lockAppointments(tx);
        const person = await findPersonByEmail(tx, email!);
        const held = person ? await listAppointments(tx, { personId: person.id }) : [];
        if (!person || hasLeft({ appointments: held }, clock.today())) return false;
        await endAllAppointments(tx, person.id, clock.now());
        if (holdsAdministrator(held, clock.today())) await requireAdministrator(tx, clock.today());
        await endAllSessions(tx, person.id);
        await actOfCommand(tx, clock.now(), 'departure.registered', `member ${person.id}`);
        return true;
      });
      tell(known ? `${email} has left: no appointment, no delegation, no session is left.` : `Nobody of that address holds an appointment. See: npx hiraku staff list`);
      return known ? 0 : 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tell(error.sentence.en);
      return 1;
    }
  },
};

export const departmentsCommand: Command = {
  name: 'departments list',
  summary: 'List the departments as they are on a day',
  usage: 'departments list [--on YYYY-MM-DD] [--json]',
  examples: ['npx hiraku departments list', 'npx hiraku departments list --on 2027-04-01'],
  options: { on: { type: 'string', about: 'the day; today if not given' }, json: { type: 'boolean', about: 'as JSON' } },
  positionals: [0, 0],
  run: async ({ db, clock, print, tell }, { on = clock.today(), json }) => {
    if (typeof on !== 'string' || !isPlainDate(on)) {
      tell(`"${on}" is not a day such as 2027-04-01.`);
      return 2;
    }
    const departments = departmentsOn(await listDepartmentPeriods(db), on);
    if (json) print(JSON.stringify(departments.map(({ id, parentId, path, since }) => ({ id, parent_id: parentId, name: path.join(' '), since })), null, 1));
    else if (departments.length === 0) tell(`There is no department on ${on}.`);
    else for (const department of departments) print(departmentName(department));
    return 0;
  },
};

import type { VNode } from 'preact';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, DefinitionList, Notice, Page, Section } from '#ui';
import { SpanView } from './appointment.view.tsx';
import { type Appointment, appointmentState } from './appointment.ts';
import type { Delegation } from './delegation.ts';
import { DelegationTable } from './delegation.view.tsx';
import type { DepartmentNames } from './department.ts';
import { hasLeft, type Member } from './member.ts';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

export interface MemberProps {
  view: View;
  member: Member;
  today: PlainDate;
  names: DepartmentNames;
  delegations: Delegation[];
  persons: Map<string, string>;
  mayChange: boolean;
  /** What has just been done. */
  done: MemberDeed | null;
}

export const memberDeeds = ['invited', 'appointed', 'ended', 'left'] as const;
export type MemberDeed = (typeof memberDeeds)[number];

export function MemberView(props: MemberProps): VNode {
  const { view, member, today, mayChange } = props;
  const all = text(view.lang);
  const words = all.member;
  const left = hasLeft(member, today);
  return (
    <Page view={view} title={member.name ?? member.email ?? all.erased} crumbs={[staffCrumb(view), { href: view.href('/staff/members'), label: all.members.title }]}>
      {props.done === null ? null : <Notice tone="success" title={props.done === 'invited' ? all.invitation.sent(member.email ?? all.erased) : words.done[props.done]} />}
      {left ? (
        <Notice tone="info" title={words.left}>
          <p>{words.leftBody}</p>
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          { term: all.name, description: member.name ?? (member.email === null ? all.erased : all.noName) },
          { term: all.email, description: member.email === null ? all.erased : <a href={`mailto:${member.email}`}>{member.email}</a> },
        ]}
      />
      <Appointments {...props} />
      {props.delegations.length > 0 ? (
        <Section title={words.delegations}>
          <DelegationTable {...props} caption={words.delegations} empty={all.delegations.everyoneNone} mayEnd={() => false} />
        </Section>
      ) : null}
      {mayChange && !left ? (
        <Section title={words.leave}>
          <p>{words.leaveLead}</p>
          <Buttons>
            <ButtonLink href={view.href(`/staff/members/${member.personId}/departure`)} tone="secondary">
              {words.leaveNext}
            </ButtonLink>
          </Buttons>
        </Section>
      ) : null}
    </Page>
  );
}

function Appointments({ view, member, names, today, mayChange }: MemberProps): VNode {
  const all = text(view.lang);
  const words = all.member;
  const columns: Column<Appointment>[] = [
    { key: 'department', label: all.department, rowHeader: true, cell: ({ departmentId }) => (departmentId === null ? all.noDepartment : <a href={view.href(`/staff/departments/${departmentId}`)} lang="ja">{names.name(departmentId)}</a>) },
    { key: 'role', label: all.roleTerm, cell: ({ role }) => all.role[role] },
    { key: 'span', label: all.state, cell: (appointment) => <SpanView view={view} appointment={appointment} today={today} /> },
  ];
  if (mayChange)
    columns.push({
      key: 'end',
      label: words.end,
      cell: (appointment) => (appointmentState(appointment, today) === 'over' ? null : <a href={view.href(`/staff/appointments/${appointment.id}/end`)} aria-label={words.endOf([names.name(appointment.departmentId), all.role[appointment.role]].join(' ').trim())}>{words.endButton}</a>),
    });
  return (
    <Section title={words.appointments}>
      <DataTable view={view} caption={words.appointmentsCaption} captionUnseen columns={columns} rows={member.appointments} empty={words.leftBody} stacked />
      {mayChange && member.email !== null ? (
        <Buttons>
          <ButtonLink href={view.href(`/staff/members/${member.personId}/appointments/new`)}>{words.add}</ButtonLink>
        </Buttons>
      ) : null}
    </Section>
  );
}

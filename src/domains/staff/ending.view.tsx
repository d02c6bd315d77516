import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, ErrorSummary, Form, Lead, Notice, Page, TextField } from '#ui';
import type { Appointment } from './appointment.ts';
import type { FormError } from './day-field.ts';
import type { Member } from './member.ts';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

interface Whose {
  view: View;
  member: Member;
  errors: FormError[];
}

function memberName({ view, member }: Whose): string {
  return member.name ?? member.email ?? text(view.lang).erased;
}

const crumbsOf = (props: Whose) => [
  staffCrumb(props.view),
  { href: props.view.href('/staff/members'), label: text(props.view.lang).members.title },
  { href: props.view.href(`/staff/members/${props.member.personId}`), label: memberName(props) },
];

export function AppointmentEndView(props: Whose & { appointment: Appointment; department: string; values: { last: string; why: string } }): VNode {
  const { view, appointment, department, values, errors } = props;
  const all = text(view.lang);
  const words = all.member;
  const error = (field: string): string | undefined => errors.find((one) => one.field === field)?.message;
  return (
    <Page view={view} title={words.endOf([department, all.role[appointment.role]].filter(Boolean).join(' '))} crumbs={crumbsOf(props)}>
      <ErrorSummary view={view} errors={errors} />
      <Lead>{words.endLead(memberName(props))}</Lead>
      <Form view={view} method="post" action={view.href(`/staff/appointments/${appointment.id}/end`)}>
        <TextField name="last" label={words.endLast} hint={words.endLastHint} value={values.last} error={error('last')} lang={view.lang} />
        <TextField name="why" label={words.why} hint={words.whyHint} value={values.why} error={error('why')} required lang={view.lang} />
        <Buttons>
          <Button>{words.endButton}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

export function DepartureView(props: Whose & { why: string }): VNode {
  const { view, member, why, errors } = props;
  const words = text(view.lang).member;
  return (
    <Page view={view} title={words.leaveOf(memberName(props))} crumbs={crumbsOf(props)}>
      <ErrorSummary view={view} errors={errors} />
      <Notice tone="warning" title={words.leave}>
        <p>{words.leaveLead}</p>
      </Notice>
      <Form view={view} method="post" action={view.href(`/staff/members/${member.personId}/departure`)}>
        <TextField name="why" label={words.why} hint={words.whyHint} value={why} error={errors[0]?.message} required lang={view.lang} />
        <Buttons>
          <Button>{words.leaveButton}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

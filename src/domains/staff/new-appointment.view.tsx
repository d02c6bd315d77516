import type { VNode } from 'preact';
import { Button, Buttons, ErrorSummary, Form, Lead, Page } from '#ui';
import { AppointmentFields, type AppointmentFieldsProps } from './appointment-form.view.tsx';
import type { Member } from './member.ts';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

export function NewAppointmentView(props: AppointmentFieldsProps & { member: Member }): VNode {
  const { view, member, errors } = props;
  const all = text(view.lang);
  const name = member.name ?? member.email ?? all.erased;
  const crumbs = [staffCrumb(view), { href: view.href('/staff/members'), label: all.members.title }, { href: view.href(`/staff/members/${member.personId}`), label: name }];
  return (
    <Page view={view} title={all.appointment.title(name)} crumbs={crumbs}>
      <ErrorSummary view={view} errors={errors} />
      <Lead>{all.appointment.lead}</Lead>
      <Form view={view} method="post" action={view.href(`/staff/members/${member.personId}/appointments`)}>
        <AppointmentFields {...props} />
        <Buttons>
          <Button>{all.appointment.save}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

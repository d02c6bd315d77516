import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, ErrorSummary, Form, Lead, Notice, Page, Select, TextField } from '#ui';
import type { Appointment } from './appointment.ts';
import type { FormError } from './day-field.ts';
import type { DepartmentNames } from './department.ts';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

export interface NewDelegationProps {
  view: View;
  /** The person's own, of those that can be delegated. */
  appointments: Appointment[];
  names: DepartmentNames;
  values: { appointment: string; email: string; since: string; last: string; reason: string };
  errors: FormError[];
}

export function NewDelegationView(props: NewDelegationProps): VNode {
  const { view, appointments, errors } = props;
  const words = text(view.lang).delegations;
  return (
    <Page view={view} title={words.newTitle} crumbs={[staffCrumb(view), { href: view.href('/staff/delegations'), label: words.title }]}>
      <ErrorSummary view={view} errors={errors} />
      <Lead>{words.newLead}</Lead>
      {appointments.length === 0 ? (
        <Notice tone="info" title={words.nothingToGive}>
          <p>{words.nothingToGiveBody}</p>
        </Notice>
      ) : (
        <Fields {...props} />
      )}
    </Page>
  );
}

function Fields({ view, appointments, names, values, errors }: NewDelegationProps): VNode {
  const all = text(view.lang);
  const words = all.delegations;
  const { lang } = view;
  const error = (field: string): string | undefined => errors.find((one) => one.field === field)?.message;
  const options = appointments.map(({ id, departmentId, role }) => ({ value: String(id), label: [names.name(departmentId), all.role[role]].join(' '), lang: 'ja' as const }));
  return (
    <Form view={view} method="post" action={view.href('/staff/delegations')}>
      <Select name="appointment" label={words.appointment} value={values.appointment} error={error('appointment')} options={options} lang={lang} />
      <TextField name="email" label={words.deputy} hint={words.deputyHint} type="email" value={values.email} error={error('email')} autocomplete="off" required lang={lang} />
      <TextField name="since" label={all.since} hint={all.dayHint} value={values.since} error={error('since')} required lang={lang} />
      <TextField name="last" label={all.last} hint={all.dayHint} value={values.last} error={error('last')} required lang={lang} />
      <TextField name="reason" label={words.reason} hint={words.reasonHint} value={values.reason} error={error('reason')} required lang={lang} />
      <Buttons>
        <Button>{words.save}</Button>
      </Buttons>
    </Form>
  );
}

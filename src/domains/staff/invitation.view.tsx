import type { VNode } from 'preact';
import { Button, Buttons, ErrorSummary, Form, Lead, Page, TextField } from '#ui';
import { AppointmentFields, type AppointmentFieldsProps, type AppointmentValues } from './appointment-form.view.tsx';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

export function InvitationView(props: AppointmentFieldsProps & { values: AppointmentValues & { email: string; name: string } }): VNode {
  const { view, values, errors } = props;
  const all = text(view.lang);
  const words = all.invitation;
  const error = (field: string): string | undefined => errors.find((one) => one.field === field)?.message;
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view), { href: view.href('/staff/members'), label: all.members.title }]}>
      <ErrorSummary view={view} errors={errors} />
      <Lead>{words.lead}</Lead>
      <Form view={view} method="post" action={view.href('/staff/members')}>
        <TextField name="name" label={all.name} hint={words.nameHint} value={values.name} error={error('name')} autocomplete="off" required lang={view.lang} />
        <TextField name="email" label={all.email} hint={words.emailHint} type="email" value={values.email} error={error('email')} autocomplete="off" required lang={view.lang} />
        <AppointmentFields {...props} />
        <Buttons>
          <Button>{words.save}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

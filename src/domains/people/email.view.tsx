import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, ErrorSummary, Form, Lead, Page, TextField } from '#ui';
import { text } from './text.ts';

const crumbsOf = (view: View): { href: string; label: string }[] => [{ href: view.href('/me'), label: text(view.lang).me.title }];

export function EmailView({ view, present, typed, error }: { view: View; present: string; typed: string; error?: string }): VNode {
  const words = text(view.lang).email;
  return (
    <Page view={view} title={words.title} crumbs={crumbsOf(view)}>
      <ErrorSummary view={view} errors={error === undefined ? [] : [{ field: 'email', message: error }]} />
      <Lead>{words.lead(present)}</Lead>
      <Form view={view} method="post" action={view.href('/me/email')} label={words.title}>
        <TextField name="email" label={words.new} hint={words.oldToo} type="email" autocomplete="email" value={typed} error={error} required lang={view.lang} />
        <Buttons>
          <Button>{words.button}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

export function EmailAskedView({ view, email }: { view: View; email: string }): VNode {
  const words = text(view.lang).email;
  return (
    <Page view={view} title={words.sentTitle} crumbs={crumbsOf(view)}>
      <Lead>{words.sentLead(email)}</Lead>
      <p>{words.oldToo}</p>
    </Page>
  );
}

export function EmailUndoneView({ view }: { view: View }): VNode {
  const words = text(view.lang);
  return (
    <Page view={view} title={words.email.undone}>
      <Lead>{words.email.undoneLead}</Lead>
      <p>
        <a href={view.href('/sign-in')}>{words.signIn.title}</a>
      </p>
    </Page>
  );
}

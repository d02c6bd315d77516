import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Section, TextField } from '#ui';
import { passwordWords } from './password-words.ts';

interface Fault {
  field: string;
  message: string;
}

const messageOf = (errors: Fault[], field: string): string | undefined => errors.find((error) => error.field === field)?.message;

export function PasswordSignInView({ view, email, next, errors }: { view: View; email: string; next: string; errors: Fault[] }): VNode {
  const words = passwordWords(view.lang).signIn;
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href('/sign-in'), label: words.crumb }]}>
      <ErrorSummary view={view} errors={errors} />
      <Lead>{words.lead}</Lead>
      <Form view={view} method="post" action={view.href('/sign-in/password')}>
        {next === '' ? null : <input type="hidden" name="next" value={next} />}
        <TextField name="email" label={words.email} type="email" autocomplete="username" value={email} error={messageOf(errors, 'email')} required lang={view.lang} />
        <TextField name="password" label={words.password} type="password" autocomplete="current-password" required lang={view.lang} />
        <Buttons>
          <Button>{words.button}</Button>
        </Buttons>
      </Form>
      <p>
        <a href={view.href(next === '' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next })}`)}>{words.other}</a>
      </p>
    </Page>
  );
}

interface OwnPasswordProps {
  view: View;
  email: string;
  setAt: Date | null;
  done?: 'set' | 'removed';
  errors: Fault[];
}

/** Choosing, changing and giving up one's password. What was typed as a password is never sent back. */
export function OwnPasswordView({ view, email, setAt, done, errors }: OwnPasswordProps): VNode {
  const words = passwordWords(view.lang).own;
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href('/me'), label: words.me }]}>
      <ErrorSummary view={view} errors={errors} />
      {done ? <Notice tone="success" title={words.done[done]} /> : null}
      <Lead>{setAt === null ? words.none : words.setAt(formatInstant(view.lang, setAt))}</Lead>
      <Section id="choose" title={setAt === null ? words.set : words.change}>
        <Form view={view} method="post" action={view.href('/me/password')}>
          {/* Tells a password manager whose password it is. */}
          <input type="hidden" name="username" autocomplete="username" value={email} />
          <TextField name="password" label={words.password} hint={words.hint} type="password" autocomplete="new-password" error={messageOf(errors, 'password')} required lang={view.lang} />
          <TextField name="again" label={words.again} type="password" autocomplete="new-password" error={messageOf(errors, 'again')} required lang={view.lang} />
          <p>{words.others}</p>
          <Buttons>
            <Button>{words.button}</Button>
          </Buttons>
        </Form>
      </Section>
      {setAt === null ? null : (
        <Section id="remove" title={words.remove}>
          <p>{words.removeBody}</p>
          <Form view={view} method="post" action={view.href('/me/password/removals')}>
            <Buttons>
              <Button tone="secondary">{words.remove}</Button>
            </Buttons>
          </Form>
        </Section>
      )}
    </Page>
  );
}

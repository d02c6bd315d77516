import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, ErrorSummary, Form, Lead, Notice, Page, Section, TextField } from '#ui';
import { PasskeySignInView } from './passkey-sign-in.view.tsx';
import { text } from './text.ts';

interface SignInProps {
  view: View;
  /** What was typed, or the address of whoever proves themselves anew. */
  email?: string;
  error?: string;
  /** Own address to go on to. */
  next: string | null;
  /** True where a sensitive act asks for a fresh sign-in. */
  fresh?: boolean;
  /** True after a passkey that did not open anything. */
  passkeyFailed?: boolean;
}

export function SignInView({ view, email, error, next, fresh = false, passkeyFailed = false }: SignInProps): VNode {
  const words = text(view.lang).signIn;
  return (
    <Page view={view} title={words.title} scripts={['passkey']}>
      <ErrorSummary view={view} errors={error === undefined ? [] : [{ field: 'email', message: error }]} />
      {passkeyFailed ? <Notice tone="error" title={words.passkeyFailed} /> : null}
      {fresh ? (
        <Notice tone="info" title={words.fresh}>
          <p>{words.freshBody}</p>
        </Notice>
      ) : (
        <Already view={view} />
      )}
      <Lead>{words.lead}</Lead>
      <Section id="link" title={words.byLink}>
        <p>{words.byLinkHint}</p>
        <Form view={view} method="post" action={view.href('/sign-in')} label={words.byLink}>
          <Next next={next} />
          <TextField name="email" label={words.email} type="email" autocomplete="username" value={email} error={error} lang={view.lang} required />
          <Buttons>
            <Button>{words.send}</Button>
          </Buttons>
        </Form>
      </Section>
      <PasskeySignInView view={view} next={next} />
      <OtherWays view={view} next={next} fresh={fresh} />
    </Page>
  );
}

function Next({ next }: { next: string | null }): VNode | null {
  return next === null ? null : <input type="hidden" name="next" value={next} />;
}

/** Ways that the city turned on besides. */
function OtherWays({ view, next, fresh }: { view: View; next: string | null; fresh: boolean }): VNode | null {
  const words = text(view.lang).signIn;
  const { providers = [], passwords = false } = view.site.ways ?? {};
  if (providers.length === 0 && !passwords) return null;
  const withNext = (path: string, more: Record<string, string> = {}): string => {
    const query = new URLSearchParams({ ...(next !== null && { next }), ...more });
    return view.href(query.size > 0 ? `${path}?${query}` : path);
  };
  return (
    <Section id="other" title={words.otherWays}>
      <Buttons>
        {providers.map(({ name, label }) => (
          <ButtonLink key={name} href={withNext(`/sign-in/with/${name}`, fresh ? { fresh: '1' } : {})} tone="secondary">
            {words.withProvider(label[view.lang])}
          </ButtonLink>
        ))}
        {passwords ? (
          <ButtonLink href={withNext('/sign-in/password')} tone="secondary">
            {words.withPassword}
          </ButtonLink>
        ) : null}
      </Buttons>
    </Section>
  );
}

/** For somebody who is signed in and came here all the same. */
function Already({ view }: { view: View }): VNode | null {
  const words = text(view.lang).signIn;
  if (!view.principal) return null;
  return (
    <Notice tone="info" title={words.already(view.principal.email)}>
      <p>{words.alreadyBody}</p>
      <p>
        <a href={view.href('/me')}>{words.toMe}</a>
      </p>
    </Notice>
  );
}

/** After a link was asked for: the same for every address. `email` as this browser gave it. */
export function LinkAskedView({ view, email }: { view: View; email: string | null }): VNode {
  const words = text(view.lang).signIn;
  return (
    <Page view={view} title={words.sentTitle} crumbs={[{ href: view.href('/sign-in'), label: words.title }]}>
      <Lead>{email === null ? words.sentLeadBare : words.sentLead(email)}</Lead>
      <Section title={words.sentHelp}>
        <ul>
          {words.sentHelpItems.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <Buttons>
          <ButtonLink href={view.href('/sign-in')} tone="secondary">
            {words.askAgain}
          </ButtonLink>
        </Buttons>
      </Section>
    </Page>
  );
}

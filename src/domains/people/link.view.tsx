import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, Form, Lead, Notice, Page } from '#ui';
import { text } from './text.ts';

interface LandingProps {
  view: View;
  title: string;
  lead: string;
  button: string;
  /** What one may want to know before pressing. */
  note: string;
  /** Where the form goes: the link's own address. */
  action: string;
}

/** Where a link in a letter leads: programs that follow links come as far as this page, and only a person presses the button. */
export function LinkLandingView({ view, title, lead, button, note, action }: LandingProps): VNode {
  return (
    <Page view={view} title={title}>
      <Lead>{lead}</Lead>
      <Form view={view} method="post" action={action} label={title}>
        <Buttons>
          <Button>{button}</Button>
        </Buttons>
      </Form>
      <p>{note}</p>
    </Page>
  );
}

/** A link that has been used, is too old, or was replaced by a newer one. */
export function LinkOverView({ view, again, isReplaced }: { view: View; again: { href: string; label: string }; isReplaced: boolean }): VNode {
  const words = text(view.lang).link;
  return (
    <Page view={view} title={words.overTitle}>
      <Lead>{isReplaced ? words.replacedBody : words.overBody}</Lead>
      <Buttons>
        <ButtonLink href={again.href}>{again.label}</ButtonLink>
      </Buttons>
    </Page>
  );
}

/** A good link in a browser that did not ask for it: says how to go on, and uses nothing up. */
export function LinkElsewhereView({ view, again }: { view: View; again: { href: string; label: string } }): VNode {
  const words = text(view.lang).link;
  return (
    <Page view={view} title={words.elsewhereTitle}>
      <Notice tone="info" title={words.elsewhereBody} />
      <ul>
        {words.elsewhereItems.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <Buttons>
        <ButtonLink href={again.href} tone="secondary">
          {again.label}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}

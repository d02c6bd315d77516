import type { VNode } from 'preact';
import type { Lang, View } from '#platform/http';
import type { OidcProvider } from '#platform/sign-in-way';
import { Button, ButtonLink, Buttons, type Column, DataTable, EmptyState, Form, formatInstant, Lead, Notice, Page, Section } from '#ui';
import { oidcWords } from './oidc-words.ts';

interface Told {
  view: View;
  title: string;
  body: string;
  /** Address to begin again at, where that can help. */
  again?: string | null;
}

/** Why somebody is not signed in, and what to do instead. */
export function OidcStoppedView({ view, title, body, again }: Told): VNode {
  const words = oidcWords(view.lang);
  return (
    <Page view={view} title={title} crumbs={[{ href: view.href('/sign-in'), label: words.signIn }]}>
      <Lead>{body}</Lead>
      <Buttons>
        {again ? <ButtonLink href={again}>{words.notProved.again}</ButtonLink> : null}
        <ButtonLink href={view.href('/sign-in')} tone={again ? 'secondary' : 'primary'}>
          {words.otherWays}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}

/** A form may not lead to another site, so a person goes on by a link. */
export function OidcGoView({ view, label, url }: { view: View; label: string; url: string }): VNode {
  const words = oidcWords(view.lang);
  return (
    <Page view={view} title={words.go.title(label)} crumbs={crumbs(view)}>
      <Lead>{words.go.body(label)}</Lead>
      <Buttons>
        <ButtonLink href={url}>{words.go.button(label)}</ButtonLink>
      </Buttons>
    </Page>
  );
}

export interface IdentityRow {
  issuer: string;
  subject: string;
  label: string;
  linkedAt: Date;
  usedAt: Date;
}

interface IdentitiesProps {
  view: View;
  identities: IdentityRow[];
  providers: OidcProvider[];
  done?: 'linked' | 'unlinked';
}

/** The identities that open this account, and the providers that could. */
export function IdentitiesView({ view, identities, providers, done }: IdentitiesProps): VNode {
  const words = oidcWords(view.lang).identities;
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href('/me'), label: oidcWords(view.lang).me }]}>
      <Lead>{words.lead}</Lead>
      {done ? <Notice tone="success" title={words.done[done]} /> : null}
      <Section id="connected" title={words.connected}>
        <DataTable view={view} caption={words.connected} captionUnseen columns={columnsOf(view)} rows={identities} empty={words.none} stacked />
      </Section>
      <Section id="connect" title={words.connect}>
        {providers.length === 0 ? <EmptyState title={words.nothing} /> : null}
        {providers.map((provider) => (
          <Form key={provider.name} view={view} method="post" action={view.href('/me/identities')}>
            <input type="hidden" name="provider" value={provider.name} />
            <Button tone="secondary">{words.link(provider.label[view.lang])}</Button>
          </Form>
        ))}
      </Section>
    </Page>
  );
}

function columnsOf(view: View): Column<IdentityRow>[] {
  const words = oidcWords(view.lang).identities;
  const instant = (lang: Lang, at: Date) => <time datetime={at.toISOString()}>{formatInstant(lang, at)}</time>;
  return [
    { key: 'provider', label: words.provider, rowHeader: true, cell: (row) => row.label },
    { key: 'linked', label: words.linkedAt, cell: (row) => instant(view.lang, row.linkedAt) },
    { key: 'used', label: words.usedAt, cell: (row) => instant(view.lang, row.usedAt) },
    {
      key: 'action',
      label: words.action,
      cell: (row) => (
        <Form view={view} method="post" action={view.href('/me/identities/removals')}>
          <input type="hidden" name="issuer" value={row.issuer} />
          <input type="hidden" name="subject" value={row.subject} />
          <Button tone="secondary">{words.unlink(row.label)}</Button>
        </Form>
      ),
    },
  ];
}

function crumbs(view: View): { href: string; label: string }[] {
  return [
    { href: view.href('/me'), label: oidcWords(view.lang).me },
    { href: view.href('/me/identities'), label: oidcWords(view.lang).identities.title },
  ];
}

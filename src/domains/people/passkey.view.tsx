import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Section, TextField } from '#ui';
import { PasskeyParts } from './passkey-sign-in.view.tsx';
import type { Passkey } from './passkey.ts';
import { text } from './text.ts';

export type PasskeyDone = 'added' | 'renamed' | 'removed';

function crumbsTo(view: View, ...more: { href: string; label: string }[]): { href: string; label: string }[] {
  return [{ href: view.href('/me'), label: text(view.lang).me.title }, ...more];
}

/** Whoever followed an invitation begins here: so it also leads on to the work. */
export function PasskeysView({ view, passkeys, staff, done }: { view: View; passkeys: Passkey[]; staff: boolean; done?: PasskeyDone }): VNode {
  const words = text(view.lang).passkeys;
  const said = { added: words.addedNow, renamed: text(view.lang).me.saved, removed: words.removed };
  return (
    <Page view={view} title={words.title} crumbs={crumbsTo(view)}>
      {done ? <Notice tone="success" title={said[done]} /> : null}
      <Lead>{words.lead}</Lead>
      <DataTable view={view} caption={words.caption} columns={columnsOf(view)} rows={passkeys} empty={words.empty} stacked />
      <Buttons>
        <ButtonLink href={view.href('/me/passkeys/addition')}>{words.add}</ButtonLink>
        <ButtonLink href={view.href(staff ? '/staff' : '/me')} tone="secondary">{staff ? words.toStaff : text(view.lang).signIn.toMe}</ButtonLink>
      </Buttons>
      <p>{words.lost}</p>
    </Page>
  );
}

function columnsOf(view: View): Column<Passkey>[] {
  const words = text(view.lang).passkeys;
  const instant = (at: Date): VNode => <time datetime={at.toISOString()}>{formatInstant(view.lang, at)}</time>;
  return [
    { key: 'name', label: words.name, rowHeader: true, cell: ({ id, name }) => <a href={view.href(`/me/passkeys/kept/${id}`)}>{name}</a> },
    { key: 'added', label: words.added, cell: ({ addedAt }) => instant(addedAt) },
    { key: 'used', label: words.used, cell: ({ usedAt }) => (usedAt === null ? words.never : instant(usedAt)) },
  ];
}

export function PasskeyAdditionView({ view, name, error }: { view: View; name: string; error?: string }): VNode {
  const words = text(view.lang).passkeys;
  return (
    <Page view={view} title={words.add} scripts={['passkey']} crumbs={crumbsTo(view, { href: view.href('/me/passkeys'), label: words.title })}>
      <ErrorSummary view={view} errors={error === undefined ? [] : [{ field: 'name', message: error }]} />
      <Lead>{words.addLead}</Lead>
      <noscript>
        <Notice tone="warning" title={words.noScript} />
      </noscript>
      <Form view={view} method="post" action={view.href('/me/passkeys')} label={words.add}>
        <TextField name="name" label={words.name} hint={words.nameHint} value={name} error={error} required lang={view.lang} />
        <PasskeyParts view={view} act="add" options={view.href('/me/passkeys/options')} failed={words.failed}>
          <Button>{words.addButton}</Button>
        </PasskeyParts>
      </Form>
    </Page>
  );
}

export function PasskeyView({ view, passkey, name, error }: { view: View; passkey: Passkey; name: string; error?: string }): VNode {
  const words = text(view.lang).passkeys;
  const own = `/me/passkeys/kept/${passkey.id}`;
  return (
    <Page view={view} title={words.one(passkey.name)} crumbs={crumbsTo(view, { href: view.href('/me/passkeys'), label: words.title })}>
      <ErrorSummary view={view} errors={error === undefined ? [] : [{ field: 'name', message: error }]} />
      <Section id="name" title={words.rename}>
        <Form view={view} method="post" action={view.href(`${own}/name`)} label={words.rename}>
          <TextField name="name" label={words.name} hint={words.nameHint} value={name} error={error} required lang={view.lang} />
          <Buttons>
            <Button>{words.renameButton}</Button>
          </Buttons>
        </Form>
      </Section>
      <Section id="removal" title={words.remove}>
        <p>{words.removeBody}</p>
        <Form view={view} method="post" action={view.href(`${own}/removal`)} label={words.remove}>
          <Buttons>
            <Button tone="secondary">{words.removeButton}</Button>
          </Buttons>
        </Form>
      </Section>
    </Page>
  );
}

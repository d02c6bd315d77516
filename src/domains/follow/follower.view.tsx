import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, EmptyState, Form, Lead, Notice, Page, Radios, Section } from '#ui';
import { managePath, rhythms, stopPath, type Follower } from './follower.ts';
import type { Subject } from './subject.ts';
import { Naming } from './subject.view.tsx';
import { text } from './text.ts';

export type FollowedSubject = Subject & { id: string };

export interface FollowerProps {
  view: View;
  follower: Follower | null;
  followed: FollowedSubject[];
  done?: 'started' | 'changed' | 'removed';
  /** Where the person came by their account, not by a letter. */
  own: boolean;
}

/** All that one address is told of, with every way to change it. */
export function FollowerView({ view, follower, followed, done, own }: FollowerProps): VNode {
  const { manage: words, about } = text(view.lang);
  const crumbs = [own ? { href: view.href('/me'), label: words.me } : { href: view.href('/follow'), label: about.title }];
  return (
    <Page view={view} title={words.title} crumbs={crumbs}>
      {done ? <Notice tone="success" title={words[done]} /> : null}
      {follower === null || followed.length === 0 ? (
        <>
          <EmptyState title={words.none}>
            <p>{words.noneBody}</p>
          </EmptyState>
          <Buttons>
            <ButtonLink href={view.href('/plan')}>{about.plan}</ButtonLink>
          </Buttons>
        </>
      ) : (
        <Followed view={view} follower={follower} followed={followed} />
      )}
    </Page>
  );
}

function Followed({ view, follower, followed }: { view: View; follower: Follower; followed: FollowedSubject[] }): VNode {
  const words = text(view.lang);
  const address = view.href(managePath(follower.token));
  return (
    <>
      <Lead>{words.manage.lead(follower.email)}</Lead>
      <Section id="list" title={words.manage.list}>
        <DataTable view={view} caption={words.manage.list} captionUnseen columns={columnsOf(view, address)} rows={followed} empty={words.manage.none} stacked />
      </Section>
      <Section id="rhythm" title={words.manage.rhythmButton}>
        <Form view={view} method="post" action={`${address}/rhythm`}>
          <Radios name="rhythm" legend={words.manage.rhythm} hint={words.ask.rhythmHint} options={rhythms.map((value) => ({ value, label: words.rhythm[value] }))} value={follower.rhythm} lang={view.lang} />
          <Buttons>
            <Button>{words.manage.rhythmButton}</Button>
          </Buttons>
        </Form>
      </Section>
      <Section id="all" title={words.manage.all}>
        <p>{words.manage.allLead}</p>
        <Form view={view} method="post" action={view.href(stopPath(follower.token))}>
          <Buttons>
            <Button tone="secondary">{words.manage.all}</Button>
          </Buttons>
        </Form>
      </Section>
    </>
  );
}

function columnsOf(view: View, address: string): Column<FollowedSubject>[] {
  const words = text(view.lang);
  return [
    { key: 'name', label: words.manage.name, rowHeader: true, cell: ({ name, path }) => (path === null ? <span lang="ja">{name}</span> : <a lang="ja" href={view.href(path)}>{name}</a>) },
    { key: 'kind', label: words.manage.kind, cell: ({ kind }) => words.kind[kind] },
    {
      key: 'action',
      label: words.manage.action,
      cell: ({ id, name }) => (
        <Form view={view} method="post" action={`${address}/removals`}>
          <input type="hidden" name="following" value={id} />
          <Button tone="secondary">
            {/* One piece: a button sets its pieces side by side. */}
            <span>
              <Naming name={name}>{words.manage.remove(name)}</Naming>
            </span>
          </Button>
        </Form>
      ),
    },
  ];
}

/** One click for people; programs of mail send the same form without looking (RFC 8058). */
export function StopView({ view, token }: { view: View; token: string }): VNode {
  const { stop, about } = text(view.lang);
  return (
    <Page view={view} title={stop.title} crumbs={[{ href: view.href('/follow'), label: about.title }]}>
      <Lead>{stop.lead}</Lead>
      <Form view={view} method="post" action={view.href(stopPath(token))}>
        <Buttons>
          <Button>{stop.button}</Button>
          <ButtonLink href={view.href(managePath(token))} tone="secondary">
            {stop.manage}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}

export function StoppedView({ view }: { view: View }): VNode {
  const { stop, about } = text(view.lang);
  return (
    <Page view={view} title={stop.done} crumbs={[{ href: view.href('/follow'), label: about.title }]}>
      <Lead>{stop.doneBody}</Lead>
    </Page>
  );
}

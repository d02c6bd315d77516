import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, type Column, DataTable, Form, formatInstant, Lead, Notice, Page, Tag } from '#ui';
import type { OwnSession } from './session.ts';
import { text } from './text.ts';

interface SessionsProps {
  view: View;
  sessions: OwnSession[];
  /** The one that asks. */
  hereId: string;
  limits: 'staff' | 'person';
  ended: boolean;
}

export function SessionsView({ view, sessions, hereId, limits, ended }: SessionsProps): VNode {
  const words = text(view.lang).sessions;
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href('/me'), label: text(view.lang).me.title }]}>
      {ended ? <Notice tone="success" title={words.ended} /> : null}
      <Lead>{words.lead}</Lead>
      <DataTable view={view} caption={words.caption} columns={columnsOf(view, hereId)} rows={sessions} empty={words.onlyThis} stacked />
      {sessions.length > 1 ? (
        <Form view={view} method="post" action={view.href('/me/sessions/other-endings')}>
          <Button tone="secondary">{words.endOthers}</Button>
        </Form>
      ) : (
        <p>{words.onlyThis}</p>
      )}
      <p>{words.limits[limits]}</p>
    </Page>
  );
}

/** A session's way in words. */
export function wayText(view: Pick<View, 'lang' | 'site'>, way: string): string {
  const words = text(view.lang).sessions;
  if (!way.startsWith('oidc:')) return words.ways[way] ?? way;
  const name = way.slice('oidc:'.length);
  return words.oidc(view.site.ways?.providers.find((provider) => provider.name === name)?.label[view.lang] ?? name);
}

function columnsOf(view: View, hereId: string): Column<OwnSession>[] {
  const words = text(view.lang).sessions;
  const instant = (at: Date): VNode => <time datetime={at.toISOString()}>{formatInstant(view.lang, at)}</time>;
  const named = (device: string): string => device || words.unknownDevice;
  return [
    {
      key: 'device',
      label: words.device,
      rowHeader: true,
      cell: ({ id, device }) => (
        <>
          {named(device)} {id === hereId ? <Tag tone="blue">{words.here}</Tag> : null}
        </>
      ),
    },
    { key: 'way', label: words.way, cell: ({ way }) => wayText(view, way) },
    { key: 'began', label: words.began, cell: ({ beganAt }) => instant(beganAt) },
    { key: 'seen', label: words.seen, cell: ({ seenAt }) => instant(seenAt) },
    {
      key: 'end',
      label: words.ending,
      cell: ({ id, device }) =>
        id === hereId ? (
          '—'
        ) : (
          <Form view={view} method="post" action={view.href('/me/sessions/endings')} label={words.endThis(named(device))}>
            <input type="hidden" name="session" value={id} />
            <Button tone="secondary">{words.end}</Button>
          </Form>
        ),
    },
  ];
}

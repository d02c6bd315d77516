import type { VNode } from 'preact';
import { formatDayShort } from '#domains/civic';
import { type Fault, type View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, ErrorSummary, Fold, Form, Lead, Notice, Page, Section, TextField } from '#ui';
import { invitationsPath, workPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import type { Batch } from './invitation.ts';
import { mapCrumbs } from './staff-crumb.view.tsx';
import { text } from './text.ts';

export interface InvitationsProps {
  view: View;
  conversation: Conversation;
  /** Whether codes may be made now. */
  makes: boolean;
  isOver: boolean;
  batches: Batch[];
  typed: { batch: string; count: string };
  faults: Fault[];
  done: 'withdrawn' | null;
}

export function InvitationsView(props: InvitationsProps): VNode {
  const { view, conversation, makes, isOver, faults, done } = props;
  const all = text(view.lang).work;
  const words = all.invitation;
  return (
    <Page view={view} title={words.title} crumbs={mapCrumbs(view, conversation)}>
      {done === null ? null : <Notice tone="success" title={words[done]} />}
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      <Lead>{words.lead}</Lead>
      {makes ? <Making {...props} /> : <p>{isOver ? words.over : words.notNeeded}</p>}
      <Batches {...props} />
      <Buttons>
        <ButtonLink href={view.href(workPath(conversation.slug))} tone="secondary">
          {all.draft.back}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}

function Making({ view, conversation, typed, faults }: InvitationsProps): VNode {
  const { lang } = view;
  const words = text(lang).work.invitation;
  const error = (asked: string): string | undefined => faults.find(({ field }) => field === asked)?.sentence[lang];
  return (
    <Section id="make" title={words.makeTitle}>
      <Notice tone="info" title={words.onceTitle}>
        <p>{words.onceBody}</p>
      </Notice>
      <Form view={view} method="post" action={view.href(invitationsPath(conversation.slug))} label={words.makeTitle}>
        <TextField name="batch" label={words.batch} hint={words.batchHint} value={typed.batch} error={error('batch')} required lang={lang} />
        <TextField name="count" inputmode="numeric" label={words.count} hint={words.countHint} value={typed.count} error={error('count')} required lang={lang} />
        <Buttons>
          <Button name="as" value="paper">
            {words.asPaper}
          </Button>
          <Button name="as" value="csv" tone="secondary">
            {words.asCsv}
          </Button>
        </Buttons>
      </Form>
    </Section>
  );
}

function Batches({ view, conversation, batches }: InvitationsProps): VNode {
  const { lang } = view;
  const words = text(lang).work.invitation;
  const columns: Column<Batch>[] = [
    { key: 'name', label: words.batch, rowHeader: true, cell: ({ name }) => <span lang="ja">{name}</span> },
    { key: 'on', label: words.madeOn, cell: ({ madeOn }) => formatDayShort(madeOn, lang) },
    { key: 'made', label: words.made, align: 'end', cell: ({ made }) => made.toLocaleString(lang) },
    { key: 'used', label: words.used, align: 'end', cell: ({ used }) => used.toLocaleString(lang) },
    { key: 'unused', label: words.unused, align: 'end', cell: ({ made, used }) => (made - used).toLocaleString(lang) },
  ];
  const unused = batches.filter(({ made, used }) => used < made);
  return (
    <Section id="batches" title={words.listTitle}>
      <DataTable
        view={view}
        caption={words.caption}
        columns={columns}
        rows={batches}
        downloads={batches.length === 0 ? [] : [{ label: 'CSV', href: view.href(`${invitationsPath(conversation.slug)}?format=csv`) }, { label: 'JSON', href: view.href(`${invitationsPath(conversation.slug)}?format=json`) }]}
        empty={words.none}
        stacked
      />
      {unused.length === 0 ? null : (
        <Fold summary={words.withdrawTitle}>
          <p>{words.withdrawBody}</p>
          {unused.map(({ name }) => (
            <Form key={name} view={view} method="post" action={view.href(`${invitationsPath(conversation.slug)}/withdrawal`)} label={words.withdrawOf(name)}>
              <input type="hidden" name="batch" value={name} />
              <Button tone="secondary">{words.withdrawOf(name)}</Button>
            </Form>
          ))}
        </Fold>
      )}
    </Section>
  );
}

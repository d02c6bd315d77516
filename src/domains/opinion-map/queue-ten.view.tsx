import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Radios, Section, Select, TextField } from '#ui';
import { queuedPath, queuePath, queueTenPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import { refusalGrounds } from './moderation.ts';
import type { QueueRow } from './queue.ts';
import type { TenTyped } from './queue-ten.ts';
import { mapCrumbs } from './staff-crumb.view.tsx';
import { StatementTags } from './statement-tag.view.tsx';
import { text } from './text.ts';

interface TenProps {
  view: View;
  conversation: Conversation;
  rows: QueueRow[];
  /** By the position of a row; empty where nothing was typed yet. */
  typed: TenTyped[];
  errors: { field: string; message: string }[];
  /** How many were decided a moment ago. */
  done: number;
  /** Numbers that were left alone, as others were faster. */
  stale: number[];
}

export function QueueTenView({ view, conversation, rows, typed, errors, done, stale }: TenProps): VNode {
  const words = text(view.lang).moderation;
  const { ten } = words;
  const { slug } = conversation;
  return (
    <Page view={view} title={ten.title} crumbs={mapCrumbs(view, conversation, { href: view.href(queuePath(slug)), label: words.queue.title })}>
      <ErrorSummary view={view} errors={errors} />
      {done > 0 ? <Notice tone="success" title={ten.done(done)} /> : null}
      {stale.length > 0 ? <Notice tone="warning" title={ten.stale(stale.map(words.numberOf).join('、'))} /> : null}
      {rows.length === 0 ? (
        <Lead>{ten.empty}</Lead>
      ) : (
        <>
          <Lead>{ten.lead}</Lead>
          <Form view={view} method="post" action={view.href(queueTenPath(slug))} label={ten.title}>
            {rows.map((row, index) => (
              <Each key={row.number} view={view} slug={slug} row={row} index={index} typed={typed[index]} errors={errors} />
            ))}
            <Buttons>
              <Button>{ten.send}</Button>
            </Buttons>
          </Form>
        </>
      )}
      <Form view={view} method="post" action={view.href(queuePath(slug))} label={ten.more}>
        <Button name="take" value="ten" tone="secondary">
          {ten.more}
        </Button>
      </Form>
      <p>
        <a href={view.href(queuePath(slug))}>{ten.back}</a>
      </p>
    </Page>
  );
}

interface EachProps {
  view: View;
  slug: string;
  row: QueueRow;
  index: number;
  typed: TenTyped | undefined;
  errors: TenProps['errors'];
}

function Each({ view, slug, row, index, typed, errors }: EachProps): VNode {
  const words = text(view.lang).moderation;
  const { ten } = words;
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === `${field}${index}`)?.message;
  return (
    <Section title={ten.each(row.number)} aside={<a href={view.href(queuedPath(slug, row.number))}>{ten.full}</a>}>
      <p class="hk-lead" lang={row.lang}>
        {row.text}
      </p>
      <StatementTags view={view} statement={row} />
      <p>
        {words.queue.about(formatInstant(view.lang, row.madeAt))}　{words.votes(row.count.agree, row.count.disagree, row.count.pass)}
      </p>
      <input type="hidden" name={`number${index}`} value={row.number} />
      <input type="hidden" name={`seen${index}`} value={row.seen} />
      <Radios
        name={`act${index}`}
        legend={ten.decide}
        lang={view.lang}
        value={typed?.act ?? ''}
        error={errorOf('act')}
        options={[
          { value: '', label: ten.later },
          { value: 'shown', label: ten.show },
          { value: 'meta', label: ten.meta },
          { value: 'refused', label: ten.refuse },
        ]}
      />
      <Select name={`ground${index}`} label={ten.ground} lang={view.lang} value={typed?.ground ?? ''} error={errorOf('ground')} options={[{ value: '', label: words.one.choose }, ...refusalGrounds.map((ground) => ({ value: ground, label: words.ground[ground] }))]} />
      <TextField name={`reason${index}`} label={ten.reason} lang={view.lang} value={typed?.reason ?? ''} error={errorOf('reason')} />
    </Section>
  );
}

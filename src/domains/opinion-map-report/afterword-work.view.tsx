import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { afterwordPath, type Conversation, mapCrumbs, queuePath, reportPath, workPath, reportDueOn } from '#domains/opinion-map';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, EmptyState, ErrorSummary, Form, Lead, Notice, Page, Section, TextArea } from '#ui';
import { type Afterword, type AfterwordFault, afterwordMax } from './afterword.ts';
import { WrittenAfterword } from './afterword.view.tsx';
import { text } from './text.ts';

export interface AfterwordWorkProps {
  view: View;
  conversation: Conversation;
  /** True once the report is there. */
  isFrozen: boolean;
  /** Statements that wait to be looked at. */
  waiting: number;
  /** Newest first. */
  afterwords: readonly Afterword[];
  typed: string;
  fault: AfterwordFault | null;
  done: boolean;
}

export function AfterwordWorkView(props: AfterwordWorkProps): VNode {
  const { view, conversation, isFrozen, afterwords, typed, fault, done } = props;
  const { slug, question } = conversation;
  const words = text(view.lang).work;
  const message = fault === null ? undefined : fault.fault === 'missing' ? words.missing : words.long(fault.count, afterwordMax);
  return (
    <Page view={view} title={words.title} shoulder={<span lang="ja">{question}</span>} crumbs={mapCrumbs(view, conversation)}>
      <ErrorSummary view={view} errors={message === undefined ? [] : [{ field: 'text', message }]} />
      {done ? (
        <Notice tone="success" title={words.published}>
          <p>
            <a href={view.href(reportPath(slug))}>{words.seePublic}</a>
          </p>
        </Notice>
      ) : null}
      <Lead>{words.lead}</Lead>
      {isFrozen ? (
        <Form view={view} method="post" action={view.href(afterwordPath(slug))} label={words.formLabel}>
          <TextArea name="text" label={words.text} hint={words.hint} value={typed} rows={14} error={message} lang={view.lang} required />
          <Buttons>
            <Button>{words.publish}</Button>
            <ButtonLink href={view.href(reportPath(slug))} tone="secondary">
              {words.seePublic}
            </ButtonLink>
          </Buttons>
        </Form>
      ) : (
        <NotYet {...props} />
      )}
      {afterwords.length === 0 ? null : (
        <Section title={words.earlier}>
          {afterwords.map((afterword) => (
            <WrittenAfterword key={afterword.at.toISOString()} view={view} afterword={afterword} />
          ))}
        </Section>
      )}
    </Page>
  );
}

function NotYet({ view, conversation, waiting }: AfterwordWorkProps): VNode {
  const words = text(view.lang).work;
  const dueOn = reportDueOn(conversation);
  return (
    <EmptyState title={words.notYet}>
      {dueOn === null ? null : <p>{words.dueOn(formatDate(dueOn, view.lang))}</p>}
      {waiting === 0 ? null : (
        <p>
          <a href={view.href(queuePath(conversation.slug))}>{words.waiting(formatCount(waiting))}</a>
        </p>
      )}
      <p>
        <a href={view.href(workPath(conversation.slug))}>{words.back}</a>
      </p>
    </EmptyState>
  );
}

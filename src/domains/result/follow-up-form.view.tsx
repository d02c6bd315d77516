import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { staffCrumb } from '#domains/staff';
import type { Sentence, View } from '#platform/http';
import { Button, Buttons, DefinitionList, ErrorSummary, Form, formatInstant, Notice, Page, Radios, roleText, Section, TextArea } from '#ui';
import { resultReplyPath } from './address.ts';
import { type FollowUp, followUpListPath, followUpPath, followUpStates } from './follow-up.ts';
import { FollowUpView } from './follow-up.view.tsx';
import type { ResultReply } from './result.ts';
import { OutcomeTag, Written } from './reply.view.tsx';
import { text } from './text.ts';

export interface FollowUpFault {
  field: 'state' | 'text';
  sentence: Sentence;
}

export interface FollowUpFormProps {
  view: View;
  slug: string;
  subject: string;
  reply: ResultReply;
  followUp: FollowUp | null;
  draft: { actingAs: string; at: Date } | null;
  typed: { state: string; text: string };
  faults: FollowUpFault[];
  after: 'saved' | 'published' | null;
  /** Whether this person publishes; others save a draft for the head. */
  publishes: boolean;
}

export function FollowUpFormView({ view, slug, subject, reply, followUp, draft, typed, faults, after, publishes }: FollowUpFormProps): VNode {
  const words = text(view.lang).followUp;
  const error = (field: FollowUpFault['field']) => faults.find((fault) => fault.field === field)?.sentence[view.lang];
  const path = followUpPath(slug, reply.number);
  return (
    <Page view={view} title={words.form.title(reply.heading)} shoulder={<span lang="ja">{subject}</span>} crumbs={[staffCrumb(view), { href: view.href(followUpListPath), label: words.title }]}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      {after === null ? null : <Notice tone="success" title={words.form[after]} />}
      {followUp?.askedOn ? null : <p>{words.form.notAsked}</p>}
      <DefinitionList
        items={[
          ...(followUp?.askedOn ? [{ term: words.form.asked, description: formatDate(followUp.askedOn, view.lang) }, { term: words.form.due, description: formatDate(followUp.dueOn!, view.lang) }] : []),
          ...(draft === null ? [] : [{ term: words.form.draft, description: words.form.draftBy(formatInstant(view.lang, draft.at), roleText(draft.actingAs, view.lang)) }]),
          { term: words.form.page, description: <a href={view.href(resultReplyPath(slug, reply.number))} lang="ja">{reply.heading}</a> },
        ]}
      />
      <Section id="reply" title={words.form.reply}>
        <p>
          <OutcomeTag view={view} outcome={reply.outcome} /> {words.form.opinions(reply.units)}
        </p>
        <Written>{reply.text}</Written>
      </Section>
      {followUp === null || followUp.answers.length === 0 ? null : (
        <Section id="answers" title={words.form.answers}>
          <FollowUpView view={view} followUp={followUp} titled={false} />
        </Section>
      )}
      <Section id="answer" title={words.view.title}>
        <p>{publishes ? words.form.publishHint : words.form.saveHint}</p>
        <Form view={view} method="post" action={view.href(publishes ? `${path}/publication` : path)} label={words.view.title}>
          <Radios name="state" legend={words.form.state} value={typed.state} error={error('state')} lang={view.lang} required options={followUpStates.map((state) => ({ value: state, label: words.states[state], hint: words.stateHints[state] }))} />
          <TextArea name="text" label={words.form.text} hint={words.form.textHint} value={typed.text} error={error('text')} lang={view.lang} required />
          <Buttons>
            <Button>{publishes ? words.form.publish : words.form.save}</Button>
          </Buttons>
        </Form>
      </Section>
    </Page>
  );
}

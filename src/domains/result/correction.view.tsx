import type { VNode } from 'preact';
import { type Consultation, consultationWorkPath, type Outcome } from '#domains/consultation';
import { staffCrumb } from '#domains/staff';
import type { Fault, View } from '#platform/http';
import { Button, ErrorSummary, Form, Lead, Notice, Page, Section, Select, TextArea } from '#ui';
import { correctionPath, nextCorrectionPath, releasePath } from './address.ts';
import type { TypedCorrection } from './correction.ts';
import { CorrectionsView } from './reply.view.tsx';
import type { Correction, ResultReply } from './result.ts';
import { text } from './text.ts';

interface Common {
  view: View;
  consultation: Consultation;
  /** Of the release that the form was made from. */
  revision: number;
  faults: Fault[];
  refusal: string | null;
}

const crumbsOf = (view: View, { slug, subject }: Consultation) => [staffCrumb(view), { href: view.href(consultationWorkPath(slug)), label: subject }, { href: view.href(releasePath(slug)), label: text(view.lang).release.title }];
const errorsOf = ({ faults, view }: Common) => ({ list: faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] })), of: (name: string) => faults.find(({ field }) => field === name)?.sentence[view.lang] });

export interface CorrectionFormProps extends Common {
  reply: ResultReply;
  outcomes: readonly Outcome[];
  corrections: Correction[];
  typed: TypedCorrection;
}

export function CorrectionFormView(props: CorrectionFormProps): VNode {
  const { view, consultation, reply, outcomes, corrections, typed, refusal } = props;
  const words = text(view.lang).release.correct;
  const errors = errorsOf(props);
  // The outcome as it was stays on offer even where the city's list has changed since.
  const offered = [...outcomes, ...(outcomes.some(({ key }) => key === reply.outcome.key) ? [] : [reply.outcome])];
  return (
    <Page view={view} title={words.title(reply.number)} shoulder={consultation.subject} crumbs={crumbsOf(view, consultation)}>
      <ErrorSummary view={view} errors={errors.list} />
      {refusal === null ? null : <Notice tone="warning" title={refusal} />}
      <Lead>{words.lead}</Lead>
      <CorrectionsView view={view} corrections={corrections} />
      <Section id="form" title={reply.heading}>
        <Form view={view} method="post" action={view.href(correctionPath(consultation.slug, reply.number))} label={words.title(reply.number)}>
          <input type="hidden" name="revision" value={String(props.revision)} />
          <Select name="outcome" label={words.outcome} value={typed.outcome} error={errors.of('outcome')} options={offered.map(({ key, label }) => ({ value: key, label: label[view.lang] }))} />
          <TextArea name="text" label={words.text} value={typed.text} rows={10} error={errors.of('text')} lang={view.lang} required />
          {reply.passages.map((passage, index) => (
            <PassageFields key={index} view={view} heading={passage.heading} number={index + 1} before={typed.before[index] ?? passage.before} after={typed.after[index] ?? passage.after} />
          ))}
          <TextArea name="reason" label={words.reason} hint={words.reasonHint} value={typed.reason} rows={3} error={errors.of('reason')} lang={view.lang} required />
          <Button>{words.submit}</Button>
        </Form>
      </Section>
    </Page>
  );
}

/** Several fields of the same name: each has an id of its own. */
function PassageFields({ view, heading, number, before, after }: { view: View; heading: string; number: number; before: string; after: string }): VNode {
  const words = text(view.lang).release.correct;
  const area = (name: 'before' | 'after', label: string, value: string) => (
    <div class="hk-field">
      <label class="hk-field__label" for={`f-${name}-${number}`}>
        {label}
      </label>
      <textarea class="hk-input" id={`f-${name}-${number}`} name={`${name}[]`} rows={4}>
        {value}
      </textarea>
    </div>
  );
  return (
    <>
      {area('before', words.before(heading), before)}
      {area('after', words.after(heading), after)}
    </>
  );
}

export function NextCorrectionView(props: Common & { typed: { nextSteps: string; reason: string } }): VNode {
  const { view, consultation, typed, refusal } = props;
  const words = text(view.lang).release.correct;
  const errors = errorsOf(props);
  return (
    <Page view={view} title={words.nextTitle} shoulder={consultation.subject} crumbs={crumbsOf(view, consultation)}>
      <ErrorSummary view={view} errors={errors.list} />
      {refusal === null ? null : <Notice tone="warning" title={refusal} />}
      <Lead>{words.lead}</Lead>
      <Form view={view} method="post" action={view.href(nextCorrectionPath(consultation.slug))} label={words.nextTitle}>
        <input type="hidden" name="revision" value={String(props.revision)} />
        <TextArea name="next_steps" label={words.nextSteps} value={typed.nextSteps} error={errors.of('next_steps')} lang={view.lang} required />
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} value={typed.reason} rows={3} error={errors.of('reason')} lang={view.lang} required />
        <Button>{words.submit}</Button>
      </Form>
    </Page>
  );
}

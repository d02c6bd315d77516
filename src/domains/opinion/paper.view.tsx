import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { addressedWays, type Consultation, consultationWorkPath, type Section as DocumentSection } from '#domains/consultation';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, Buttons, Checkboxes, type Crumb, DefinitionList, ErrorSummary, FileField, Form, Lead, Notice, Page, Radios, Section, Select, TextArea, TextField } from '#ui';
import { attachmentAccept } from './attachment.ts';
import { receiptsPath } from './address.ts';
import { submissionPath, submissionsPath } from './moderation.ts';
import { isPaperLate, newPaperPath, type PaperCalling, type PaperTyped } from './paper.ts';
import { formatReceiptCode } from './receipt-code.ts';
import { aboutOf, type Fault, opinionsMax } from './submission-form.ts';
import type { Submission } from './submission.ts';
import { text } from './text.ts';

export function workCrumbs(view: View, consultation: Pick<Consultation, 'slug' | 'subject'>, ...more: Crumb[]): Crumb[] {
  return [staffCrumb(view), { href: view.href('/staff/consultations'), label: text(view.lang).paper.consultations }, { href: view.href(consultationWorkPath(consultation.slug)), label: <span lang="ja">{consultation.subject}</span> }, ...more];
}

export function listCrumb(view: View, slug: string): Crumb {
  return { href: view.href(submissionsPath(slug)), label: text(view.lang).intake.list.title };
}

export interface PaperProps {
  view: View;
  calling: PaperCalling;
  typed: PaperTyped;
  formKey: string;
  /** Sealed; empty for none. */
  kept: string;
  keptCount: number;
  errors: Fault[];
  /** Numbers of submissions with the same text. */
  same: number[];
  /** Number of the one that was entered a moment ago. */
  entered: number | null;
}

export function PaperView(props: PaperProps): VNode {
  const { view, calling, typed, same, entered } = props;
  const words = text(view.lang).paper;
  const { consultation } = calling;
  const { slug } = consultation;
  return (
    <Page view={view} title={words.title} crumbs={workCrumbs(view, consultation, listCrumb(view, slug))}>
      <Lead>{words.lead}</Lead>
      <ErrorSummary view={view} errors={props.errors} />
      {entered === null ? null : (
        <Notice tone="success" title={words.entered(entered)}>
          <ul>
            <li>
              <a href={view.href(submissionPath(slug, entered))}>{words.enteredLink}</a>
            </li>
            <li>
              <a href={view.href(`${submissionPath(slug, entered)}/slip`)}>{words.slipLink}</a>
            </li>
          </ul>
        </Notice>
      )}
      <Form view={view} method="post" action={view.href(newPaperPath(slug))} label={words.title} upload>
        <input type="hidden" name="form_key" value={props.formKey} />
        <input type="hidden" name="shown" value={String(typed.opinions.length)} />
        <input type="hidden" name="kept" value={props.kept} />
        {same.length === 0 ? null : <SameNotice view={view} slug={slug} same={same} isOther={typed.isOther} />}
        <Arrival {...props} />
        <OpinionFields view={view} sections={calling.sections} opinions={typed.opinions} errors={props.errors} />
        <SenderFields view={view} calling={calling} typed={typed} errors={props.errors} />
        {props.keptCount > 0 ? <Notice tone="info" title={words.kept(props.keptCount)} /> : null}
        <FileField name="scan" label={words.scan} hint={words.scanHint} accept={attachmentAccept} lang={view.lang} error={errorOf(props.errors, 'scan')} />
        <Buttons>
          <Button name="step" value="save">
            {words.save}
          </Button>
          <Button tone="secondary" name="step" value="save-next">
            {words.saveNext}
          </Button>
          {/* Last: the Enter key in a field presses the first. */}
          {typed.opinions.length < opinionsMax ? (
            <Button tone="secondary" name="step" value="more">
              {words.more}
            </Button>
          ) : null}
        </Buttons>
      </Form>
    </Page>
  );
}

export function errorOf(errors: readonly Fault[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

function SameNotice({ view, slug, same, isOther }: { view: View; slug: string; same: number[]; isOther: boolean }): VNode {
  const words = text(view.lang).paper;
  return (
    <>
      <Notice tone="warning" title={words.same}>
        <p>{words.sameBody}</p>
        <ul>
          {same.map((id) => (
            <li key={id}>
              <a href={view.href(submissionPath(slug, id))}>{words.slip.numberOf(id)}</a>
            </li>
          ))}
        </ul>
      </Notice>
      <Checkboxes name="is_other" legend={words.isOther} lang={view.lang} values={isOther ? ['yes'] : []} options={[{ value: 'yes', label: words.isOtherYes }]} />
    </>
  );
}

function Arrival({ view, calling, typed, errors }: PaperProps): VNode {
  const words = text(view.lang).paper;
  const { consultation } = calling;
  const { opensOn, closesOn } = consultation;
  const period = opensOn === null || closesOn === null ? '–' : `${formatDate(opensOn, view.lang)} – ${formatDate(closesOn, view.lang)}`;
  return (
    <>
      <Radios name="way" legend={words.way} required lang={view.lang} value={typed.way} error={errorOf(errors, 'way')} options={addressedWays.map((way) => ({ value: way, label: words.ways[way] }))} />
      <TextField name="received_on" type="date" label={words.receivedOn} hint={words.receivedOnHint(period)} required lang={view.lang} value={typed.receivedOn} error={errorOf(errors, 'received_on')} />
      {errorOf(errors, 'in_time') !== undefined || isPaperLate(consultation, typed.receivedOn) ? (
        <Checkboxes name="in_time" legend={words.inTime} hint={words.inTimeHint} lang={view.lang} values={typed.inTime ? ['yes'] : []} error={errorOf(errors, 'in_time')} options={[{ value: 'yes', label: words.inTimeYes }]} />
      ) : null}
    </>
  );
}

export function OpinionFields({ view, sections, opinions, errors }: { view: View; sections: DocumentSection[]; opinions: PaperTyped['opinions']; errors: Fault[] }): VNode {
  const words = text(view.lang).paper;
  const options = [{ value: '', label: words.whole }, ...sections.map((section) => ({ value: aboutOf(section), label: section.heading, lang: 'ja' as const }))];
  return (
    <>
      {opinions.map((opinion, index) => {
        const number = index + 1;
        return (
          <Section key={number} title={words.opinion(number)}>
            <Select name={`about-${number}`} label={words.about} lang={view.lang} value={opinion.about} options={options} error={errorOf(errors, `about-${number}`)} />
            <TextArea name={`text-${number}`} label={words.text} hint={words.textHint} required={number === 1} lang={view.lang} rows={8} value={opinion.text} error={errorOf(errors, `text-${number}`)} />
          </Section>
        );
      })}
    </>
  );
}

export function SenderFields({ view, calling, typed, errors }: { view: View; calling: PaperCalling; typed: PaperTyped; errors: Fault[] }): VNode {
  const words = text(view.lang).paper;
  const asks = calling.consultation.identity !== 'none';
  return (
    <Section title={words.sender}>
      {calling.whoMay.length === 0 ? null : (
        <Select name="who" label={words.who} lang={view.lang} value={typed.who} error={errorOf(errors, 'who')} options={[{ value: '', label: words.whoUnsaid }, ...calling.whoMay.map(({ key, label }) => ({ value: key, label: label[view.lang] }))]} />
      )}
      {asks ? (
        <>
          <p>{words.senderHint}</p>
          <TextField name="name" label={words.name} lang={view.lang} autocomplete="off" value={typed.name} error={errorOf(errors, 'name')} />
          <TextField name="address" label={words.address} lang={view.lang} autocomplete="off" value={typed.address} error={errorOf(errors, 'address')} />
          <TextField name="phone" type="tel" label={words.phone} lang={view.lang} autocomplete="off" value={typed.phone} error={errorOf(errors, 'phone')} />
          <TextField name="email" type="email" label={words.email} lang={view.lang} autocomplete="off" value={typed.email} error={errorOf(errors, 'email')} />
        </>
      ) : null}
    </Section>
  );
}

export function SlipView({ view, consultation, submission, opinions, code }: { view: View; consultation: Consultation; submission: Submission; opinions: number; code: string | null }): VNode {
  const { slip, ways } = text(view.lang).paper;
  return (
    <Page view={view} title={slip.title} crumbs={workCrumbs(view, consultation, listCrumb(view, consultation.slug), { href: view.href(submissionPath(consultation.slug, submission.id)), label: slip.numberOf(submission.id) })}>
      <Lead>{slip.lead(view.site.name[view.lang])}</Lead>
      <DefinitionList
        items={[
          { term: slip.subject, description: <span lang="ja">{consultation.subject}</span> },
          { term: slip.number, description: slip.numberOf(submission.id) },
          { term: slip.receivedOn, description: formatDate(submission.receivedOn, view.lang) },
          { term: slip.way, description: ways[submission.way] },
          { term: slip.opinions, description: opinions.toLocaleString(view.lang) },
          ...(code === null ? [] : [{ term: slip.code, description: <span class="hk-code">{formatReceiptCode(code)}</span> }, { term: slip.where, description: `${view.site.origin}${receiptsPath}` }]),
          { term: slip.contact, description: <span lang="ja">{consultation.contact}</span> },
        ]}
      />
      {code === null ? <p>{slip.none}</p> : <p>{slip.codeHint}</p>}
      <p class="hk-screen-only">{slip.print}</p>
    </Page>
  );
}

interface CorrectionProps {
  view: View;
  calling: PaperCalling;
  submission: Submission;
  opinions: PaperTyped['opinions'];
  reason: string;
  errors: Fault[];
}

export function CorrectionView({ view, calling, submission, opinions, reason, errors }: CorrectionProps): VNode {
  const words = text(view.lang).paper;
  const { slug } = calling.consultation;
  const path = submissionPath(slug, submission.id);
  return (
    <Page view={view} title={words.correct.title} shoulder={words.slip.numberOf(submission.id)} crumbs={workCrumbs(view, calling.consultation, listCrumb(view, slug), { href: view.href(path), label: words.slip.numberOf(submission.id) })}>
      <Lead>{words.correct.lead}</Lead>
      <ErrorSummary view={view} errors={errors} />
      <Form view={view} method="post" action={view.href(`${path}/correction`)} label={words.correct.title}>
        <input type="hidden" name="revision" value={String(submission.revision)} />
        <OpinionFields view={view} sections={calling.sections} opinions={opinions} errors={errors} />
        <TextField name="reason" label={words.correct.reason} hint={words.correct.reasonHint} required lang={view.lang} value={reason} error={errorOf(errors, 'reason')} />
        <Button>{words.correct.save}</Button>
      </Form>
    </Page>
  );
}

import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, DefinitionList, ErrorSummary, FileField, Form, Lead, Notice, Page, Section } from '#ui';
import { newOpinionPath, opinionsPath } from './address.ts';
import { attachmentAccept } from './attachment.ts';
import { aboutOf, asksIdentity, type Fault, filesMax, type SubmissionTyped } from './submission-form.ts';
import { type FormCalling, sendingCrumbs, SendingSteps, Worded } from './submission-form.view.tsx';
import { text } from './text.ts';

export interface ConfirmationProps {
  view: View;
  calling: FormCalling;
  typed: SubmissionTyped;
  /** The form's signed token. */
  form: string;
  /** What the form has to bring while there is a flood: the work's size, and seconds until whoever has no script may press; null for nothing. */
  work: { bits: number; secondsLeft: number } | null;
  errors: Fault[];
}

export const workScript = 'opinion-work';

/** What will be sent, before it is. */
export function ConfirmationView(props: ConfirmationProps): VNode {
  const { view, calling, typed, form, work, errors } = props;
  const { slug } = calling.consultation;
  const words = text(view.lang).sending.confirmation[typed.audience];
  return (
    <Page view={view} title={words.title} crumbs={sendingCrumbs(view, calling.consultation)} scripts={work ? [workScript] : []}>
      <SendingSteps view={view} audience={typed.audience} at={1} />
      <ErrorSummary view={view} errors={errors} />
      <Worded audience={typed.audience}>
        <Readings {...props} />
        {work && work.secondsLeft > 0 ? (
          // Where the script works, nobody has to wait for the seconds.
          <div data-opinion-wait>
            <Notice tone="warning" title={text(view.lang).sending.work.title}>
              <p>{text(view.lang).sending.work.waiting}</p>
              <p>{text(view.lang).sending.work.how(work.secondsLeft, words.send)}</p>
            </Notice>
          </div>
        ) : null}
        <Lead>{words.lead}</Lead>
        <Written {...props} />
        <Given {...props} />
        <Form view={view} method="post" action={view.href(opinionsPath(slug))} upload>
          <Hidden typed={typed} form={form} />
          <input type="hidden" name="nonce" value="" />
          {/* A child sends words: what a photograph shows of a home is not theirs to judge. */}
          {typed.audience === 'children' ? null : <Files {...props} />}
          {work ? <Work view={view} form={form} bits={work.bits} /> : null}
          <Buttons>
            <Button>{words.send}</Button>
          </Buttons>
        </Form>
        <Form view={view} method="post" action={view.href(newOpinionPath(slug))}>
          <Hidden typed={typed} form={form} />
          <Buttons>
            <Button name="step" value="back" tone="secondary">
              {words.back}
            </Button>
          </Buttons>
        </Form>
      </Worded>
    </Page>
  );
}

/** The same page with readings over its kanji: posted, because it shows what is nowhere kept yet. */
function Readings({ view, calling, typed, form }: ConfirmationProps): VNode | null {
  if (view.lang !== 'ja' || typed.audience !== 'children' || view.ruby === true) return null;
  const words = text(view.lang).sending.form.children;
  return (
    <Form view={view} method="post" action={`/furigana${newOpinionPath(calling.consultation.slug)}`} label={words.furigana}>
      <Hidden typed={typed} form={form} />
      <Buttons>
        <Button name="step" value="check" tone="secondary">
          {words.furigana}
        </Button>
      </Buttons>
    </Form>
  );
}

function Written({ view, calling, typed }: ConfirmationProps): VNode {
  const words = text(view.lang).sending;
  const headingOf = (about: string) => calling.sections.find((section) => aboutOf(section) === about)?.heading;
  return (
    <>
      {typed.opinions.map((opinion, index) => (
        <Section key={index} id={`opinion-${index + 1}`} title={words.form[typed.audience].opinion(index + 1)}>
          <p>
            {words.confirmation[typed.audience].about}：{opinion.about === '' ? words.form[typed.audience].whole : <span lang="ja">{words.form[typed.audience].part(headingOf(opinion.about) ?? '')}</span>}
          </p>
          <p class="hk-said">{opinion.text}</p>
        </Section>
      ))}
    </>
  );
}

function Given({ view, calling, typed }: ConfirmationProps): VNode | null {
  const words = text(view.lang).sending;
  const confirmation = words.confirmation[typed.audience];
  if (typed.audience === 'children' && !asksIdentity(calling.consultation, typed.audience)) return null;
  const given = (value: string) => (value === '' ? confirmation.none : `${value}（${confirmation.kept}）`);
  const who = calling.whoMay.find(({ key }) => key === typed.who)?.label[view.lang];
  const letters = typed.email === '' ? [] : typed.letters.map((kind) => words.form[typed.audience].letter[kind]);
  const items = [
    ...(who ? [{ term: confirmation.who, description: who }] : []),
    ...(asksIdentity(calling.consultation, typed.audience) ? [{ term: confirmation.name, description: given(typed.name) }, { term: confirmation.address, description: given(typed.address) }] : []),
    ...(typed.audience === 'standard' ? [{ term: confirmation.email, description: given(typed.email) }, { term: confirmation.letters, description: letters.join(view.lang === 'ja' ? '、' : ', ') || confirmation.none }] : []),
  ];
  return (
    <Section id="about-you" title={words.form[typed.audience].aboutYou}>
      <DefinitionList items={items} />
    </Section>
  );
}

function Files({ view, errors }: ConfirmationProps): VNode {
  const words = text(view.lang).sending.confirmation.standard;
  return (
    <Section id="files" title={words.files}>
      <div class="hk-form">
        <p>{words.filesHint}</p>
        {Array.from({ length: filesMax }, (_, index) => `file-${index + 1}`).map((name, index) => (
          <FileField key={name} name={name} label={words.file(index + 1)} accept={attachmentAccept} error={errors.find((error) => error.field === name)?.message} lang={view.lang} />
        ))}
      </div>
    </Section>
  );
}

/** Where the script says how far it is; without it nothing is shown. */
function Work({ view, form, bits }: { view: View; form: string; bits: number }): VNode {
  const words = text(view.lang).sending.work;
  return <p role="status" data-opinion-work={form} data-bits={String(bits)} data-working={words.working} data-done={words.done} />;
}

/** All that was typed, for the next page. */
export function Hidden({ typed, form }: { typed: SubmissionTyped; form: string }): VNode {
  const fields: [string, string][] = [
    ['form', form],
    ['draft', typed.draft],
    ['audience', typed.audience],
    ['shown', String(typed.opinions.length)],
    ...typed.opinions.flatMap((opinion, index): [string, string][] => [
      [`about-${index + 1}`, opinion.about],
      [`text-${index + 1}`, opinion.text],
    ]),
    ['who', typed.who],
    ['name', typed.name],
    ['address', typed.address],
    ['email', typed.email],
    ...typed.letters.map((kind): [string, string] => ['letters', kind]),
  ];
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

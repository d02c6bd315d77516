import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { consultationPath, type Section as DraftSection } from '#domains/consultation';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, Checkboxes, ErrorSummary, Form, Lead, Notice, Page, Radios, Section, Select, Steps, TextArea, TextField } from '#ui';
import { type Audience, draftsPath, newOpinionPath } from './address.ts';
import { aboutOf, asksIdentity, type Fault, letterKinds, opinionsMax, type SubmissionTyped } from './submission-form.ts';
import { text } from './text.ts';

/** What the form needs of the call; see calling.store.ts. */
export interface FormCalling {
  consultation: { slug: string; subject: string; identity: 'none' | 'optional' | 'required'; closesOn: string | null };
  sections: DraftSection[];
  whoMay: { key: string; label: Record<'ja' | 'en', string> }[];
}

export interface SubmissionFormProps {
  view: View;
  calling: FormCalling;
  typed: SubmissionTyped;
  /** The form's signed token. */
  form: string;
  errors: Fault[];
  /** What to know before writing on: that it was saved, that it must be sent again. */
  notice?: ComponentChildren;
}

/** How far somebody is: writing, checking, done. */
export function SendingSteps({ view, audience, at }: { view: View; audience: Audience; at: 0 | 1 }): VNode {
  const { steps } = text(view.lang).sending.form[audience];
  return <Steps view={view} row items={steps.map((label, index) => ({ label, state: index < at ? ('done' as const) : index === at ? ('current' as const) : ('next' as const) }))} />;
}

/** What a child reads is set larger, as the version for children is. */
export function Worded({ audience, children }: { audience: Audience; children: ComponentChildren }): VNode {
  return audience === 'children' ? <div class="hk-document hk-document--children">{children}</div> : <>{children}</>;
}

export function sendingCrumbs(view: View, { slug, subject }: { slug: string; subject: string }) {
  return [{ href: view.href(consultationPath(slug)), label: <span lang="ja">{subject}</span> }];
}

export function SubmissionFormView(props: SubmissionFormProps): VNode {
  const { view, calling, typed, form, errors, notice } = props;
  const { slug, subject, closesOn } = calling.consultation;
  const words = text(view.lang).sending.form[typed.audience];
  return (
    <Page view={view} title={words.title} crumbs={sendingCrumbs(view, calling.consultation)}>
      <SendingSteps view={view} audience={typed.audience} at={0} />
      <ErrorSummary view={view} errors={errors} />
      {notice}
      <Worded audience={typed.audience}>
        <Lead>
          <span lang={view.lang === 'ja' ? undefined : 'ja'}>{view.lang === 'ja' ? words.lead(subject) : null}</span>
          {view.lang === 'ja' ? null : words.lead(subject)}
        </Lead>
        {closesOn === null ? null : <p>{words.period(formatDate(closesOn, view.lang))}</p>}
        <OtherPages view={view} slug={slug} audience={typed.audience} />
        <Form view={view} method="post" action={view.href(newOpinionPath(slug))}>
          <input type="hidden" name="form" value={form} />
          <input type="hidden" name="draft" value={typed.draft} />
          <input type="hidden" name="audience" value={typed.audience} />
          <input type="hidden" name="shown" value={String(typed.opinions.length)} />
          {typed.opinions.map((opinion, index) => (
            <OpinionFields key={index} {...props} number={index + 1} opinion={opinion} />
          ))}
          <OneMore {...props} />
          <AboutYou {...props} />
          <Endings view={view} slug={slug} audience={typed.audience} />
        </Form>
      </Worded>
    </Page>
  );
}

function OtherPages({ view, slug, audience }: { view: View; slug: string; audience: Audience }): VNode {
  const words = text(view.lang).sending.form[audience];
  const other = audience === 'children' ? 'standard' : 'children';
  return (
    <ul>
      <li>
        <a href={view.href(consultationPath(slug))}>{words.readDraft}</a>
      </li>
      <li>
        <a href={view.href(newOpinionPath(slug, other))}>{audience === 'children' ? words.grownUps : words.children}</a>
      </li>
      {view.lang === 'ja' && audience === 'children' && view.ruby !== true ? (
        <li>
          <a href={`/furigana${newOpinionPath(slug, audience)}`}>{words.furigana}</a>
        </li>
      ) : null}
    </ul>
  );
}

function OpinionFields({ view, calling, typed, errors, number, opinion }: SubmissionFormProps & { number: number; opinion: SubmissionTyped['opinions'][number] }): VNode {
  const words = text(view.lang).sending.form[typed.audience];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const several = typed.opinions.length > 1;
  return (
    <Section id={`opinion-${number}`} title={words.opinion(number)}>
      <div class="hk-form">
        <Select name={`about-${number}`} label={words.about} hint={words.aboutHint} options={aboutOptions(calling.sections, words, view)} value={opinion.about} error={errorOf(`about-${number}`)} lang={view.lang} />
        <TextArea name={`text-${number}`} label={words.text} hint={words.textHint} value={opinion.text} rows={10} required={!several} error={errorOf(`text-${number}`)} lang={view.lang} />
        {several ? (
          <Buttons>
            <Button name="step" value={`remove-${number}`} tone="secondary">
              {words.remove(number)}
            </Button>
          </Buttons>
        ) : null}
      </div>
    </Section>
  );
}

/** The whole, then the draft's headings in its order, deeper ones moved in. */
export function aboutOptions(sections: readonly DraftSection[], { whole, part }: { whole: string; part(heading: string): string }, view: Pick<View, 'lang'>) {
  const documents = new Set(sections.map(({ documentKey }) => documentKey));
  const lang = view.lang === 'ja' ? undefined : ('ja' as const);
  return [
    { value: '', label: whole },
    ...sections.map((section) => ({ value: aboutOf(section), label: `${'　'.repeat(Math.max(0, section.level - 1))}${documents.size > 1 ? `${section.documentTitle}：` : ''}${part(section.heading)}`, lang })),
  ];
}

function OneMore({ view, calling, typed }: SubmissionFormProps): VNode | null {
  const words = text(view.lang).sending.form[typed.audience];
  if (typed.opinions.length >= opinionsMax) return null;
  // The browser keeps the fragment, so the new field is where the eye is.
  const next = `${view.href(newOpinionPath(calling.consultation.slug))}#opinion-${typed.opinions.length + 1}`;
  return (
    <div>
      <p>{words.moreHint}</p>
      <Buttons>
        <button class="hk-button hk-button--secondary" type="submit" name="step" value="more" formaction={next}>
          {words.more}
        </button>
      </Buttons>
    </div>
  );
}

function AboutYou(props: SubmissionFormProps): VNode | null {
  const { view, calling, typed, errors } = props;
  const words = text(view.lang).sending.form[typed.audience];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const identity = asksIdentity(calling.consultation, typed.audience);
  const isChild = typed.audience === 'children';
  if (isChild && !identity) return null;
  return (
    <Section id="about-you" title={words.aboutYou}>
      <div class="hk-form">
        {view.principal ? <Notice tone="info" title={words.account} /> : null}
        {isChild ? null : <Radios name="who" legend={words.who} hint={words.whoHint} options={calling.whoMay.map(({ key, label }) => ({ value: key, label: label[view.lang] }))} value={typed.who} error={errorOf('who')} required lang={view.lang} />}
        {identity ? <IdentityFields {...props} /> : null}
        {isChild ? null : (
          <>
            <TextField name="email" label={words.email} hint={words.emailHint} type="email" autocomplete="email" value={typed.email} error={errorOf('email')} lang={view.lang} />
            <Checkboxes name="letters" legend={words.letters} options={letterKinds.map((value) => ({ value, label: words.letter[value] }))} values={typed.letters} lang={view.lang} />
          </>
        )}
      </div>
    </Section>
  );
}

function IdentityFields({ view, calling, typed, errors }: SubmissionFormProps): VNode {
  const words = text(view.lang).sending.form[typed.audience];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const required = calling.consultation.identity === 'required';
  return (
    <>
      <div>
        <h3>{words.identityTitle}</h3>
        <p>{required ? words.identity.required : words.identity.optional}</p>
        <p>{words.identityPrivacy}</p>
      </div>
      <TextField name="name" label={words.name} autocomplete="name" value={typed.name} error={errorOf('name')} required={required} lang={view.lang} />
      <TextArea name="address" label={words.address} rows={2} autocomplete="street-address" value={typed.address} error={errorOf('address')} required={required} lang={view.lang} />
    </>
  );
}

function Endings({ view, slug, audience }: { view: View; slug: string; audience: Audience }): VNode {
  const words = text(view.lang).sending.form[audience];
  return (
    <>
      <div>
        <p>{words.checkHint}</p>
        <Buttons>
          <Button name="step" value="check">
            {words.check}
          </Button>
        </Buttons>
      </div>
      <div>
        <p>{words.saveHint}</p>
        <Buttons>
          <button class="hk-button hk-button--secondary" type="submit" name="step" value="save" formaction={view.href(draftsPath(slug))}>
            {words.save}
          </button>
        </Buttons>
      </div>
      <p>
        {words.otherWays} <a href={view.href(consultationPath(slug))}>{text(view.lang).sending.closed.back}</a>
      </p>
    </>
  );
}

/** Instead of the form, where there is nothing to send to. */
export function NoFormView({ view, consultation, title, body, typed }: { view: View; consultation: { slug: string; subject: string }; title: string; body: string; typed?: SubmissionTyped }): VNode {
  const words = text(view.lang).sending;
  const written = typed?.opinions.filter((opinion) => opinion.text !== '') ?? [];
  return (
    <Page view={view} title={title} crumbs={sendingCrumbs(view, consultation)}>
      <Lead>{body}</Lead>
      {written.length > 0 ? (
        <Section id="written" title={words.form.standard.text}>
          <p>{words.closed.overTyped}</p>
          {written.map((opinion, index) => (
            <p key={index} class="hk-said" lang="ja">
              {opinion.text}
            </p>
          ))}
        </Section>
      ) : null}
      <Buttons>
        <ButtonLink href={view.href(consultationPath(consultation.slug))}>{words.closed.back}</ButtonLink>
        <ButtonLink href={view.href('/consultations/receipts')} tone="secondary">
          {words.closed.receipts}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}

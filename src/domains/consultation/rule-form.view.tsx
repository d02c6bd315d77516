import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { staffCrumb } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { Fault, View } from '#platform/http';
import { Button, ButtonLink, Buttons, Checkboxes, ErrorSummary, fieldId, Form, Lead, Notice, Page, Radios, Section, TextArea, TextField } from '#ui';
import { rulePath, staffListPath, staffRulePath } from './address.ts';
import { identities, outcomeKinds, type Rule } from './rule.ts';
import type { Row, RowNoun, RuleForm } from './rule-form.ts';
import { text } from './text.ts';

export interface RuleFormProps {
  view: View;
  /** Id of the newest version that this form was made from. */
  seen: number;
  current: Rule;
  /** Versions whose day is to come. */
  coming: { since: PlainDate }[];
  typed: RuleForm;
  faults: Fault[];
  isSet: boolean;
  changedSince: boolean;
}

interface PartProps extends RuleFormProps {
  error: (field: string) => string | undefined;
}

export function RuleFormView(props: RuleFormProps): VNode {
  const { view, seen, coming, typed, faults } = props;
  const { lang } = view;
  const all = text(lang);
  const words = all.rule;
  const error = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.sentence[lang];
  const parts = { ...props, error };
  return (
    <Page view={view} title={words.formTitle} crumbs={[staffCrumb(view), { href: view.href(staffListPath), label: all.name }]}>
      {props.isSet ? <Notice tone="success" title={words.isSet} /> : null}
      {props.changedSince ? <Notice tone="warning" title={words.changedSince} /> : null}
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[lang] }))} />
      <Lead>{words.formLead}</Lead>
      {coming.map(({ since }) => (
        <p key={since}>{words.coming(formatDate(since, lang))}</p>
      ))}
      <Form view={view} method="post" action={view.href(staffRulePath)} label={words.formTitle}>
        <input type="hidden" name="seen" value={String(seen)} />
        <Section id="basis" title={words.basis}>
          <div class="hk-form">
            <TextField name="source_ja" label={words.sourceJa} hint={words.sourceHint} value={typed.source_ja} error={error('source_ja')} required lang={lang} />
            <TextField name="source_en" label={words.sourceEn} hint={words.englishHint} value={typed.source_en} error={error('source_en')} lang={lang} />
            <TextField name="days_least" label={words.daysField} hint={words.daysHint} inputmode="numeric" value={typed.days_least} error={error('days_least')} required lang={lang} />
            <Radios name="identity" legend={words.identity} value={typed.identity} error={error('identity')} required lang={lang} options={identities.map((identity) => ({ value: identity, label: all.draft.identity[identity] }))} />
          </div>
        </Section>
        <Rows {...parts} noun="exception" />
        <Rows {...parts} noun="told" />
        <Rows {...parts} noun="who" />
        <Rows {...parts} noun="outcome" />
        <Section id="after" title={words.after}>
          <div class="hk-form">
            <Checkboxes name="ask_kinds[]" legend={words.askKinds} hint={words.askHint} values={typed['ask_kinds[]']} lang={lang} options={outcomeKinds.map((kind) => ({ value: kind, label: words.kind[kind] }))} />
            <TextField name="ask_months" label={words.askMonths} inputmode="numeric" value={typed.ask_months} error={error('ask_months')} required lang={lang} />
          </div>
        </Section>
        <Section id="since" title={words.sinceTitle}>
          <div class="hk-form">
            <TextField name="since" type="date" label={words.sinceField} hint={words.sinceHint} value={typed.since} error={error('since')} required lang={lang} />
            <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={3} value={typed.reason} error={error('reason')} required lang={lang} />
          </div>
        </Section>
        <Buttons>
          <Button>{words.set}</Button>
          <ButtonLink href={view.href(rulePath)} tone="secondary">
            {words.seePublic}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}

function Rows({ view, typed, noun, error }: PartProps & { noun: RowNoun }): VNode {
  const words = text(view.lang).rule;
  const said = error(noun);
  return (
    <Section id={noun} title={words.part[noun]}>
      <div class={said === undefined ? 'hk-field' : 'hk-field hk-field--error'} id={fieldId(noun)} tabindex={-1}>
        <p class="hk-field__hint">{words.partHint[noun]}</p>
        {said === undefined ? null : <p class="hk-field__error">{said}</p>}
        <div class="hk-form">
          {typed.rows[noun].map((row, index) => (
            <RowFields key={index} view={view} noun={noun} row={row} number={index + 1} />
          ))}
        </div>
      </div>
    </Section>
  );
}

/** One word of the rule in both languages; of outcomes the kind that says what follows from it. */
function RowFields({ view, noun, row, number }: { view: View; noun: RowNoun; row: Row; number: number }): VNode {
  const words = text(view.lang).rule;
  const id = (part: string): string => fieldId(`${noun}_${part}-${number}`);
  return (
    <fieldset class="hk-field">
      <legend class="hk-unseen">{words.rowName(words.part[noun], number)}</legend>
      <input type="hidden" name={`${noun}_key[]`} value={row.key} />
      <div class="hk-pair">
        <div class="hk-field">
          <label class="hk-field__label" for={id('ja')}>
            {words.rowJa(number)}
          </label>
          <input class="hk-input" id={id('ja')} name={`${noun}_ja[]`} type="text" value={row.ja} />
        </div>
        <div class="hk-field">
          <label class="hk-field__label" for={id('en')}>
            {words.rowEn(number)}
          </label>
          <input class="hk-input" id={id('en')} name={`${noun}_en[]`} type="text" value={row.en} />
        </div>
      </div>
      {noun === 'outcome' ? (
        <div class="hk-field">
          <label class="hk-field__label" for={id('kind')}>
            {words.rowKind(number)}
          </label>
          <span class="hk-select">
            <select id={id('kind')} name="outcome_kind[]">
              {outcomeKinds.map((kind) => (
                <option key={kind} value={kind} selected={kind === (row.kind ?? 'other')}>
                  {words.kind[kind]}
                </option>
              ))}
            </select>
          </span>
        </div>
      ) : null}
    </fieldset>
  );
}

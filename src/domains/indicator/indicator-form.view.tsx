import type { VNode } from 'preact';
import { formatFiscalYear } from '#domains/civic';
import { staffCrumb } from '#domains/staff';
import type { Sentence, View } from '#platform/http';
import { Button, type Column, DataTable, ErrorSummary, Form, Lead, Notice, Page, Radios, Section, Select, TextField } from '#ui';
import { indicatorPath, staffListPath } from './address.ts';
import { formatDecimal } from './decimal.ts';
import { type Indicator, indicatorKinds } from './indicator.ts';
import type { FormFault, IndicatorForm } from './indicator-form.ts';
import { text } from './text.ts';

export interface Difference {
  field: string;
  theirs: string;
  yours: string;
}

export interface IndicatorFormProps {
  view: View;
  /** Where the form posts, without language prefix. */
  action: string;
  subjectName: string;
  /** Null for a new one. */
  indicator: Indicator | null;
  /** Last fiscal year of the plan. */
  lastYear: number;
  sources: { key: string; title: Sentence }[];
  typed: IndicatorForm;
  faults: FormFault[];
  /** What differs from what somebody else saved in the meantime; null where nobody did. */
  differences: Difference[] | null;
  saved: boolean;
}

export function IndicatorFormView(props: IndicatorFormProps): VNode {
  const { view, action, subjectName, indicator, faults, differences, saved } = props;
  const words = text(view.lang);
  return (
    <Page
      view={view}
      title={indicator === null ? words.form.newTitle(subjectName) : words.form.title(indicator.name)}
      shoulder={indicator === null ? words.name : subjectName}
      crumbs={[staffCrumb(view), { href: view.href(staffListPath), label: words.staffList.title }]}
    >
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: `${fieldName(view, field)}: ${sentence[view.lang]}` }))} />
      {differences === null ? null : <Differences view={view} differences={differences} />}
      {saved ? <Notice tone="success" title={words.form.saved} /> : null}
      <Lead>{words.form.lead}</Lead>
      {indicator === null ? null : (
        <p>
          <a href={view.href(indicatorPath(indicator.id))}>{words.form.publicPage}</a>
        </p>
      )}
      <Form view={view} method="post" action={view.href(action)} label={words.form.definition}>
        <input type="hidden" name="revision" value={String(indicator?.revision ?? 0)} />
        <Section id="definition" title={words.form.definition}>
          <DefinitionFields {...props} />
        </Section>
        <Section id="figures" title={words.form.figures}>
          <p>{words.form.figuresHint}</p>
          {props.typed.year.map((year, index) => (
            <YearFields key={year} form={props} year={Number(year)} index={index} />
          ))}
        </Section>
        {indicator === null ? null : <ChangeFields {...props} />}
        <Button>{words.form.save}</Button>
      </Form>
    </Page>
  );
}

type FieldOf = { error?: string; value: string; lang: View['lang'] };

function fieldOf({ view, typed, faults }: IndicatorFormProps, name: 'name' | 'unit' | 'baseline_value' | 'baseline_year' | 'source' | 'reason' | 'kind' | 'direction' | 'source_key' | 'ended'): FieldOf {
  return { value: typed[name], error: faults.find(({ field }) => field === name)?.sentence[view.lang], lang: view.lang };
}

function DefinitionFields(props: IndicatorFormProps): VNode {
  const { view, sources, typed } = props;
  const words = text(view.lang);
  const lost = typed.source_key !== '' && !sources.some(({ key }) => key === typed.source_key) ? [{ value: typed.source_key, label: typed.source_key }] : [];
  return (
    <>
      <Radios name="kind" legend={words.kindLabel} required {...fieldOf(props, 'kind')} options={indicatorKinds.map((kind) => ({ value: kind, label: words.kind[kind], hint: words.kindHint[kind] }))} />
      <TextField name="name" label={words.form.nameLabel} hint={words.form.nameHint} required {...fieldOf(props, 'name')} />
      <TextField name="unit" label={words.unit} hint={words.form.unitHint} required {...fieldOf(props, 'unit')} />
      <Radios name="direction" legend={words.directionLabel} required {...fieldOf(props, 'direction')} options={(['more', 'less'] as const).map((direction) => ({ value: direction, label: words.direction[direction] }))} />
      <TextField name="baseline_value" label={words.form.baselineValue} hint={words.form.baselineValueHint} inputmode="decimal" {...fieldOf(props, 'baseline_value')} />
      <TextField name="baseline_year" label={words.form.baselineYear} hint={words.form.baselineYearHint} inputmode="numeric" {...fieldOf(props, 'baseline_year')} />
      <TextField name="source" label={words.source} hint={words.form.sourceHint} required {...fieldOf(props, 'source')} />
      <Select
        name="source_key"
        label={words.form.sourceKey}
        hint={words.form.sourceKeyHint}
        {...fieldOf(props, 'source_key')}
        options={[{ value: '', label: words.form.sourceKeyNone }, ...sources.map(({ key, title }) => ({ value: key, label: title[view.lang] })), ...lost]}
      />
    </>
  );
}

/** Target and actual of one year; both are sent as lists in the order of the years. */
function YearFields({ form: { view, typed, faults, indicator }, year, index }: { form: IndicatorFormProps; year: number; index: number }): VNode {
  const words = text(view.lang);
  const taken = indicator?.actuals[year];
  return (
    <>
      <input type="hidden" name="year[]" value={String(year)} />
      {(['target', 'actual'] as const).map((role) => {
        const id = `f-${role}-${year}`;
        const error = faults.find(({ field }) => field === `${role}-${year}`)?.sentence[view.lang];
        const hint = role === 'actual' && taken !== undefined && taken.state !== 'entered' ? words.form.taken(formatDecimal(taken.value), words.state[taken.state]) : undefined;
        const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
        return (
          <div key={role} class={error === undefined ? 'hk-field' : 'hk-field hk-field--error'}>
            <label class="hk-field__label" for={id}>
              {words.form[role === 'target' ? 'targetOf' : 'actualOf'](formatFiscalYear(year, view.lang))}
            </label>
            {hint === undefined ? null : <p class="hk-field__hint" id={`${id}-hint`}>{hint}</p>}
            {error === undefined ? null : <p class="hk-field__error" id={`${id}-error`}>{error}</p>}
            <input class="hk-input" id={id} name={`${role}[]`} type="text" inputmode="decimal" value={typed[role][index] ?? ''} aria-describedby={described === '' ? undefined : described} aria-invalid={error === undefined ? undefined : 'true'} />
          </div>
        );
      })}
    </>
  );
}

function ChangeFields(props: IndicatorFormProps): VNode {
  const words = text(props.view.lang);
  return (
    <>
      <Radios name="ended" legend={words.form.ended} hint={words.form.endedHint} {...fieldOf(props, 'ended')} options={[{ value: '', label: words.staffList.followed }, { value: 'yes', label: words.staffList.ended }]} />
      <TextField name="reason" label={words.form.reason} hint={words.form.reasonHint} required {...fieldOf(props, 'reason')} />
    </>
  );
}

function Differences({ view, differences }: { view: View; differences: Difference[] }): VNode {
  const words = text(view.lang);
  const columns: Column<Difference>[] = [
    { key: 'field', label: words.form.field, rowHeader: true, cell: ({ field }) => fieldName(view, field) },
    { key: 'theirs', label: words.form.theirs, cell: ({ field, theirs }) => fieldValue(view, field, theirs) },
    { key: 'yours', label: words.form.yours, cell: ({ field, yours }) => fieldValue(view, field, yours) },
  ];
  return (
    <>
      <Notice tone="warning" title={words.form.conflictTitle}>
        <p>{words.form.conflictBody}</p>
      </Notice>
      <DataTable view={view} caption={words.form.conflictCaption} columns={columns} rows={differences} empty={words.form.same} stacked />
    </>
  );
}

function fieldName(view: View, field: string): string {
  const words = text(view.lang);
  const [role = '', year = ''] = field.split('-');
  if (role === 'target') return words.form.targetOf(formatFiscalYear(Number(year), view.lang));
  if (role === 'actual') return words.form.actualOf(formatFiscalYear(Number(year), view.lang));
  const names: Record<string, string> = {
    kind: words.kindLabel, name: words.form.nameLabel, unit: words.unit, direction: words.directionLabel, baseline_value: words.form.baselineValue,
    baseline_year: words.form.baselineYear, source: words.source, source_key: words.form.sourceKey, ended: words.form.ended, reason: words.form.reason,
  };
  return names[field] ?? field;
}

/** Codes of choices as the form says them; what people typed as it is. */
function fieldValue(view: View, field: string, value: string): string {
  const words = text(view.lang);
  if (field === 'kind' && (value === 'output' || value === 'outcome')) return words.kind[value];
  if (field === 'direction' && (value === 'more' || value === 'less')) return words.direction[value];
  if (field === 'ended') return value === 'yes' ? words.staffList.ended : words.staffList.followed;
  return value === '' ? words.none : value;
}

/** The fields of a form, as people fill them in; the preview of a form shows the same. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Section, Select, TextArea, TextField } from '#ui';
import { slotName, type Answers, type AnswerFault } from './answer.ts';
import type { Facts } from './facts.ts';
import { IndicatorsView, MoneyView } from './facts.view.tsx';
import { fieldsOf, scaleOf, type EvaluationForm, type Field } from './form.ts';
import { wordsOf } from './sheet-document.ts';
import { text } from './text.ts';

export interface FieldsProps {
  view: View;
  form: EvaluationForm;
  /** With computed grades. */
  answers: Answers;
  facts: Facts;
  faults: AnswerFault[];
}

export function FieldsView(props: FieldsProps): VNode {
  const { view, form } = props;
  const all = fieldsOf(form);
  return (
    <>
      {form.sections.map((section) => (
        <Section key={section.id} title={section.title[view.lang]}>
          {section.fields.map((field) => (
            <FieldView key={field.id} {...props} field={field} name={slotName(all.indexOf(field))} />
          ))}
        </Section>
      ))}
    </>
  );
}

function FieldView({ view, form, answers, facts, faults, field, name }: FieldsProps & { field: Field; name: string }): VNode {
  const words = text(view.lang).staff;
  const value = answers[field.id] ?? '';
  const error = faults.find((fault) => fault.field === name)?.sentence[view.lang];
  const label = field.label[view.lang];
  const given = { name, label, error, lang: view.lang, required: 'required' in field && field.required, value };
  const hint = field.hint?.[view.lang];
  if (field.kind === 'money-table') return <MoneyView view={view} money={facts.money} />;
  if (field.kind === 'indicators-table') return <IndicatorsView view={view} indicators={facts.indicators.map((each) => ({ ...each, grade: null }))} />;
  if (field.kind === 'grade' && field.of !== undefined) {
    return (
      <p>
        <strong>{label}</strong>（{hint ?? words.computed}）: {value === '' ? words.computedNot : wordsOf(form, field, value)[view.lang]}
      </p>
    );
  }
  if (field.kind === 'grade' || field.kind === 'choice') {
    const options = field.kind === 'choice' ? field.options.map((option) => ({ value: option.value, label: option.label[view.lang] })) : scaleOf(form, field.scale).grades.map((grade) => ({ value: grade.code, label: `${grade.code}　${grade.label[view.lang]}` }));
    return <Select {...given} hint={hint} options={[{ value: '', label: words.choose }, ...options]} />;
  }
  if (field.kind === 'text') {
    const most = words.maxHint(String(field.max));
    return field.max <= 200 ? <TextField {...given} hint={hint ? `${hint}（${most}）` : most} /> : <TextArea {...given} hint={hint ? `${hint}（${most}）` : most} rows={field.max <= 500 ? 3 : 5} />;
  }
  const unit = field.kind === 'money' ? words.yenHint : field.unit?.[view.lang];
  return <TextField {...given} inputmode="decimal" hint={[hint, unit].filter(Boolean).join(' ') || undefined} />;
}

/** A sheet as it is published: everything that its page, the year's table, the files and the book show. Frozen. */
import { departmentName } from '#domains/plan';
import type { Sentence } from '#platform/http';
import type { Evaluated } from './evaluated.ts';
import { isWritten, withComputed } from './answer.ts';
import { fieldsOf, overallScale, scaleOf, type EvaluationForm, type Field, type Grade, type GradeScale, type Subject } from './form.ts';
import type { Facts, IndicatorFacts } from './facts.ts';
import { computedGrade, gradeOf } from './grade.ts';
import { assessmentOf, selfEvaluation, type Sheet, type StepKind } from './sheet.ts';

export interface ShownItem {
  id: string;
  kind: Field['kind'];
  label: Sentence;
  /** What was answered, in words; null where nothing was. Text is the same in both languages. */
  shown: Sentence | null;
  /** As it was answered, for programs. */
  value: string | null;
  isText: boolean;
}

export interface ShownGrade extends Grade {
  scale: Sentence;
}

export interface SheetDocument {
  subject: Subject;
  key: string;
  name: string;
  /** Address of the programme or measure. */
  path: string;
  fiscalYear: number;
  measure: { code: string; name: string } | null;
  departments: string[];
  title: Sentence;
  sections: { id: string; title: Sentence; items: ShownItem[] }[];
  grade: ShownGrade | null;
  direction: { value: string; label: Sentence } | null;
  reason: string | null;
  /** The external panel's own word; the self-evaluation is untouched by it. */
  panel: { grade: ShownGrade | null; opinion: string } | null;
  facts: Omit<Facts, 'indicators'> & { indicators: (IndicatorFacts & { grade: string | null })[] };
  /** Who, as which role, did what and when. */
  history: { kind: StepKind; actingAs: string; at: string }[];
}

export function sheetDocument(sheet: Sheet, evaluated: Evaluated, facts: Facts, planYear: number, last: { actingAs: string; at: Date } | null): SheetDocument {
  const { form } = sheet;
  const answers = withComputed(form, selfEvaluation(sheet).answers, planYear);
  const scale = overallScale(form);
  const direction = fieldsOf(form).find(({ id }) => id === form.direction) as Extract<Field, { kind: 'choice' }>;
  const said = assessmentOf(sheet)?.assessment ?? null;
  const steps = sheet.steps.filter(({ kind }) => kind !== 'drafted').map(({ kind, actingAs, at }) => ({ kind, actingAs, at: at.toISOString() }));
  return {
    subject: sheet.subject,
    key: sheet.key,
    name: evaluated.name,
    path: evaluated.path,
    fiscalYear: sheet.year,
    measure: evaluated.measure,
    departments: evaluated.departments.map(departmentName),
    title: form.title,
    sections: form.sections.map(({ id, title, fields }) => ({ id, title, items: fields.map((field) => itemOf(form, field, answers[field.id])) })),
    grade: shownGrade(scale, answers[form.overall]),
    direction: direction.options.find(({ value }) => value === answers[form.direction]) ?? null,
    reason: form.reason === undefined ? null : (answers[form.reason] ?? null),
    panel: said && { grade: shownGrade(scale, said.grade), opinion: said.opinion },
    facts: { ...facts, indicators: facts.indicators.map((each) => ({ ...each, grade: indicatorGrade(form, each, planYear) })) },
    history: last === null ? steps : [...steps, { kind: 'published', actingAs: last.actingAs, at: last.at.toISOString() }],
  };
}

function shownGrade(scale: GradeScale, code: string | undefined): ShownGrade | null {
  const grade = code === undefined ? null : gradeOf(scale, code);
  return grade && { ...grade, scale: scale.name };
}

function indicatorGrade(form: EvaluationForm, { baseline, target, actual, direction }: IndicatorFacts, planYear: number): string | null {
  const table = fieldsOf(form).find(({ kind }) => kind === 'indicators-table') as Extract<Field, { kind: 'indicators-table' }> | undefined;
  return table?.scale === undefined ? null : computedGrade(scaleOf(form, table.scale), { baseline: baseline ?? '', target: target ?? '', actual: actual ?? '', direction, planYear });
}

function itemOf(form: EvaluationForm, field: Field, value: string | undefined): ShownItem {
  return { id: field.id, kind: field.kind, label: field.label, shown: value === undefined ? null : wordsOf(form, field, value), value: value ?? null, isText: field.kind === 'text' && isWritten(field) };
}

function grouped(digits: string): string {
  return digits.replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',');
}

/** An answer in words. */
export function wordsOf(form: EvaluationForm, field: Field, value: string): Sentence {
  const same = { ja: value, en: value };
  if (field.kind === 'choice') return field.options.find((option) => option.value === value)?.label ?? same;
  if (field.kind === 'grade') {
    const grade = gradeOf(scaleOf(form, field.scale), value);
    return grade ? { ja: `${grade.code}（${grade.label.ja}）`, en: `${grade.code} (${grade.label.en})` } : same;
  }
  if (field.kind === 'money') return { ja: `${grouped(value)}円`, en: `¥${grouped(value)}` };
  if (field.kind === 'number') return field.unit ? { ja: `${grouped(value)}${field.unit.ja}`, en: `${grouped(value)} ${field.unit.en}` } : { ja: grouped(value), en: grouped(value) };
  return same;
}

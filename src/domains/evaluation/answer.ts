/** What people wrote into a form's fields: reading, checking, and what two editors changed. */
import type { Sentence } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { millionths, plainNumber, plainYen } from './decimal.ts';
import { fieldsMax, fieldsOf, scaleOf, type EvaluationForm, type Field } from './form.ts';
import { computedGrade } from './grade.ts';

/** By id of the field: text, value of a choice, code of a grade, a decimal number, whole yen. Empty ones are left out. */
export type Answers = Record<string, string>;

/** Fields have numbered places in the page's form: their names are the city's data, and a row declares what it takes. */
export const slotName = (index: number): string => `a${index + 1}`;
export const slotNames: string[] = Array.from({ length: fieldsMax }, (_, index) => slotName(index));

/** Kinds that show what is known, or are computed: nobody writes them. */
export function isWritten(field: Field): boolean {
  return field.kind !== 'indicators-table' && field.kind !== 'money-table' && !(field.kind === 'grade' && field.of !== undefined);
}

/** Slots → answers; numbers in one spelling. */
export function answersOf(form: EvaluationForm, slots: Record<string, string>): Answers {
  const answers: Answers = {};
  for (const [index, field] of fieldsOf(form).entries()) {
    const given = plainText(slots[slotName(index)] ?? '');
    if (given === '' || !isWritten(field)) continue;
    answers[field.id] = field.kind === 'money' ? plainYen(given) : field.kind === 'number' ? plainNumber(given, field.unit?.ja) : given;
  }
  return answers;
}

/** With the grades that the scales compute. */
export function withComputed(form: EvaluationForm, answers: Answers, planYear: number): Answers {
  const whole = { ...answers };
  for (const field of fieldsOf(form)) {
    if (field.kind !== 'grade' || field.of === undefined) continue;
    const { baseline, target, actual } = field.of;
    const code = computedGrade(scaleOf(form, field.scale), { baseline: answers[baseline] ?? '', target: answers[target] ?? '', actual: answers[actual] ?? '', planYear });
    if (code !== null) whole[field.id] = code;
  }
  return whole;
}

export interface AnswerFault {
  field: string;
  sentence: Sentence;
}

/** `whole`: also asks for what is required; a draft may have gaps. */
export function faultsOfAnswers(form: EvaluationForm, answers: Answers, whole: boolean): AnswerFault[] {
  return fieldsOf(form).flatMap((field, index): AnswerFault[] => {
    const given = answers[field.id] ?? '';
    const says = (ja: string, en: string): AnswerFault[] => [{ field: slotName(index), sentence: { ja: `「${field.label.ja}」${ja}`, en: `${field.label.en}: ${en}` } }];
    if (!isWritten(field)) return [];
    if (given === '') return whole && 'required' in field && field.required ? (field.kind === 'choice' || field.kind === 'grade' ? says('を選んでください。', 'please choose.') : says('を入力してください。', 'please fill this in.')) : [];
    if (field.kind === 'text' && given.length > field.max) return says(`は${field.max}文字以内で入力してください。`, `use at most ${field.max} characters.`);
    if (field.kind === 'choice' && !field.options.some(({ value }) => value === given)) return says('は、選択肢から選んでください。', 'please choose one of the options.');
    if (field.kind === 'grade' && !scaleOf(form, field.scale).grades.some(({ code }) => code === given)) return says('は、評価区分から選んでください。', 'please choose one of the grades.');
    if (field.kind === 'number' && millionths(given) === null) return says('は、数で入力してください（小数は6けたまで）。', 'please use a number (up to 6 decimals).');
    if (field.kind === 'money' && !/^-?\d{1,15}$/.test(given)) return says('は、円単位の整数で入力してください。', 'please use whole yen.');
    return [];
  });
}

export interface Difference {
  field: Field;
  mine: string;
  theirs: string;
}

/**
 * Two people wrote on the same base. `merged` has mine where I changed something and theirs elsewhere; `differences` are the
 * fields that both changed, each to something else.
 */
export function mergeAnswers(form: EvaluationForm, base: Answers, mine: Answers, theirs: Answers): { merged: Answers; differences: Difference[]; taken: Difference[] } {
  const merged: Answers = {};
  const differences: Difference[] = [];
  const taken: Difference[] = [];
  for (const field of fieldsOf(form)) {
    const [was, my, their] = [base[field.id] ?? '', mine[field.id] ?? '', theirs[field.id] ?? ''];
    const kept = my === was ? their : my;
    if (kept !== '') merged[field.id] = kept;
    if (my === their) continue;
    if (my !== was && their !== was) differences.push({ field, mine: my, theirs: their });
    else if (their !== was) taken.push({ field, mine: my, theirs: their });
  }
  return { merged, differences, taken };
}

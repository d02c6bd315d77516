/** An evaluation form: sections of fields and grade scales, as data that the city keeps for each fiscal year. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Sentence } from '#platform/http';
import { scaleFault } from './scale-fault.ts';

export type Subject = 'programme' | 'measure';

/** A form on one page must stay one that a person can fill in, and its fields have numbered places in the address of a post. */
export const fieldsMax = 80;

const sentence = z.strictObject({ ja: z.string().min(1).max(500), en: z.string().min(1).max(500) });
const word = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const code = z.string().min(1).max(4);
const percent = z.int().min(0).max(1000);

const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('baseline'), beyondTarget: code, beyondBaseline: code, about: code, aboutPercent: percent, otherwise: code, missing: code }),
  z.strictObject({
    kind: z.literal('pro-rata'),
    sharePercents: z.array(percent.min(1)).min(1).max(20),
    steps: z.array(z.strictObject({ code, leastPercent: percent })).min(1).max(10),
    otherwise: code,
    missing: code,
  }),
]);

export const scaleSchema = z.strictObject({
  id: word,
  name: sentence,
  /** Where the scale is in use, for readers. */
  source: z.string().max(500).optional(),
  grades: z.array(z.strictObject({ code, label: sentence, meaning: sentence, rank: z.int().min(0).max(100).nullable() })).min(1).max(20),
  rule: rule.optional(),
});

const named = { id: word, label: sentence, hint: sentence.optional() };
const asked = { ...named, required: z.boolean().default(false) };
const field = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('text'), max: z.int().min(1).max(5000).default(1000) }),
  z.strictObject({ ...asked, kind: z.literal('choice'), options: z.array(z.strictObject({ value: word, label: sentence })).min(2).max(30) }),
  z.strictObject({ ...asked, kind: z.literal('grade'), scale: word, of: z.strictObject({ baseline: word, target: word, actual: word }).optional() }),
  z.strictObject({ ...asked, kind: z.literal('number'), unit: sentence.optional() }),
  z.strictObject({ ...asked, kind: z.literal('money') }),
  z.strictObject({ ...named, kind: z.literal('indicators-table'), scale: word.optional() }),
  z.strictObject({ ...named, kind: z.literal('money-table') }),
]);

/** A scale is given whole, or by the name of one that comes with the program. */
export const formSchema = z.strictObject({
  subject: z.enum(['programme', 'measure']),
  title: sentence,
  /** First year of the plan's period, for scales that go by its years; without it that of the edition in force. */
  periodFirstYear: z.int().min(1950).max(2999).optional(),
  scales: z.array(z.union([word, scaleSchema])).min(1).max(10),
  sections: z.array(z.strictObject({ id: word, title: sentence, fields: z.array(field).min(1).max(fieldsMax) })).min(1).max(20),
  /** Fields that stand for the sheet in lists. */
  overall: word,
  direction: word,
  reason: word.optional(),
});

export type GradeScale = z.output<typeof scaleSchema>;
export type Grade = GradeScale['grades'][number];
export type Field = z.output<typeof field>;
export type Written = z.output<typeof formSchema>;
export type EvaluationForm = Omit<Written, 'scales'> & { scales: GradeScale[] };

export type FormFault = { at: string; sentence: Sentence };

export function fieldsOf(form: Pick<EvaluationForm, 'sections'>): Field[] {
  return form.sections.flatMap((section) => section.fields);
}

export function scaleOf(form: Pick<EvaluationForm, 'scales'>, id: string): GradeScale {
  return form.scales.find((scale) => scale.id === id)!;
}

/** Changes when fields are added, removed, moved or become of another kind: then what was typed may belong elsewhere. */
export function formStamp(form: Pick<EvaluationForm, 'sections'>): string {
  return createHash('sha256').update(fieldsOf(form).map(({ id, kind }) => `${id} ${kind}`).join('\n')).digest('hex').slice(0, 16);
}

/** Scale of the overall grade: that of the panel too. */
export function overallScale(form: EvaluationForm): GradeScale {
  const overall = fieldsOf(form).find(({ id }) => id === form.overall) as Extract<Field, { kind: 'grade' }>;
  return scaleOf(form, overall.scale);
}

/** `text` is JSON; `known` are the scales that come with the program. Every fault says where it is. */
export function readForm(text: string, known: readonly GradeScale[]): { form: EvaluationForm; faults: [] } | { form: null; faults: FormFault[] } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const where = error instanceof Error ? error.message : '';
    return { form: null, faults: [{ at: '', sentence: { ja: `JSON として読み取れません。（${where}）`, en: `It is not JSON. (${where})` } }] };
  }
  const read = formSchema.safeParse(value);
  if (!read.success) return { form: null, faults: read.error.issues.slice(0, 30).map(faultOf) };
  const unknown = read.data.scales.filter((scale) => typeof scale === 'string' && !known.some(({ id }) => id === scale));
  if (unknown.length > 0) return { form: null, faults: unknown.map((name) => says('scales', `評価区分「${String(name)}」はありません。`, `There is no scale '${String(name)}'.`)) };
  const scales = read.data.scales.map((scale) => (typeof scale === 'string' ? known.find(({ id }) => id === scale)! : scale));
  const form: EvaluationForm = { ...read.data, scales };
  const faults = [...scales.flatMap(scaleFault), ...faultsOf(form)];
  return faults.length === 0 ? { form, faults: [] } : { form: null, faults };
}

const says = (at: string, ja: string, en: string): FormFault => ({ at, sentence: { ja, en } });

function faultOf(issue: z.core.$ZodIssue): FormFault {
  const at = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return says(at, `知らない項目があります：${issue.keys.join('、')}`, `Unknown keys: ${issue.keys.join(', ')}`);
    case 'invalid_value':
      return says(at, `次のどれかにしてください：${issue.values.map(String).join('、')}`, `Use one of: ${issue.values.map(String).join(', ')}`);
    case 'too_small':
    case 'too_big':
      return says(at, '長さ・個数・大きさが範囲の外です。', 'Its length, count or size is out of range.');
    case 'invalid_format':
      return says(at, '小文字の英字で始まる40字以内の英数字とハイフンで書いてください。', 'Use lower-case letters, digits and hyphens, 40 at most, beginning with a letter.');
    default:
      return says(at, '項目がないか、形が違います。', 'It is missing or of the wrong shape.');
  }
}

function faultsOf(form: EvaluationForm): FormFault[] {
  const fields = fieldsOf(form);
  const byId = new Map(fields.map((each) => [each.id, each]));
  const twice = fields.filter((each, index) => fields.findIndex(({ id }) => id === each.id) !== index);
  const scaleIds = form.scales.map(({ id }) => id);
  const faults = twice.map(({ id }) => says(`sections.${id}`, `項目「${id}」が二つあります。`, `There are two fields '${id}'.`));
  if (fields.length > fieldsMax) faults.push(says('sections', `項目は${fieldsMax}個までです。`, `At most ${fieldsMax} fields.`));
  if (new Set(scaleIds).size < scaleIds.length) faults.push(says('scales', '同じ名前の評価区分が二つあります。', 'Two scales have the same id.'));
  for (const each of fields) {
    if ('scale' in each && each.scale !== undefined && !scaleIds.includes(each.scale)) faults.push(says(`${each.id}.scale`, `評価区分「${each.scale}」がありません。`, `There is no scale '${each.scale}'.`));
    if (each.kind !== 'grade') continue;
    const isComputed = form.scales.find(({ id }) => id === each.scale)?.rule !== undefined;
    if (isComputed !== (each.of !== undefined)) faults.push(says(`${each.id}.of`, '計算する評価区分には of（基準値・目標値・実績値の項目）が要り、ほかには要りません。', 'A computed scale needs `of` (fields of baseline, target, actual); others must not have it.'));
    for (const of of Object.values(each.of ?? {})) if (byId.get(of)?.kind !== 'number') faults.push(says(`${each.id}.of`, `「${of}」は数値の項目ではありません。`, `'${of}' is not a number field.`));
  }
  if (byId.get(form.overall)?.kind !== 'grade') faults.push(says('overall', '総合評価は grade の項目を指してください。', '`overall` must name a grade field.'));
  if (byId.get(form.direction)?.kind !== 'choice') faults.push(says('direction', '今後の方向は choice の項目を指してください。', '`direction` must name a choice field.'));
  if (form.reason !== undefined && byId.get(form.reason)?.kind !== 'text') faults.push(says('reason', '理由は text の項目を指してください。', '`reason` must name a text field.'));
  return faults;
}

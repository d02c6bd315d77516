/** Forms and scales that come with the program, read from the files beside this one: data, so that a city can start from them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';
import { readForm, scaleSchema, type EvaluationForm, type GradeScale, type Subject } from './form.ts';

const folder = join(projectRoot, 'src', 'domains', 'evaluation');

export const shippedScales: GradeScale[] = ['foreseen', 'baseline', 'pro-rata'].map((name) => scaleSchema.parse(JSON.parse(readFileSync(join(folder, `scale-${name}.json`), 'utf8'))));

function shipped(subject: Subject): EvaluationForm {
  const { form, faults } = readForm(readFileSync(join(folder, `form-${subject}.json`), 'utf8'), shippedScales);
  if (form === null) throw new Error(`the shipped form of a ${subject} is wrong: ${JSON.stringify(faults)}`);
  return form;
}

export const shippedForms: Record<Subject, EvaluationForm> = { programme: shipped('programme'), measure: shipped('measure') };

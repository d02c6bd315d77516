import { z } from 'zod';
import { parseFiscalYear } from '#domains/civic';
import { download, page, seeOther, type Ask, type Reply } from '#platform/http';
import { askedForm } from './asked-form.store.ts';
import { noFacts } from './facts.ts';
import { readForm, type FormFault } from './form.ts';
import { firstOpenYear, listForms, saveForm } from './form.store.ts';
import { FormListView, FormView, type FormGiven } from './form.view.tsx';
import { shippedScales } from './shipped-form.store.ts';
import { sentence } from './text.ts';

const bytesMax = 500_000;
export const formUpload = z.object({
  file: z.instanceof(File).optional(),
  json: z.string().max(bytesMax).default(''),
  year: z.string().max(20).default(''),
});
/** The form itself, the fields around it, and the envelope of a multipart body. */
export const formBytesMax = 1_200_000;

async function listPage(ask: Ask<unknown, unknown>, given: FormGiven, faults: FormFault[], status: number): Promise<Reply> {
  const forms = { programme: await listForms(ask.db, 'programme'), measure: await listForms(ask.db, 'measure') };
  return page(<FormListView view={ask} forms={forms} given={given} faults={faults} />, status);
}

export function showForms(ask: Ask): Promise<Reply> {
  return listPage(ask, { json: '', year: '' }, [], 200);
}

export async function uploadForm(ask: Ask<unknown, z.output<typeof formUpload>>): Promise<Reply> {
  const { file } = ask.form;
  const isFile = file !== undefined && file.size > 0;
  const given = { json: ask.form.json, year: ask.form.year.trim() };
  if (isFile && file.size > bytesMax) return listPage(ask, given, [{ at: 'json', sentence: sentence((words) => words.staff.form.tooLarge) }], 422);
  if (isFile) given.json = await file.text();
  const { json } = given;
  const faults: FormFault[] = [];
  const typed = parseFiscalYear(given.year);
  const year = typed.ok && typed.value >= 1900 && typed.value <= 2099 ? typed.value : null;
  if (year === null) faults.push({ at: 'year', sentence: sentence((words) => words.staff.form.yearNeeded) });
  if (json.trim() === '') return listPage(ask, { ...given, json: '' }, [...faults, { at: 'json', sentence: sentence((words) => words.staff.form.needed) }], 422);
  const read = readForm(json, shippedScales);
  faults.push(...read.faults);
  const open = read.form && (await firstOpenYear(ask.db, read.form.subject));
  if (open !== null && year !== null && year < open) faults.push({ at: 'year', sentence: sentence((words) => words.staff.form.yearUsed(String(open))) });
  if (read.form === null || year === null || faults.length > 0) return listPage(ask, given, faults, 422);
  const id = await saveForm(ask.db, read.form, year, ask.clock.now());
  ask.telling.subject = `evaluation form ${read.form.subject} ${year}`;
  return seeOther(ask.href(`/staff/evaluations/forms/${id}`));
}

export async function showForm(ask: Ask): Promise<Reply> {
  const kept = await askedForm(ask.db, ask.params.id ?? '');
  return page(<FormView view={ask} kept={kept} facts={noFacts} id={ask.params.id ?? ''} />);
}

export async function downloadForm(ask: Ask): Promise<Reply> {
  const kept = await askedForm(ask.db, ask.params.id ?? '');
  return download(`evaluation-form-${kept.subject}${kept.firstYear === null ? '' : `-${kept.firstYear}`}.json`, 'application/json; charset=utf-8', `${JSON.stringify(kept.form, null, 2)}\n`);
}

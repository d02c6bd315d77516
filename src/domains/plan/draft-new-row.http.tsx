import { answersFor } from '#platform/access';
import { listAnsweringDepartments } from '#domains/staff';
import { z } from 'zod';
import { page, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { draftAccess, getDraft, refuseClosed } from './draft-access.store.ts';
import { draftFields, firstDepartment } from './draft-cell.ts';
import { NewRowView } from './draft-new-row.view.tsx';
import { insertDraftRow } from './draft-row.store.ts';
import { departmentKey, type Draft, draftPath } from './draft.ts';
import { sentence } from './text.ts';

export const newRowForm = z.object({
  name: z.string().max(1_000).default(''),
  measure: z.string().max(60).default(''),
  departments: z.string().max(1_000).default(''),
  why: z.string().max(2_000).default(''),
});
type Values = z.output<typeof newRowForm>;

export async function showNewRow(ask: Ask): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition);
  refuseClosed(draft);
  const access = await draftAccess(ask.db, draft, signedIn(ask));
  const departments = access.own[0] ? departmentKey(access.own[0]) : '';
  return page(<NewRowView view={ask} draft={draft} values={{ name: '', measure: '', departments, why: '' }} errors={[]} />);
}

/** Adds a programme that begins with the next plan. */
export async function addDraftRow(ask: Ask<Record<string, never>, Values>): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition, { lock: true });
  refuseClosed(draft);
  const values: Values = { name: plainText(ask.form.name), measure: plainText(ask.form.measure), departments: plainText(ask.form.departments), why: plainText(ask.form.why) };
  const errors = await faults(ask, draft, values);
  if (errors.length > 0) return page(<NewRowView view={ask} draft={draft} values={ask.form} errors={errors} />, 422);
  const empty = Object.fromEntries(draftFields(draft).map((field) => [field, '']));
  const cells = { ...empty, name: values.name, measure: values.measure, departments: values.departments, listed: '主' };
  const id = await insertDraftRow(ask.db, draft.id, { cells, fromId: null, position: null }, { actingAs: ask.actingAs, at: ask.clock.now(), why: values.why || null });
  ask.telling.subject = `draft ${draft.slug} row ${id}`;
  if (values.why !== '') ask.telling.why = values.why;
  return seeOther(ask.href(draftPath(draft.slug, `/rows/${id}`)));
}

async function faults(ask: Ask<Record<string, never>, Values>, draft: Draft, values: Values): Promise<{ field: string; message: string }[]> {
  const errors: { field: string; message: string }[] = [];
  const fault = (field: string, pick: Parameters<typeof sentence>[0]): unknown => errors.push({ field, message: sentence(pick)[ask.lang] });
  if (values.name === '') fault('name', (words) => words.draft.nameNeeded);
  if (!draft.headings.measures.some(({ code }) => code === values.measure)) fault('measure', (words) => words.draft.measureNeeded);
  const department = firstDepartment({ departments: values.departments });
  const principal = signedIn(ask);
  const planning = principal.posts.some(({ role }) => role === 'planning');
  if (department === null) fault('departments', (words) => words.draft.departmentNeeded);
  else if (!planning && !answersFor(principal, await listAnsweringDepartments(ask.db, [department]), 'member', 'head')) fault('departments', (words) => words.draft.departmentNotYours);
  else if (!planning && !(await draftAccess(ask.db, draft, principal)).mayWrite({ department })) fault('departments', (words) => words.draft.notYours);
  return errors;
}

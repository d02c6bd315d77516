import type { Department } from '#domains/book';
import { parseDay } from '#domains/civic';
import { z } from 'zod';
import { page, Refusal, seeOther, signedIn, type AnyAsk, type Ask, type Reply } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { draftAccess, getDraft, refuseClosed } from './draft-access.store.ts';
import { checkDraft, errorsByDepartment, errorsOf, type RowFinding, rowsIn } from './draft-check.ts';
import { addDraftPublication } from './draft-publication.job.ts';
import { listDraftRows } from './draft-row.store.ts';
import type { DraftWrong } from './draft-part.view.tsx';
import { listParts, listUntouchedDepartments, putPartState } from './draft-submission.store.ts';
import { steps, stepsOpen, ways } from './draft-submission.ts';
import { deeds, type Done, whyTakenFor } from './draft-timeline.ts';
import { discardDraft, insertDraftAct, listDraftActs, updateDraft, updateDraftTitle } from './draft.store.ts';
import { departmentKey, departmentOfKey, type Draft, draftPath } from './draft.ts';
import { DraftView } from './draft.view.tsx';
import { departmentName } from './listing.ts';
import { withQuery } from '#platform/query';
import type { PlanText } from './text.ja.ts';
import { sentence } from './text.ts';

export const draftQuery = z.object({ done: z.enum(deeds).optional() });

export async function showDraft(ask: Ask<z.output<typeof draftQuery>>): Promise<Reply> {
  return pageOf(ask, await getDraft(ask.db, ask.params.edition), null, ask.query.done ?? null);
}

async function pageOf(ask: AnyAsk, draft: Draft, wrong: DraftWrong | null = null, done: Done | null = null): Promise<Reply> {
  const access = await draftAccess(ask.db, draft, signedIn(ask));
  const acts = await listDraftActs(ask.db, draft.id);
  const faults = draft.state === 'writing' ? await faultsOf(ask, draft) : new Map<string, RowFinding[]>();
  const parts = (await listParts(ask.db, draft.id)).map((part) => {
    const key = departmentKey(part.department);
    return { ...part, steps: draft.state === 'writing' ? stepsOpen(part.state, access.standing(part.department)) : [], faults: rowsIn(faults.get(key) ?? []), takenFor: whyTakenFor(acts, key) };
  });
  const untouched = access.planning && draft.state === 'writing' ? (await untouchedParts(ask, draft, faults)).length : 0;
  return page(<DraftView view={ask} draft={draft} parts={parts} untouched={untouched} acts={acts} planning={access.planning} own={access.own} wrong={wrong} done={done} />, wrong ? 422 : 200);
}

/** Errors of the draft's rows, by the department whose part they are in. */
async function faultsOf(ask: Pick<Ask, 'db'>, draft: Draft): Promise<Map<string, RowFinding[]>> {
  const { rows } = await listDraftRows(ask.db, draft.id);
  return errorsByDepartment(rows, checkDraft(draft, rows).findings);
}

/** What planning may accept in one press: nobody changed it, and nothing in it has to be mended. */
async function untouchedParts(ask: Pick<Ask, 'db'>, draft: Draft, faults: Map<string, RowFinding[]>): Promise<(Department | null)[]> {
  return (await listUntouchedDepartments(ask.db, draft.id)).filter((department) => !faults.has(departmentKey(department)));
}

function donePath(draft: Draft, done: Done): string {
  return withQuery(draftPath(draft.slug), { done });
}

function error(ask: Pick<Ask, 'lang'>, field: string, pick: Parameters<typeof sentence>[0]): DraftWrong['errors'] {
  return [{ field, message: sentence(pick)[ask.lang] }];
}

export const stepForm = z.object({
  department: z.string().max(400).default(''),
  step: z.enum(steps),
  reason: z.string().max(2_000).default(''),
});

/** A department's part goes one step on or back. */
export async function takeStep(ask: Ask<Record<string, never>, z.output<typeof stepForm>>): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition, { lock: true });
  refuseClosed(draft);
  const { step } = ask.form;
  const reason = plainText(ask.form.reason);
  const access = await draftAccess(ask.db, draft, signedIn(ask));
  const department = departmentOfKey(ask.form.department);
  const part = (await listParts(ask.db, draft.id)).find((each) => departmentKey(each.department) === departmentKey(department));
  if (!part) throw new Refusal(422, 'part-not-found', sentence((words) => words.draft.unknownDepartment));
  const standing = access.standing(department);
  if (!ways[step].may(standing, part.state)) throw new Refusal(403, 'step-not-yours', sentence((words) => words.draft.notYours));
  if (!ways[step].from.includes(part.state)) throw new Refusal(409, 'step-not-open', sentence((words) => words.draft.stepNotOpen));
  const key = departmentKey(department);
  const values = { [`reason-${key}`]: ask.form.reason };
  const unsaid = { errors: error(ask, `reason-${key}`, (words) => (step === 'hand-in' ? words.draft.reasonHandIn : words.draft.reasonNeeded)), values, faults: [], department: key };
  if (ways[step].needsReason && reason === '') return pageOf(ask, draft, unsaid);
  const faults = ways[step].onward ? ((await faultsOf(ask, draft)).get(key) ?? []) : [];
  if (faults.length > 0) {
    const message = (words: PlanText): string => words.draft.partHasFaults(department === null ? words.draft.noDepartment : departmentName(department), rowsIn(faults));
    return pageOf(ask, draft, { errors: error(ask, 'faults', message), values, faults, department: key });
  }
  await putPartState(ask.db, draft.id, department, ways[step].to);
  for (const [index, kind] of ways[step].acts(part.state).entries()) {
    await insertDraftAct(ask.db, draft.id, { kind, department, reason: index === 0 ? reason || null : null, actingAs: ask.actingAs, at: ask.clock.now() });
  }
  ask.telling.subject = `draft ${draft.slug} ${key}`;
  if (reason !== '') ask.telling.why = reason;
  return seeOther(ask.href(donePath(draft, step)));
}

/** Planning accepts every part that nobody has changed, in one press. */
export async function takeUntouched(ask: Ask): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition, { lock: true });
  refuseClosed(draft);
  const departments = await untouchedParts(ask, draft, await faultsOf(ask, draft));
  if (departments.length === 0) throw new Refusal(409, 'nothing-untouched', sentence((words) => words.draft.nothingUntouched));
  // Kept as a person's reason would be, in the language that the city keeps its records in.
  const reason = sentence((words) => words.draft.reasonUntouched).ja;
  for (const department of departments) {
    await putPartState(ask.db, draft.id, department, 'accepted');
    await insertDraftAct(ask.db, draft.id, { kind: 'accepted', department, reason, actingAs: ask.actingAs, at: ask.clock.now() });
  }
  ask.telling.subject = `draft ${draft.slug}`;
  ask.telling.why = reason;
  return seeOther(ask.href(donePath(draft, 'untouched')));
}

export const publicationForm = z.object({ title: z.string().max(400).default(''), on: z.string().max(40).default('') });

/** Sets the day of publication; today means within seconds. */
export async function scheduleDraft(ask: Ask<Record<string, never>, z.output<typeof publicationForm>>): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition, { lock: true });
  refuseClosed(draft);
  const day = parseDay(ask.form.on);
  const on = day.ok ? day.value : '';
  const title = ask.form.title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  const waiting = (await listParts(ask.db, draft.id)).filter(({ state }) => state !== 'accepted').length;
  const faults = errorsOf(checkDraft(draft, (await listDraftRows(ask.db, draft.id)).rows).findings);
  const errors = [
    ...(title === '' ? error(ask, 'title', (words) => words.draft.titleNeeded) : []),
    ...(on === '' ? error(ask, 'on', (words) => words.draft.dateWrong) : on < ask.clock.today() ? error(ask, 'on', (words) => words.draft.datePast) : []),
    ...(waiting > 0 ? error(ask, 'on', (words) => words.draft.notAllAccepted(waiting)) : []),
    ...(faults.length > 0 ? error(ask, 'faults', (words) => words.draft.hasErrors(rowsIn(faults))) : []),
  ];
  if (errors.length > 0) return pageOf(ask, draft, { errors, values: { title: ask.form.title, on: ask.form.on }, faults, department: null });
  await updateDraftTitle(ask.db, draft.id, title);
  await updateDraft(ask.db, draft.id, { state: 'scheduled', publishOn: on, publishAs: ask.actingAs });
  await insertDraftAct(ask.db, draft.id, { kind: 'scheduled', publishOn: on, actingAs: ask.actingAs, at: ask.clock.now() });
  await addDraftPublication(ask.db, { slug: draft.slug, publishOn: on });
  return seeOther(ask.href(donePath(draft, 'scheduled')));
}

export const reasonForm = z.object({ reason: z.string().max(2_000).default('') });
type ReasonAsk = Ask<Record<string, never>, z.output<typeof reasonForm>>;

/** Opens a scheduled draft again. */
export async function unscheduleDraft(ask: ReasonAsk): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition, { lock: true });
  if (draft.state !== 'scheduled') throw new Refusal(409, 'draft-not-scheduled', sentence((words) => words.draft.stepNotOpen));
  await updateDraft(ask.db, draft.id, { state: 'writing', publishOn: null, publishAs: null });
  return settled(ask, draft, 'unscheduled');
}

export async function discard(ask: ReasonAsk): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition, { lock: true });
  refuseClosed(draft);
  if (plainText(ask.form.reason) === '') return pageOf(ask, draft, { errors: error(ask, 'reason', (words) => words.draft.reasonDiscard), values: {}, faults: [], department: null });
  await discardDraft(ask.db, draft);
  return settled(ask, draft, 'discarded');
}

async function settled(ask: ReasonAsk, draft: Draft, kind: 'unscheduled' | 'discarded'): Promise<Reply> {
  const reason = plainText(ask.form.reason);
  await insertDraftAct(ask.db, draft.id, { kind, reason: reason || null, actingAs: ask.actingAs, at: ask.clock.now() });
  if (reason !== '') ask.telling.why = reason;
  return seeOther(ask.href(kind === 'discarded' ? '/staff/plan/drafts' : donePath(draft, kind)));
}

/** What waits in drafts for the person asking: their part to write, approve or accept. */
export async function draftSteps(ask: Ask, draft: Draft): Promise<number> {
  const access = await draftAccess(ask.db, draft, signedIn(ask));
  const parts = await listParts(ask.db, draft.id);
  return parts.filter((part) => stepsOpen(part.state, access.standing(part.department)).some((step) => step === 'submit' || step === 'approve' || step === 'accept')).length;
}


import { isPlainDate } from '#domains/civic';
import { z } from 'zod';
import { page, Refusal, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { draftAccess, getDraft, refuseClosed } from './draft-access.store.ts';
import { checkDraft, errorsOf } from './draft-check.ts';
import { addDraftPublication } from './draft-publication.job.ts';
import { listDraftRows } from './draft-row.store.ts';
import { listParts, putPartState } from './draft-submission.store.ts';
import { steps, stepsOpen, ways } from './draft-submission.ts';
import { discardDraft, insertDraftAct, listDraftActs, updateDraft, updateDraftTitle } from './draft.store.ts';
import { departmentKey, departmentOfKey, type Draft, draftPath } from './draft.ts';
import { DraftView } from './draft.view.tsx';
import { sentence } from './text.ts';

export async function showDraft(ask: Ask): Promise<Reply> {
  return pageOf(ask, await getDraft(ask.db, ask.params.edition));
}

interface Wrong {
  errors: { field: string; message: string }[];
  values: Record<string, string>;
}

async function pageOf(ask: Ask, draft: Draft, wrong: Wrong | null = null): Promise<Reply> {
  const access = await draftAccess(ask.db, draft, signedIn(ask));
  const parts = (await listParts(ask.db, draft.id)).map((part) => ({ ...part, steps: draft.state === 'writing' ? stepsOpen(part.state, access.standing(part.department)) : [] }));
  const acts = await listDraftActs(ask.db, draft.id);
  return page(<DraftView view={ask} draft={draft} parts={parts} acts={acts} planning={access.planning} own={access.own.length > 0} wrong={wrong} />, wrong ? 422 : 200);
}

function error(ask: Pick<Ask, 'lang'>, field: string, pick: Parameters<typeof sentence>[0]): Wrong['errors'] {
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
  const reason = ask.form.reason.trim();
  const access = await draftAccess(ask.db, draft, signedIn(ask));
  const department = departmentOfKey(ask.form.department);
  const part = (await listParts(ask.db, draft.id)).find((each) => departmentKey(each.department) === departmentKey(department));
  if (!part) throw new Refusal(422, 'part-not-found', sentence((words) => words.draft.unknownDepartment));
  const standing = access.standing(department);
  if (!ways[step].may(standing, part.state)) throw new Refusal(403, 'step-not-yours', sentence((words) => words.draft.notYours));
  if (!ways[step].from.includes(part.state)) throw new Refusal(409, 'step-not-open', sentence((words) => words.draft.stepNotOpen));
  if (ways[step].needsReason && reason === '') return pageOf(plain(ask), draft, { errors: error(ask, `reason-${departmentKey(department)}`, (words) => words.draft.reasonNeeded), values: {} });
  await putPartState(ask.db, draft.id, department, ways[step].to);
  await insertDraftAct(ask.db, draft.id, { kind: ways[step].act, department, reason: reason || null, actingAs: ask.actingAs, at: ask.clock.now() });
  ask.telling.subject = `draft ${draft.slug} ${departmentKey(department)}`;
  if (reason !== '') ask.telling.why = reason;
  return seeOther(ask.href(draftPath(draft.slug)));
}

/** The same ask for a page that takes neither query nor form. */
function plain(ask: Ask<never, never> | Ask<Record<string, never>, Record<string, unknown>>): Ask {
  return { ...ask, query: {}, form: {} } as Ask;
}

export const publicationForm = z.object({ title: z.string().max(400).default(''), on: z.string().max(40).default('') });

/** Sets the day of publication; today means within seconds. */
export async function scheduleDraft(ask: Ask<Record<string, never>, z.output<typeof publicationForm>>): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition, { lock: true });
  refuseClosed(draft);
  const on = ask.form.on.trim().normalize('NFKC').replaceAll('/', '-');
  const title = ask.form.title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  const waiting = (await listParts(ask.db, draft.id)).filter(({ state }) => state !== 'accepted').length;
  const faults = errorsOf(checkDraft(draft, (await listDraftRows(ask.db, draft.id)).rows).findings).length;
  const errors = [
    ...(title === '' ? error(ask, 'title', (words) => words.draft.titleNeeded) : []),
    ...(!isPlainDate(on) ? error(ask, 'on', (words) => words.draft.dateWrong) : on < ask.clock.today() ? error(ask, 'on', (words) => words.draft.datePast) : []),
    ...(waiting > 0 ? error(ask, 'on', (words) => words.draft.notAllAccepted(waiting)) : []),
    ...(faults > 0 ? error(ask, 'on', (words) => words.draft.hasErrors(faults)) : []),
  ];
  if (errors.length > 0) return pageOf(plain(ask), draft, { errors, values: { title: ask.form.title, on: ask.form.on } });
  await updateDraftTitle(ask.db, draft.id, title);
  await updateDraft(ask.db, draft.id, { state: 'scheduled', publishOn: on, publishAs: ask.actingAs });
  await insertDraftAct(ask.db, draft.id, { kind: 'scheduled', publishOn: on, actingAs: ask.actingAs, at: ask.clock.now() });
  await addDraftPublication(ask.db, { slug: draft.slug, publishOn: on });
  return seeOther(ask.href(draftPath(draft.slug)));
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
  if (ask.form.reason.trim() === '') return pageOf(plain(ask), draft, { errors: error(ask, 'reason', (words) => words.draft.reasonDiscard), values: {} });
  await discardDraft(ask.db, draft);
  return settled(ask, draft, 'discarded');
}

async function settled(ask: ReasonAsk, draft: Draft, kind: 'unscheduled' | 'discarded'): Promise<Reply> {
  const reason = ask.form.reason.trim();
  await insertDraftAct(ask.db, draft.id, { kind, reason: reason || null, actingAs: ask.actingAs, at: ask.clock.now() });
  if (reason !== '') ask.telling.why = reason;
  return seeOther(ask.href(kind === 'discarded' ? '/staff/plan/drafts' : draftPath(draft.slug)));
}

/** What waits in drafts for the person asking: their part to write, approve or accept. */
export async function draftSteps(ask: Ask, draft: Draft): Promise<number> {
  const access = await draftAccess(ask.db, draft, signedIn(ask));
  const parts = await listParts(ask.db, draft.id);
  return parts.filter((part) => stepsOpen(part.state, access.standing(part.department)).some((step) => step === 'submit' || step === 'approve' || step === 'accept')).length;
}


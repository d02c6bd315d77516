import { z } from 'zod';
import { departmentsOfMeasure, departmentsOfProgramme } from '#domains/plan';
import { answersFor, holds } from '#platform/access';
import { page, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { plainText } from '#platform/typed-text';
import { answersOf, faultsOfAnswers, mergeAnswers, slotNames, withComputed, type Answers, type AnswerFault } from './answer.ts';
import { askedSheet } from './asked-sheet.store.ts';
import { staffSheetPath, type Evaluated } from './evaluated.ts';
import { planYearOf } from './evaluated.store.ts';
import { factsOf } from './facts.store.ts';
import { formStamp, type Subject } from './form.ts';
import { publishSheet } from './publishing.store.ts';
import { allows, selfEvaluation, sheetState, type Sheet, type SheetKey, type StepKind } from './sheet.ts';
import { sheetDocument } from './sheet-document.ts';
import { holdSheet, insertStep, loadSheet } from './sheet.store.ts';
import { deeds, SheetView, type Deed, type SheetProps, type SheetRights } from './sheet.view.tsx';
import { sentence, text } from './text.ts';

const slot = z.string().max(20_000).default('');
export const sheetForm = z.object({ ...Object.fromEntries(slotNames.map((name) => [name, slot])), revision: z.string().max(20).default('0'), form: z.string().max(40).default(''), next: z.enum(['save', 'submit']).default('save') });
export const returnForm = z.object({ reason: z.string().max(20_000).default('') });
/** What somebody has just done, said on the page that they come to by it. */
export const doneQuery = z.object({ done: z.enum(deeds).optional() });
export const confirmationForm = z.object({ revision: z.string().max(20).default('') });

async function rightsOf(ask: Ask<unknown, unknown>, subject: Subject): Promise<SheetRights> {
  const principal = signedIn(ask);
  const departments = (await (subject === 'programme' ? departmentsOfProgramme : departmentsOfMeasure)(ask.db, ask.params)) ?? [];
  const isHead = answersFor(principal, departments, 'head');
  const isPlanning = holds(principal, 'planning');
  return { write: isHead || answersFor(principal, departments, 'member'), confirm: isHead, sendBack: isHead || isPlanning, assess: holds(principal, 'panel'), publish: isPlanning };
}

type Shown = Partial<Pick<SheetProps, 'answers' | 'revision' | 'faults' | 'conflict' | 'formChanged' | 'reason' | 'notice' | 'done'>>;

async function sheetPage(ask: Ask<unknown, unknown>, sheet: Sheet, evaluated: Evaluated, shown: Shown = {}, status = 200): Promise<Reply> {
  const facts = await factsOf(ask.db, evaluated, sheet.year);
  const planYear = await planYearOf(ask.db, sheet.form.periodFirstYear, sheet.year);
  const own = selfEvaluation(sheet);
  const answers = withComputed(sheet.form, shown.answers ?? own.answers, planYear);
  const document = sheetDocument(sheet, evaluated, facts, planYear, null);
  const rights = await rightsOf(ask, sheet.subject);
  return page(<SheetView view={ask} sheet={sheet} evaluated={evaluated} document={document} facts={facts} rights={rights} revision={own.revision} faults={[]} {...shown} answers={answers} />, status);
}

function tell(ask: Ask<unknown, unknown>, { subject, key, year }: { subject: Subject; key: string; year: number }): void {
  ask.telling.subject = `evaluation ${subject} ${key} ${year}`;
}

export const showSheet = (subject: Subject) => async (ask: Ask<z.output<typeof doneQuery>>): Promise<Reply> => {
  const { asked, evaluated } = await askedSheet(ask, subject);
  tell(ask, asked);
  return sheetPage(ask, await loadSheet(ask.db, asked), evaluated, { done: ask.query.done });
};

/** Saves the draft; with `submit` hands it to the head. Who saved on an older state sees both, and nothing is lost. */
export const saveSheet = (subject: Subject) => async (ask: Ask<unknown, z.output<typeof sheetForm>>): Promise<Reply> => {
  const { asked, evaluated } = await askedSheet(ask, subject);
  tell(ask, asked);
  const { revision, form: stamp, next, ...slots } = ask.form;
  const sheet = await holdSheet(ask.db, asked, ask.clock.now());
  const mine = answersOf(sheet.form, slots as Record<string, string>);
  const saved = selfEvaluation(sheet);
  const state = sheetState(sheet);
  if (!allows(state, 'drafted')) return sheetPage(ask, sheet, evaluated, { notice: notNow(ask, sheet), answers: mine }, 409);
  if (stamp !== formStamp(sheet.form)) return sheetPage(ask, sheet, evaluated, { answers: mine, formChanged: true }, 409);
  if (revision !== saved.revision) {
    const { merged, differences, taken } = mergeAnswers(sheet.form, answersAt(sheet, revision), mine, saved.answers);
    if (differences.length > 0 || taken.length > 0) return sheetPage(ask, sheet, evaluated, { answers: merged, conflict: { differences, taken } }, 409);
  }
  const faults = faultsOfAnswers(sheet.form, mine, next === 'submit');
  if (faults.length > 0) return sheetPage(ask, sheet, evaluated, { answers: mine, faults }, 422);
  if (state === 'not-begun' || !isSame(mine, saved.answers)) await insertStep(ask.db, sheet.id, { kind: 'drafted', answers: mine, actingAs: ask.actingAs }, ask.clock.now());
  if (next === 'save') return done(ask, asked, 'saved');
  await insertStep(ask.db, sheet.id, { kind: 'submitted', actingAs: ask.actingAs }, ask.clock.now());
  return done(ask, asked, 'submitted');
};

function done({ href }: Pick<Ask, 'href'>, sheet: SheetKey, deed: Deed): Reply {
  return seeOther(href(withQuery(staffSheetPath(sheet), { done: deed })));
}

function answersAt(sheet: Sheet, revision: string): Answers {
  return sheet.steps.find(({ id, kind }) => kind === 'drafted' && String(id) === revision)?.answers ?? {};
}

function isSame(one: Answers, other: Answers): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => one[key] === other[key]);
}

function notNow(ask: Ask<unknown, unknown>, sheet: Sheet): string {
  const words = text(ask.lang).staff;
  return words.notNow(words.state[sheetState(sheet)]);
}

async function step(ask: Ask<unknown, unknown>, subject: Subject, kind: StepKind): Promise<{ sheet: Sheet & { id: number }; evaluated: Evaluated; refused: Reply | null }> {
  const { asked, evaluated } = await askedSheet(ask, subject);
  tell(ask, asked);
  const sheet = await holdSheet(ask.db, asked, ask.clock.now());
  const refused = allows(sheetState(sheet), kind) ? null : await sheetPage(ask, sheet, evaluated, { notice: notNow(ask, sheet) }, 409);
  return { sheet, evaluated, refused };
}

/** The head stands for what the head has read: not for what was written since. */
export const confirmSheet = (subject: Subject) => async (ask: Ask<unknown, z.output<typeof confirmationForm>>): Promise<Reply> => {
  const { sheet, evaluated, refused } = await step(ask, subject, 'confirmed');
  if (refused) return refused;
  if (ask.form.revision !== selfEvaluation(sheet).revision) return sheetPage(ask, sheet, evaluated, { notice: text(ask.lang).staff.conflictTitle }, 409);
  await insertStep(ask.db, sheet.id, { kind: 'confirmed', actingAs: ask.actingAs }, ask.clock.now());
  return done(ask, sheet, 'confirmed');
};

const reasonMax = 1_000;

export const returnSheet = (subject: Subject) => async (ask: Ask<unknown, z.output<typeof returnForm>>): Promise<Reply> => {
  const { sheet, evaluated, refused } = await step(ask, subject, 'sent-back');
  if (refused) return refused;
  const reason = plainText(ask.form.reason);
  const fault = reason === '' ? sentence((words) => words.staff.reasonNeeded) : reason.length > reasonMax ? sentence((words) => words.staff.reasonLong) : null;
  const faults: AnswerFault[] = fault === null ? [] : [{ field: 'reason', sentence: fault }];
  if (faults.length > 0) return sheetPage(ask, sheet, evaluated, { faults, reason: ask.form.reason }, 422);
  await insertStep(ask.db, sheet.id, { kind: 'sent-back', reason, actingAs: ask.actingAs }, ask.clock.now());
  return done(ask, sheet, 'returned');
};

export const publishOne = (subject: Subject) => async (ask: Ask): Promise<Reply> => {
  const { sheet, evaluated, refused } = await step(ask, subject, 'published');
  if (refused) return refused;
  await publishSheet(ask.db, sheet, evaluated, ask.actingAs, ask.clock.now());
  return done(ask, sheet, 'published');
};

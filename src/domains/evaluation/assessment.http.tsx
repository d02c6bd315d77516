/** The external panel's own grade and opinion, beside a self-evaluation that it cannot touch. */
import { z } from 'zod';
import { page, seeOther, type Ask, type Reply } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { askedSheet } from './asked-sheet.store.ts';
import { staffSheetPath, type Evaluated } from './evaluated.ts';
import { planYearOf } from './evaluated.store.ts';
import { factsOf } from './facts.store.ts';
import { overallScale, type Subject } from './form.ts';
import { allows, assessmentOf, sheetState, type Sheet } from './sheet.ts';
import { sheetDocument } from './sheet-document.ts';
import { holdSheet, insertStep, loadSheet } from './sheet.store.ts';
import { AssessmentView, type AssessmentProps, type Deed } from './sheet.view.tsx';
import { text } from './text.ts';

export const assessmentForm = z.object({ grade: z.string().max(20).default(''), opinion: z.string().max(20_000).default(''), revision: z.string().max(20).default('0') });

const opinionMax = 2_000;

async function assessmentPage(ask: Ask<unknown, unknown>, sheet: Sheet, evaluated: Evaluated, shown: Partial<AssessmentProps> = {}, status = 200): Promise<Reply> {
  const said = assessmentOf(sheet);
  const document = sheetDocument(sheet, evaluated, await factsOf(ask.db, evaluated, sheet.year), await planYearOf(ask.db, sheet.form.periodFirstYear, sheet.year), null);
  const grades = overallScale(sheet.form).grades.map(({ code, label }) => ({ value: code, label: `${code}　${label[ask.lang]}` }));
  const given = said?.assessment ?? { grade: '', opinion: '' };
  return page(<AssessmentView view={ask} sheet={sheet} evaluated={evaluated} document={document} grades={grades} given={given} revision={said?.revision ?? '0'} errors={[]} {...shown} />, status);
}

export const showAssessment = (subject: Subject) => async (ask: Ask<{ done?: Deed | undefined }>): Promise<Reply> => {
  const { asked, evaluated } = await askedSheet(ask, subject);
  ask.telling.subject = `evaluation ${subject} ${asked.key} ${asked.year}`;
  return assessmentPage(ask, await panelSheet(ask, subject), evaluated, { assessed: ask.query.done === 'assessed' });
};

/** The panel sees a sheet from the moment its head stands for it. */
async function panelSheet(ask: Pick<Ask, 'params' | 'db'>, subject: Subject): Promise<Sheet> {
  const { asked } = await askedSheet(ask, subject);
  const sheet = await loadSheet(ask.db, asked);
  const state = sheetState(sheet);
  return state === 'confirmed' || state === 'published' ? sheet : { ...sheet, steps: [] };
}

export const saveAssessment = (subject: Subject) => async (ask: Ask<unknown, z.output<typeof assessmentForm>>): Promise<Reply> => {
  const { asked, evaluated } = await askedSheet(ask, subject);
  ask.telling.subject = `evaluation ${subject} ${asked.key} ${asked.year}`;
  const sheet = await holdSheet(ask.db, asked, ask.clock.now());
  const words = text(ask.lang).staff;
  const given = { grade: ask.form.grade, opinion: plainText(ask.form.opinion) };
  if (!allows(sheetState(sheet), 'assessed')) return assessmentPage(ask, await panelSheet(ask, subject), evaluated, { typed: given }, 409);
  const before = assessmentOf(sheet);
  if (ask.form.revision !== (before?.revision ?? '0')) return assessmentPage(ask, sheet, evaluated, { given, ...(before && { conflict: before.assessment }) }, 409);
  const errors: { field: string; message: string }[] = [];
  if (!overallScale(sheet.form).grades.some(({ code }) => code === given.grade)) errors.push({ field: 'grade', message: words.panelNeeded });
  if (given.opinion === '') errors.push({ field: 'opinion', message: words.opinionNeeded });
  if (given.opinion.length > opinionMax) errors.push({ field: 'opinion', message: words.opinionLong });
  if (errors.length > 0) return assessmentPage(ask, sheet, evaluated, { given, errors }, 422);
  await insertStep(ask.db, sheet.id, { kind: 'assessed', answers: given, actingAs: ask.actingAs }, ask.clock.now());
  return seeOther(ask.href(`${staffSheetPath(asked)}/assessment?done=assessed`));
};

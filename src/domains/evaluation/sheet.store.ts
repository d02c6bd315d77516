/** Sheets and what happened to them. */
import type { Database } from '#platform/database';
import type { Answers } from './answer.ts';
import { formOfYear, findForm, keepForm, type KeptForm } from './form.store.ts';
import { stateOf, type Sheet, type SheetKey, type SheetState, type Step, type StepKind } from './sheet.ts';
import type { EvaluationTables } from './tables.ts';

async function rowOf(db: Database, { subject, key, year }: SheetKey) {
  return db.withTables<EvaluationTables>().selectFrom('evaluation.sheet').selectAll().where('subject', '=', subject).where('key', '=', key).where('fiscal_year', '=', year).executeTakeFirst();
}

/** The sheet, with nothing in it where nobody has begun. */
export async function loadSheet(db: Database, asked: SheetKey): Promise<Sheet> {
  const row = await rowOf(db, asked);
  const kept = row ? (await findForm(db, row.form_id))! : await formOfYear(db, asked.subject, asked.year);
  const steps = row ? await listSteps(db, row.id) : [];
  return { ...asked, id: row?.id ?? null, form: kept.form, steps };
}

async function listSteps(db: Database, sheetId: number): Promise<Step[]> {
  const rows = await db.withTables<EvaluationTables>().selectFrom('evaluation.step').selectAll().where('sheet_id', '=', sheetId).orderBy('id').execute();
  return rows.map(({ id, kind, answers, reason, acting_as, at }) => ({ id, kind, answers, reason, actingAs: acting_as, at }));
}

/** The sheet for writing: made where it is new, and held until the transaction ends, so that two people write one after the other. */
export async function holdSheet(tx: Database, asked: SheetKey, at: Date): Promise<Sheet & { id: number }> {
  const db = tx.withTables<EvaluationTables>();
  if (!(await rowOf(tx, asked))) {
    const kept: KeptForm = await formOfYear(tx, asked.subject, asked.year);
    const formId = await keepForm(tx, kept, at);
    const values = { subject: asked.subject, key: asked.key, fiscal_year: asked.year, form_id: formId, created_at: at };
    await db.insertInto('evaluation.sheet').values(values).onConflict((on) => on.columns(['subject', 'key', 'fiscal_year']).doNothing()).execute();
  }
  const { id } = (await rowOf(tx, asked))!;
  await db.selectFrom('evaluation.sheet').select('id').where('id', '=', id).forUpdate().execute();
  return { ...(await loadSheet(tx, asked)), id };
}

export interface NewStep {
  kind: StepKind;
  answers?: Answers;
  reason?: string;
  actingAs: string;
}

export async function insertStep(tx: Database, sheetId: number, { kind, answers, reason, actingAs }: NewStep, at: Date): Promise<void> {
  const values = { sheet_id: sheetId, kind, answers: answers === undefined ? null : (JSON.stringify(answers) as unknown as Answers), reason: reason ?? null, acting_as: actingAs, at };
  await tx.withTables<EvaluationTables>().insertInto('evaluation.step').values(values).execute();
}

export interface SheetProgress {
  state: SheetState;
  isAssessed: boolean;
  changedAt: Date;
}

export const sheetName = ({ subject, key }: Pick<SheetKey, 'subject' | 'key'>): string => `${subject} ${key}`;

/** State of every sheet of a year that somebody has begun, by `sheetName`. */
export async function listStates(db: Database, year: number): Promise<Map<string, SheetProgress>> {
  const rows = await db
    .withTables<EvaluationTables>()
    .selectFrom('evaluation.sheet as s')
    .innerJoin('evaluation.step as e', 'e.sheet_id', 's.id')
    .select(['s.subject', 's.key', 'e.kind', 'e.at'])
    .where('s.fiscal_year', '=', year)
    .orderBy('e.id')
    .execute();
  const bySheet = Map.groupBy(rows, sheetName);
  return new Map([...bySheet].map(([name, steps]) => [name, { state: stateOf(steps.map(({ kind }) => kind)), isAssessed: steps.some(({ kind }) => kind === 'assessed'), changedAt: steps.at(-1)!.at }]));
}

/** Years in which sheets were begun, newest first. */
export async function listSheetYears(db: Database): Promise<number[]> {
  const rows = await db.withTables<EvaluationTables>().selectFrom('evaluation.sheet').select('fiscal_year').distinct().orderBy('fiscal_year', 'desc').execute();
  return rows.map(({ fiscal_year }) => fiscal_year);
}

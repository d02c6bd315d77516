/** The city's forms, by the first fiscal year in which each is used. */
import type { Database } from '#platform/database';
import { shippedForms } from './shipped-form.store.ts';
import type { EvaluationForm, Subject } from './form.ts';
import type { EvaluationTables } from './tables.ts';

export interface KeptForm {
  /** Null for the form that comes with the program, until a sheet is written on it. */
  id: number | null;
  subject: Subject;
  /** Null: from the beginning. */
  firstYear: number | null;
  form: EvaluationForm;
  savedAt: Date;
  /** Sheets written on it. */
  sheets: number;
}

/** The shipped form counts as there before every year. */
const beginning = 0;
const notYet = new Date(0);

function query(db: Database) {
  return db
    .withTables<EvaluationTables>()
    .selectFrom('evaluation.form as f')
    .select(['f.id', 'f.subject', 'f.first_year', 'f.document', 'f.saved_at'])
    .select((of) => of.selectFrom('evaluation.sheet as s').whereRef('s.form_id', '=', 'f.id').select((count) => count.fn.countAll<bigint>().as('n')).as('sheets'));
}

type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];

const keptOf = ({ id, subject, first_year, document, saved_at, sheets }: Row): KeptForm => ({
  id, subject, firstYear: first_year === beginning ? null : first_year, form: document, savedAt: saved_at, sheets: Number(sheets),
});

const shipped = (subject: Subject): KeptForm => ({ id: null, subject, firstYear: null, form: shippedForms[subject], savedAt: notYet, sheets: 0 });

/** Newest first; the shipped form stands last until something replaced or used it. */
export async function listForms(db: Database, subject: Subject): Promise<KeptForm[]> {
  const kept = (await query(db).where('f.subject', '=', subject).orderBy('f.first_year', 'desc').execute()).map(keptOf);
  return kept.some(({ firstYear }) => firstYear === null) ? kept : [...kept, shipped(subject)];
}

export async function findForm(db: Database, id: number): Promise<KeptForm | null> {
  const row = await query(db).where('f.id', '=', id).executeTakeFirst();
  return row ? keptOf(row) : null;
}

/** The form of a fiscal year. */
export async function formOfYear(db: Database, subject: Subject, year: number): Promise<KeptForm> {
  const row = await query(db).where('f.subject', '=', subject).where('f.first_year', '<=', year).orderBy('f.first_year', 'desc').limit(1).executeTakeFirst();
  return row ? keptOf(row) : shipped(subject);
}

/** Id of a form in the database; the shipped one is put there when the first sheet needs it. */
export async function keepForm(tx: Database, kept: KeptForm, at: Date): Promise<number> {
  if (kept.id !== null) return kept.id;
  const db = tx.withTables<EvaluationTables>();
  const values = { subject: kept.subject, first_year: beginning, document: JSON.stringify(kept.form) as unknown as EvaluationForm, saved_at: at };
  await db.insertInto('evaluation.form').values(values).onConflict((on) => on.columns(['subject', 'first_year']).doNothing()).execute();
  return (await db.selectFrom('evaluation.form').select('id').where('subject', '=', kept.subject).where('first_year', '=', beginning).executeTakeFirstOrThrow()).id;
}

/** First year whose form may still be changed: the one after the last in which a sheet was written; null where none was. */
export async function firstOpenYear(db: Database, subject: Subject): Promise<number | null> {
  const { last } = await db.withTables<EvaluationTables>().selectFrom('evaluation.sheet').where('subject', '=', subject).select((of) => of.fn.max('fiscal_year').as('last')).executeTakeFirstOrThrow();
  return last === null ? null : last + 1;
}

/** Puts a form in place for a year on, or replaces the one that began then. */
export async function saveForm(tx: Database, form: EvaluationForm, firstYear: number, at: Date): Promise<number> {
  const document = JSON.stringify(form) as unknown as EvaluationForm;
  const { id } = await tx
    .withTables<EvaluationTables>()
    .insertInto('evaluation.form')
    .values({ subject: form.subject, first_year: firstYear, document, saved_at: at })
    .onConflict((on) => on.columns(['subject', 'first_year']).doUpdateSet({ document, saved_at: at }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

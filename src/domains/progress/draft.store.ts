/** Reports as they are being written. */
import type { Database } from '#platform/database';
import type { Half, Period } from './period.ts';
import type { Report } from './report.ts';
import type { ProgressTables } from './tables.ts';

export interface Draft extends Report {
  programme: string;
  period: Period;
  /** Counts the saves; 1 for the first. */
  revision: number;
  savedAt: Date;
  actingAs: string;
}

const columns = ['programme_number', 'fiscal_year', 'half', 'revision', 'state', 'done', 'next', 'links', 'saved_at', 'acting_as'] as const;

function drafts(db: Database) {
  return db.withTables<ProgressTables>().selectFrom('progress.draft').select(columns);
}

type Row = Awaited<ReturnType<ReturnType<typeof drafts>['executeTakeFirstOrThrow']>>;

function draftOf(row: Row): Draft {
  const { state, done, next, links, revision } = row;
  return { programme: row.programme_number, period: { year: row.fiscal_year, half: row.half as Half }, revision, state, done, next, links, savedAt: row.saved_at, actingAs: row.acting_as };
}

/** `held`: nobody else saves it until the caller's transaction ends. */
export async function findDraft(db: Database, programme: string, { year, half }: Period, { held = false } = {}): Promise<Draft | null> {
  const asked = drafts(db).where('programme_number', '=', programme).where('fiscal_year', '=', year).where('half', '=', half);
  const row = await (held ? asked.forUpdate() : asked).executeTakeFirst();
  return row ? draftOf(row) : null;
}

export async function listDrafts(db: Database, { year, half }: Period): Promise<Draft[]> {
  return (await drafts(db).where('fiscal_year', '=', year).where('half', '=', half).execute()).map(draftOf);
}

export interface NewSave {
  programme: string;
  period: Period;
  report: Report;
  /** The revision that the writer had before them; 0 for none. */
  onRevision: number;
  personId: string;
  actingAs: string;
}

/** The new revision, or null where somebody has saved since: then nothing is written. */
export async function insertSave(tx: Database, { programme, period, report, onRevision, personId, actingAs }: NewSave, at: Date): Promise<number | null> {
  const db = tx.withTables<ProgressTables>();
  const text = { revision: onRevision + 1, state: report.state, done: report.done, next: report.next, links: JSON.stringify(report.links), saved_at: at, acting_as: actingAs };
  const key = { programme_number: programme, fiscal_year: period.year, half: period.half };
  const written =
    onRevision === 0
      ? await db.insertInto('progress.draft').values({ ...key, ...text }).onConflict((conflict) => conflict.doNothing()).returning('revision').executeTakeFirst()
      : await db.updateTable('progress.draft').set(text).where('programme_number', '=', programme).where('fiscal_year', '=', period.year).where('half', '=', period.half).where('revision', '=', onRevision).returning('revision').executeTakeFirst();
  if (written === undefined) return null;
  await db.insertInto('progress.save').values({ ...key, ...text, saved_by: personId }).execute();
  return written.revision;
}

/** Every saved text of one report, newest first. */
export async function listSaves(db: Database, programme: string, { year, half }: Period): Promise<Draft[]> {
  const rows = await db.withTables<ProgressTables>().selectFrom('progress.save').select(columns).where('programme_number', '=', programme).where('fiscal_year', '=', year).where('half', '=', half).orderBy('revision', 'desc').execute();
  return rows.map(draftOf);
}

/** What somebody saved, newest first. */
export async function listSavesBy(db: Database, personId: string): Promise<Draft[]> {
  const rows = await db.withTables<ProgressTables>().selectFrom('progress.save').select(columns).where('saved_by', '=', personId).orderBy('id', 'desc').execute();
  return rows.map(draftOf);
}

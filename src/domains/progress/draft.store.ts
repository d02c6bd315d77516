/** Reports as they are being written. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { prepared } from '#platform/round-trip';
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

const columnList = sql.raw(columns.join(', '));

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

/** Of one half-year, or of all. */
export async function listDrafts(db: Database, { year, half }: Partial<Period>): Promise<Draft[]> {
  const all = drafts(db);
  return (await (year === undefined || half === undefined ? all : all.where('fiscal_year', '=', year).where('half', '=', half)).execute()).map(draftOf);
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
  const { year, half } = period;
  const { state, done, next, links } = report;
  const text = sql`${onRevision + 1}::integer, ${state}::text, ${done}::text, ${next}::text, ${JSON.stringify(links)}::jsonb, ${at}::timestamptz, ${actingAs}::text`;
  const written =
    onRevision === 0
      ? sql`insert into progress.draft (${columnList}) values (${programme}, ${year}, ${half}, ${text}) on conflict do nothing returning *`
      : sql`update progress.draft set (revision, state, done, next, links, saved_at, acting_as) = row(${text})
          where programme_number = ${programme} and fiscal_year = ${year} and half = ${half} and revision = ${onRevision} returning *`;
  const { rows } = await sql<{ revision: number }>`${prepared}
    with written as (${written})
    insert into progress.save (${columnList}, saved_by) select ${columnList}, ${personId} from written returning revision`.execute(tx);
  return rows[0]?.revision ?? null;
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

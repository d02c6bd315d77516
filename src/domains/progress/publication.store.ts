/** Reports that the public reads, with those that they corrected. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Half, Period } from './period.ts';
import type { EvidenceLink, Report, State } from './report.ts';
import type { ProgressTables } from './tables.ts';

export interface Publication extends Report {
  programme: string;
  period: Period;
  state: State;
  /** 1 for the first; each later one corrects the one before. */
  number: number;
  /** Why it was corrected; null at the first. */
  reason: string | null;
  publishedAt: Date;
  actingAs: string;
}

interface Row {
  programme_number: string;
  fiscal_year: number;
  half: number;
  number: number;
  state: State;
  done: string;
  next: string;
  links: EvidenceLink[];
  reason: string | null;
  published_at: Date;
  acting_as: string;
}

function publicationOf({ number, state, done, next, links, reason, ...row }: Row): Publication {
  return { programme: row.programme_number, period: { year: row.fiscal_year, half: row.half as Half }, number, state, done, next, links, reason, publishedAt: row.published_at, actingAs: row.acting_as };
}

const columns = sql.raw('programme_number, fiscal_year, half, number, state, done, next, links, reason, published_at, acting_as');

/** The text that counts for each programme and half-year asked for, newest half-year first. */
export async function listPublished(db: Database, asked: { programme?: string; year?: number; half?: number } = {}): Promise<Publication[]> {
  const { rows } = await sql<Row>`
    select distinct on (fiscal_year, half, programme_number) ${columns} from progress.publication
    where (${asked.programme ?? null}::text is null or programme_number = ${asked.programme ?? null})
      and (${asked.year ?? null}::integer is null or fiscal_year = ${asked.year ?? null})
      and (${asked.half ?? null}::integer is null or half = ${asked.half ?? null})
    order by fiscal_year desc, half desc, programme_number, number desc`.execute(db);
  return rows.map(publicationOf);
}

/** Every publication of one report, newest first. */
export async function listPublications(db: Database, programme: string, { year, half }: Period): Promise<Publication[]> {
  const { rows } = await sql<Row>`
    select ${columns} from progress.publication
    where programme_number = ${programme} and fiscal_year = ${year} and half = ${half} order by number desc`.execute(db);
  return rows.map(publicationOf);
}

/** Half-years of which anything is published, newest first. */
export async function listPublishedPeriods(db: Database): Promise<Period[]> {
  const { rows } = await sql<{ year: number; half: Half }>`
    select distinct fiscal_year as year, half from progress.publication order by 1 desc, 2 desc`.execute(db);
  return rows;
}

export async function insertPublication(tx: Database, { programme, period, state, done, next, links, number, reason, publishedAt, actingAs }: Publication): Promise<void> {
  await tx
    .withTables<ProgressTables>()
    .insertInto('progress.publication')
    .values({
      programme_number: programme, fiscal_year: period.year, half: period.half, number, state, done, next, links: JSON.stringify(links), reason,
      published_at: publishedAt, acting_as: actingAs,
    })
    .execute();
}

/** True once any report was published. */
export async function isAnyPublished(db: Database): Promise<boolean> {
  return (await sql`select from progress.publication limit 1`.execute(db)).rows.length > 0;
}

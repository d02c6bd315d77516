/** What is published: the newest publication of each sheet. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Subject } from './form.ts';
import type { SheetDocument } from './sheet-document.ts';
import type { EvaluationTables } from './tables.ts';

export interface Published {
  document: SheetDocument;
  publishedAt: Date;
  /** When the sheet was published first; the same as `publishedAt` where it was never corrected. */
  firstAt: Date;
}

interface Asked {
  year?: number;
  subject?: Subject;
  key?: string;
}

/** Newest year first, then in the order of keys. */
export async function listPublished(db: Database, { year, subject, key }: Asked): Promise<Published[]> {
  const { rows } = await sql<{ document: SheetDocument; at: Date; first_at: Date }>`
    select p.document, p.at, (select min(f.at) from evaluation.publication f where f.sheet_id = s.id) as first_at
    from evaluation.sheet s join lateral (select document, at from evaluation.publication where sheet_id = s.id order by id desc limit 1) p on true
    where (${year ?? null}::integer is null or s.fiscal_year = ${year ?? null}::integer)
      and (${subject ?? null}::text is null or s.subject = ${subject ?? null}::text)
      and (${key ?? null}::text is null or s.key = ${key ?? null}::text)
    order by s.fiscal_year desc, s.subject desc, s.key`.execute(db);
  return rows.map(({ document, at, first_at }) => ({ document, publishedAt: at, firstAt: first_at }));
}

/** Years with something published, newest first, with how many sheets. */
export async function listPublishedYears(db: Database): Promise<{ year: number; programmes: number; measures: number }[]> {
  const { rows } = await sql<{ year: number; programmes: number; measures: number }>`
    select fiscal_year::integer as year, (count(*) filter (where subject = 'programme'))::integer as programmes, (count(*) filter (where subject = 'measure'))::integer as measures
    from evaluation.sheet s where exists (select from evaluation.publication p where p.sheet_id = s.id)
    group by fiscal_year order by fiscal_year desc`.execute(db);
  return rows;
}

export async function insertPublication(tx: Database, sheetId: number, document: SheetDocument, actingAs: string, at: Date): Promise<void> {
  const values = { sheet_id: sheetId, document: JSON.stringify(document) as unknown as SheetDocument, acting_as: actingAs, at };
  await tx.withTables<EvaluationTables>().insertInto('evaluation.publication').values(values).execute();
}

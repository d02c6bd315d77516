/** Brings a table of amounts in: facts, what stands, the import itself and its refused rows, in one transaction. */
import { createHash } from 'node:crypto';
import { readSource } from '#domains/book';
import { formatFiscalYearShort } from '#domains/civic';
import { departmentName, listProgrammeNames, listProgrammesInForce } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Sentence } from '#platform/http';
import { fundSources } from './amount.ts';
import { listAmounts } from './amount.store.ts';
import { type AmountChange, countsOf, type ImportCounts, type Preview, previewOf } from './import.ts';
import { readSheet, thousandYen } from './sheet.ts';
import type { MoneyTables } from './tables.ts';
import { text } from './text.ts';

/** What the file would do to what stands; writes nothing. @throws SourceError where the file as a whole cannot be read */
export async function previewAmounts(db: Database, bytes: Uint8Array, name: string): Promise<Preview | { fault: Sentence }> {
  const source = await readSource(bytes, name);
  const sheet = readSheet(source.lines);
  if ('fault' in sheet) return sheet;
  const [programmes, standing] = await Promise.all([listProgrammeNames(db), listAmounts(db, {})]);
  return previewOf(sheet, programmes, standing);
}

export interface AmountImport {
  id: number;
  sourceName: string;
  sha256: string;
  bytes: number;
  counts: ImportCounts;
  appliedAt: Date;
  actingAs: string;
}

export interface ImportSource {
  name: string;
  bytes: Uint8Array;
  actingAs: string;
}

/** Imports change what stands one after another. */
const importLock = 7_303_001;

/** Waits until no other import is under way; the preview made after it holds until the transaction ends. */
export async function lockImports(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${importLock})`.execute(tx);
}

/**
 * Writes what the preview says and puts it on the public record; the preview must have been made in the same transaction
 * after `lockImports`. @returns the import's id
 */
export async function applyPreview(tx: Database, preview: Preview, source: ImportSource, at: Date): Promise<number> {
  const id = await insertImport(tx, preview, source, at);
  const changed = preview.changes.filter((change) => change.kind !== 'unchanged');
  if (changed.length === 0) return id;
  const numbers = new Set(changed.map((change) => change.after.programmeNumber));
  const programmes = (await listProgrammesInForce(tx)).filter(({ number }) => numbers.has(number));
  const years = [...new Set(changed.map((change) => change.after.fiscalYear))].toSorted();
  await recordPublicAct(
    tx,
    {
      kind: 'money.amounts-published',
      path: '/plan/money',
      title: { ja: text('ja').act.imported(years.map((year) => formatFiscalYearShort(year, 'ja')).join('、')), en: text('en').act.imported(years.map((year) => formatFiscalYearShort(year, 'en')).join(', ')) },
      actingAs: source.actingAs,
      about: {
        programmes: [...numbers],
        measures: [...new Set(programmes.map(({ measure }) => measure.code))],
        departments: [...new Set(programmes.flatMap(({ departments }) => departments.map(departmentName)))],
      },
      document: { source_sha256: sha256Of(source.bytes), counts: countsOf(preview), amounts: changed.map(amountDocument) },
    },
    at,
  );
  return id;
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function amountDocument({ after, before }: AmountChange): object {
  const { programmeNumber, fiscalYear, stage, round, totalYen } = after;
  return { programme: programmeNumber, fiscal_year: fiscalYear, stage, round, total_thousand_yen: thousandYen(totalYen), before_thousand_yen: before === null ? null : thousandYen(before.totalYen) };
}

async function insertImport(tx: Database, preview: Preview, { name, bytes, actingAs }: ImportSource, at: Date): Promise<number> {
  const db = tx.withTables<MoneyTables>();
  const counts = countsOf(preview);
  const { id } = await db
    .insertInto('money.import')
    .values({
      source_name: name,
      source_sha256: sha256Of(bytes),
      source_bytes: bytes.length,
      rows_added: counts.added,
      rows_changed: counts.changed,
      rows_unchanged: counts.unchanged,
      rows_refused: counts.refused,
      applied_at: at,
      acting_as: actingAs,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertFacts(tx, id, preview.changes.filter((change) => change.kind !== 'unchanged'));
  const refusals = preview.refusals.map(({ line, source, sentence }, position) => ({ position, line, source, ...sentence }));
  await sql`
    insert into money.import_refusal (import_id, position, line, source, ja, en)
    select ${id}, r.position, r.line, r.source, r.ja, r.en
    from jsonb_to_recordset(${JSON.stringify(refusals)}::jsonb) as r(position int, line int, source text, ja text, en text)`.execute(tx);
  return id;
}

async function insertFacts(tx: Database, importId: number, changes: AmountChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ after }) => ({
    programme_number: after.programmeNumber,
    fiscal_year: after.fiscalYear,
    stage: after.stage,
    round: after.round,
    total_yen: String(after.totalYen),
    ...Object.fromEntries(fundSources.map((source) => [`${source}_yen`, after.sources[source]?.toString() ?? null])),
  }));
  await sql`
    with given as (
      insert into money.fact (import_id, programme_number, fiscal_year, stage, round, total_yen, national_yen, prefectural_yen, bond_yen, other_yen, general_yen)
      select ${importId}, g.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(programme_number text, fiscal_year smallint, stage text, round smallint,
        total_yen bigint, national_yen bigint, prefectural_yen bigint, bond_yen bigint, other_yen bigint, general_yen bigint)
      returning *
    )
    insert into money.standing (programme_number, fiscal_year, stage, round, fact_id, total_yen, national_yen, prefectural_yen, bond_yen, other_yen, general_yen)
    select programme_number, fiscal_year, stage, round, id, total_yen, national_yen, prefectural_yen, bond_yen, other_yen, general_yen from given
    on conflict (programme_number, fiscal_year, stage, round) do update set fact_id = excluded.fact_id, total_yen = excluded.total_yen,
      national_yen = excluded.national_yen, prefectural_yen = excluded.prefectural_yen, bond_yen = excluded.bond_yen,
      other_yen = excluded.other_yen, general_yen = excluded.general_yen`.execute(tx);
}

const importColumns = sql`id, source_name as "sourceName", source_sha256 as sha256, source_bytes as bytes, applied_at as "appliedAt", acting_as as "actingAs",
  jsonb_build_object('added', rows_added, 'changed', rows_changed, 'unchanged', rows_unchanged, 'refused', rows_refused) as counts`;

/** Newest first. */
export async function listImports(db: Database, { limit, offset }: { limit: number | null; offset: number }): Promise<{ found: number; imports: AmountImport[] }> {
  const { rows } = await sql<AmountImport & { found: number }>`
    select ${importColumns}, (count(*) over ())::int as found from money.import order by id desc limit ${limit} offset ${offset}`.execute(db);
  return { found: rows[0]?.found ?? 0, imports: rows.map(({ found: _found, ...one }) => one) };
}

export interface ImportReport extends AmountImport {
  refusals: { line: number; source: string; ja: string; en: string }[];
}

export async function findImport(db: Database, id: number): Promise<ImportReport | null> {
  const { rows } = await sql<AmountImport>`select ${importColumns} from money.import where id = ${id}`.execute(db);
  if (!rows[0]) return null;
  const refusals = await sql<ImportReport['refusals'][number]>`select line, source, ja, en from money.import_refusal where import_id = ${id} order by position`.execute(db);
  return { ...rows[0], refusals: refusals.rows };
}

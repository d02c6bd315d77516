/** What an import leaves in the ledger besides the listings: the import itself, its findings, the changes it made. */
import type { Finding } from '#domains/book';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { LedgerChange } from './change.ts';
import { rowsText } from './listing-rows.ts';
import type { Resolved } from './listing-writing.store.ts';
import type { SourceDocument } from './source-document.ts';
import type { ImportTable, PlanTables } from './tables.ts';

/**
 * One import at a time, over all plans: numbers and addresses are given out in the whole ledger. Ends with the transaction,
 * whose statements may take as long as they need: waiting for a large import is no fault.
 */
export async function lockImports(tx: Database): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended('hiraku.plan.import', 0))`.execute(tx);
}

export async function insertImport(tx: Database, row: Omit<ImportTable, 'id'>): Promise<number> {
  return (await tx.withTables<PlanTables>().insertInto('plan.import').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function insertFindings(tx: Database, importId: number, findings: Finding[]): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map((finding, position) => ({
    position,
    severity: finding.severity,
    code: finding.code,
    listing: finding.listing,
    line: finding.place?.line ?? null,
    cell: finding.place?.cell ?? null,
    page: finding.place?.page ?? null,
    sheet: finding.place?.sheet ?? null,
    ja: finding.ja,
    en: finding.en,
  }));
  const text = rowsText(rows);
  await sql`
    insert into plan.import_finding (import_id, position, severity, code, listing, line, cell, page, sheet, ja, en)
    select ${importId}, row.position, row.severity, row.code, row.listing, row.line, row.cell, row.page, row.sheet, row.ja, row.en
    from jsonb_to_recordset(${text}::jsonb) as row (position integer, severity text, code text, listing text,
      line integer, cell integer, page integer, sheet text, ja text, en text)`.execute(tx);
}

interface ChangeRow {
  number: string | null;
  measure: string;
  kind: string;
  field: string | null;
  before: string | null;
  after: string | null;
}

/** A row for every listing that came or went and for every field that changed. */
export async function insertChanges(
  tx: Database,
  target: { editionId: number; importId: number; at: Date; actingAs: string | null },
  changes: LedgerChange[],
  resolved: Resolved[],
): Promise<void> {
  const rows: ChangeRow[] = changes.flatMap((change): ChangeRow[] => {
    const common = { number: change.programme, measure: change.measure };
    if (change.kind === 'unchanged' || change.kind === 'kept') return [];
    if (change.kind === 'added' || change.kind === 'removed') return [{ ...common, kind: change.kind, field: null, before: null, after: null, ...change.fields[0] }];
    return change.fields.map((field) => ({ ...common, kind: kindOfField(field.field), ...field }));
  });
  for (const each of resolved) rows.push({ number: each.number, measure: each.measure, kind: 'resolved', field: each.field, before: null, after: each.text });
  if (rows.length === 0) return;
  const text = rowsText(rows.map((row, position) => ({ ...row, position })));
  await sql`
    insert into plan.change (edition_id, import_id, programme_id, measure_code, kind, field, before, after, changed_at, acting_as)
    select ${target.editionId}, ${target.importId}, programme.id, row.measure, row.kind, row.field, row.before, row.after, ${target.at}, ${target.actingAs}
    from jsonb_to_recordset(${text}::jsonb)
      as row (number text, measure text, kind text, field text, before text, after text, position integer)
    left join plan.programme programme on programme.number = row.number
    order by row.position`.execute(tx);
}

function kindOfField(field: string): 'renamed' | 'moved' | 'changed' {
  if (field === 'name') return 'renamed';
  return field === 'measure' ? 'moved' : 'changed';
}

/** Documents that were imported into the edition, the one that came last at the end, each once. */
export async function listSources(db: Database, editionId: number): Promise<SourceDocument[]> {
  const rows = await db
    .withTables<PlanTables>()
    .selectFrom('plan.import')
    .select(['source_name', 'source_kind', 'source_sha256', 'source_bytes', 'layout', 'applied_at'])
    .where('edition_id', '=', editionId)
    .orderBy('id')
    .execute();
  const last = new Map<string, SourceDocument>();
  for (const row of rows) {
    last.delete(row.source_sha256);
    last.set(row.source_sha256, {
      name: row.source_name,
      kind: row.source_kind,
      sha256: row.source_sha256,
      bytes: row.source_bytes,
      layout: row.layout,
      appliedAt: row.applied_at,
    });
  }
  return [...last.values()];
}

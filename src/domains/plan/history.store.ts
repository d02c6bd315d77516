/** Reads what was done to the ledger: imports and single changes, newest first. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import type { HistoryChange, HistoryImport } from './history.ts';
import type { ChangeKind } from './tables.ts';

export interface HistoryChoice {
  programmeId?: number;
  edition?: string;
  kind?: ChangeKind;
  limit?: number;
  offset?: number;
}

/** Changes of public editions, newest first; `found` is their number before paging. */
export async function listHistory(db: Database, choice: HistoryChoice): Promise<{ found: number; changes: HistoryChange[] }> {
  const conditions: RawBuilder<unknown>[] = [sql`e.status <> 'draft'`];
  if (choice.programmeId !== undefined) conditions.push(sql`c.programme_id = ${choice.programmeId}`);
  if (choice.edition !== undefined) conditions.push(sql`e.slug = ${choice.edition}`);
  if (choice.kind !== undefined) conditions.push(sql`c.kind = ${choice.kind}`);
  const { rows } = await sql<HistoryChange & { found: number }>`
    select c.id, c.kind, c.field, c.before, c.after, c.measure_code as measure, e.slug as edition, c.changed_at as "changedAt", c.acting_as as "actingAs",
      case when p.id is not null then jsonb_build_object('number', p.number, 'slug', s.slug, 'name', p.name) end as programme,
      (count(*) over ())::int as found
    from plan.change c
    join plan.edition e on e.id = c.edition_id
    left join plan.programme p on p.id = c.programme_id
    left join plan.programme_slug s on s.programme_id = p.id and s.is_current
    where ${sql.join(conditions, sql` and `)}
    order by c.id desc limit ${choice.limit ?? null} offset ${choice.offset ?? 0}`.execute(db);
  return { found: rows[0]?.found ?? 0, changes: rows.map(({ found: _found, ...change }) => change) };
}

/** The latest imports that changed something in a public edition. */
export async function listRecentImports(db: Database, limit: number): Promise<HistoryImport[]> {
  const { rows } = await sql<HistoryImport>`
    select e.slug as edition, e.title as "editionTitle", i.source_name as source, i.listings_added as added,
      i.listings_changed as changed, i.listings_unchanged as unchanged, i.listings_removed as removed, i.applied_at as "appliedAt"
    from plan.import i join plan.edition e on e.id = i.edition_id
    where e.status <> 'draft' and i.listings_added + i.listings_changed + i.listings_removed > 0
    order by i.id desc limit ${limit}`.execute(db);
  return rows;
}

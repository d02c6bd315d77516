/** Rows of a draft, their cells and what was changed in them. */
import type { Department } from '#domains/book';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { firstDepartment } from './draft-cell.ts';
import type { DraftCells, DraftChange, DraftRow, Fate } from './draft.ts';

const columns = sql`r.id, r.position, r.programme, r.fate, r.into_id as "intoId", r.from_id as "fromId", r.cells, r.revision,
  case when r.bureau <> '' then jsonb_build_object('bureau', r.bureau, 'section', nullif(r.section, '')) end as department`;

export interface DraftRowChoice {
  department?: Department | null | undefined;
  fate?: Fate | undefined;
  measure?: string | undefined;
  text?: string | undefined;
  /** Only these. */
  ids?: number[] | undefined;
  sort?: 'name' | 'measure' | 'department' | undefined;
  order?: 'asc' | 'desc' | undefined;
  limit?: number;
  offset?: number;
}

/** In the draft's order unless sorted; `found` is their number before paging. */
export async function listDraftRows(db: Database, draftId: number, choice: DraftRowChoice = {}): Promise<{ found: number; rows: DraftRow[] }> {
  const conditions = [sql`r.draft_id = ${draftId}`];
  if (choice.department !== undefined) conditions.push(sql`r.bureau = ${choice.department?.bureau ?? ''} and r.section = ${choice.department?.section ?? ''}`);
  if (choice.fate) conditions.push(sql`r.fate = ${choice.fate}`);
  if (choice.measure) conditions.push(sql`trim(r.cells ->> 'measure') = ${choice.measure}`);
  if (choice.text) conditions.push(sql`strpos(lower(coalesce(r.programme, '') || ' ' || normalize(r.cells::text, NFKC)), lower(normalize(${choice.text}, NFKC))) > 0`);
  if (choice.ids) conditions.push(sql`r.id = any(${choice.ids}::int[])`);
  const direction = choice.order === 'desc' ? sql`desc` : sql`asc`;
  const by = { name: sql`r.cells ->> 'name' ${direction},`, measure: sql`r.cells ->> 'measure' ${direction},`, department: sql`r.bureau ${direction}, r.section ${direction},` };
  const { rows } = await sql<DraftRow & { found: number }>`
    select ${columns}, (count(*) over ())::int as found from plan.draft_row r where ${sql.join(conditions, sql` and `)}
    order by ${choice.sort ? by[choice.sort] : sql``} r.position, r.id limit ${choice.limit ?? null} offset ${choice.offset ?? 0}`.execute(db);
  return { found: rows[0]?.found ?? 0, rows: rows.map(({ found: _found, ...row }) => row) };
}

/** Rows of the draft by id, held until the transaction ends, so that two saves of one row come one after the other. */
export async function lockDraftRows(tx: Database, draftId: number, ids: number[]): Promise<Map<number, DraftRow>> {
  const { rows } = await sql<DraftRow>`select ${columns} from plan.draft_row r where r.draft_id = ${draftId} and r.id = any(${ids}::int[]) order by r.id for update`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findDraftRow(db: Database, draftId: number, id: number): Promise<DraftRow | null> {
  const { rows } = await listDraftRows(db, draftId, { ids: [id] });
  return rows[0] ?? null;
}

/** Oldest first. */
export async function listDraftChanges(db: Database, rowIds: number[]): Promise<DraftChange[]> {
  const { rows } = await sql<DraftChange>`
    select row_id as "rowId", revision, field, before, after, why, acting_as as "actingAs", at
    from plan.draft_change where row_id = any(${rowIds}::int[]) order by id`.execute(db);
  return rows;
}

export interface By {
  actingAs: string;
  at: Date;
  why?: string | null;
}

/** Writes new text into cells; every one is a change of the row's next revision. */
export async function updateDraftCells(tx: Database, draftId: number, row: DraftRow, saved: DraftCells, by: By): Promise<DraftRow> {
  const cells = { ...row.cells, ...saved };
  const department = firstDepartment(cells);
  const revision = row.revision + 1;
  await sql`
    update plan.draft_row set cells = ${JSON.stringify(cells)}::jsonb, revision = ${revision}, bureau = ${department?.bureau ?? ''}, section = ${department?.section ?? ''}
    where id = ${row.id}`.execute(tx);
  const changes = Object.entries(saved).map(([field, after]) => ({ field, before: row.cells[field] ?? '', after }));
  await insertDraftChanges(tx, draftId, { id: row.id, revision }, changes, by);
  return { ...row, cells, revision, department };
}

export async function updateFate(tx: Database, draftId: number, row: DraftRow, to: { fate: Fate; intoId: number | null; said: string }, by: By): Promise<void> {
  const revision = row.revision + 1;
  await sql`update plan.draft_row set fate = ${to.fate}, into_id = ${to.intoId}, revision = ${revision} where id = ${row.id}`.execute(tx);
  await insertDraftChanges(tx, draftId, { id: row.id, revision }, [{ field: 'fate', before: row.fate, after: to.said }], by);
}

/** A new row right after another, or at the end. Gives its id. */
export async function insertDraftRow(tx: Database, draftId: number, values: { cells: DraftCells; fromId: number | null; position: number | null }, by: By): Promise<number> {
  const department = firstDepartment(values.cells);
  const { rows } = await sql<{ id: number }>`
    insert into plan.draft_row (draft_id, position, fate, from_id, cells, revision, bureau, section)
    values (${draftId}, coalesce(${values.position}::int, (select coalesce(max(position), 0) + 1 from plan.draft_row where draft_id = ${draftId})), 'new', ${values.fromId},
      ${JSON.stringify(values.cells)}::jsonb, 1, ${department?.bureau ?? ''}, ${department?.section ?? ''}) returning id`.execute(tx);
  const id = rows[0]!.id;
  await insertDraftChanges(tx, draftId, { id, revision: 1 }, [{ field: 'fate', before: null, after: `new: ${values.cells.name ?? ''}` }], by);
  return id;
}

async function insertDraftChanges(tx: Database, draftId: number, row: { id: number; revision: number }, changes: { field: string; before: string | null; after: string | null }[], by: By): Promise<void> {
  await sql`
    insert into plan.draft_change (draft_id, row_id, revision, field, before, after, why, acting_as, at)
    select ${draftId}, ${row.id}, ${row.revision}, change.field, change.before, change.after, ${by.why ?? null}, ${by.actingAs}, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as change (field text, before text, after text)`.execute(tx);
}

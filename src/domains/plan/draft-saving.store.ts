/** Saves what came back from a grid: cells that nobody else changed; the rest is given back as conflicts. */
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import type { DraftAccess } from './draft-access.store.ts';
import { refuseOthers } from './draft-access.store.ts';
import { draftFields, draftYears, firstDepartment, withSum } from './draft-cell.ts';
import { type By, listDraftChanges, lockDraftRows, updateDraftCells } from './draft-row.store.ts';
import { type Conflict, mergeCells, type SentCell } from './draft-saving.ts';
import { departmentKey, type Draft } from './draft.ts';
import { sentence } from './text.ts';

export interface Saving {
  /** Cells written. */
  saved: number;
  conflicts: Conflict[];
  /** Revisions of the rows now, by id. */
  revisions: Record<number, number>;
}

export async function saveCells(tx: Database, draft: Draft, access: DraftAccess, sent: SentCell[], by: By): Promise<Saving> {
  const fields = new Set(draftFields(draft));
  const byRow = Map.groupBy(sent, ({ rowId }) => rowId);
  const rows = await lockDraftRows(tx, draft.id, [...byRow.keys()]);
  if ([...byRow.keys()].some((id) => !rows.has(id)) || sent.some(({ field }) => !fields.has(field))) throw new Refusal(422, 'cells-malformed', sentence((words) => words.draft.malformed));
  const changes = Map.groupBy(await listDraftChanges(tx, [...byRow.keys()]), ({ rowId }) => rowId);
  const saving: Saving = { saved: 0, conflicts: [], revisions: {} };
  for (const [id, cells] of byRow) {
    const row = rows.get(id)!;
    const merged = mergeCells(row.cells, changes.get(id) ?? [], cells);
    saving.conflicts.push(...merged.conflicts);
    saving.revisions[id] = row.revision;
    if (Object.keys(merged.saved).length + merged.conflicts.length === 0) continue;
    refuseOthers(access, row);
    if (Object.keys(merged.saved).length === 0) continue;
    const next = withSum({ ...row.cells, ...merged.saved }, draftYears(draft));
    const saved = Object.fromEntries(Object.keys(merged.saved).map((field) => [field, next[field] ?? '']));
    if (!access.planning && departmentKey(firstDepartment(next)) !== departmentKey(row.department)) throw new Refusal(403, 'department-is-plannings', sentence((words) => words.draft.departmentsArePlannings));
    const written = await updateDraftCells(tx, draft.id, row, saved, by);
    saving.saved += Object.keys(saved).length;
    saving.revisions[id] = written.revision;
  }
  return saving;
}

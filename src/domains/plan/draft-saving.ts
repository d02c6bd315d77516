/** Two people at one row: what each cell that comes back does to what stands there now. */
import { plainText } from '#platform/typed-text';
import type { DraftCells, DraftChange } from './draft.ts';

/** A cell as it comes back from a page. */
export interface SentCell {
  rowId: number;
  /** Revision of its row when the page was made. */
  revision: number;
  field: string;
  value: string;
}

/** Somebody else changed the cell after the page was made, and to something else. */
export interface Conflict {
  rowId: number;
  field: string;
  /** What the page showed, what stands there now, what was sent. */
  was: string;
  theirs: string;
  yours: string;
  /** Who changed it, as which role, and when. */
  actingAs: string;
  at: Date;
}

export interface Merged {
  /** Fields to write, with their new text. */
  saved: DraftCells;
  conflicts: Conflict[];
}

/** `changes`: those of the row, oldest first. A cell that still says what the page showed is nobody's change. */
export function mergeCells(cells: DraftCells, changes: Pick<DraftChange, 'revision' | 'field' | 'before' | 'actingAs' | 'at'>[], sent: SentCell[]): Merged {
  const saved: DraftCells = {};
  const conflicts: Conflict[] = [];
  for (const { rowId, revision, field, value } of sent) {
    const yours = plainText(value);
    const theirs = cells[field] ?? '';
    const later = changes.filter((change) => change.field === field && change.revision > revision);
    const was = later[0]?.before ?? (later.length === 0 ? theirs : '');
    if (yours === theirs || yours === was) continue;
    const last = later.at(-1);
    if (last === undefined || theirs === was) saved[field] = yours;
    else conflicts.push({ rowId, field, was, theirs, yours, actingAs: last.actingAs, at: last.at });
  }
  return { saved, conflicts };
}

/** Lists of sheets: what one may choose, and how rows are chosen, sorted and paged. */
import { foldForSearch } from '#domains/civic';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { waits } from './wait.ts';

export const sheetListQuery = z.object({
  text: z.string().max(200).optional(),
  subject: z.enum(['programme', 'measure']).optional(),
  department: z.string().max(200).optional(),
  grade: z.string().max(8).optional(),
  direction: z.string().max(40).optional(),
  sort: z.enum(['key', 'name', 'grade', 'panel', 'direction', 'departments']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

export const staffListQuery = z.object({
  year: z.coerce.number().int().min(1950).max(2099).optional(),
  text: z.string().max(200).optional(),
  subject: z.enum(['programme', 'measure']).optional(),
  department: z.string().max(200).optional(),
  /** Only what waits for the person asking. */
  waits: z.enum(waits).optional(),
  /** How many sheets were published a moment ago. */
  published: z.coerce.number().int().min(1).max(100_000).optional(),
  state: z.enum(['not-begun', 'draft', 'submitted', 'sent-back', 'confirmed', 'published']).optional(),
  sort: z.enum(['key', 'name', 'state', 'departments', 'changed']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

export type SheetListChoice = z.output<typeof sheetListQuery>;
export type StaffListChoice = z.output<typeof staffListQuery>;

export const rowsPerPage = 50;

/** The address that says what was chosen. */
export function withChoice(path: string, choice: Record<string, string | number | undefined>): string {
  return withQuery(path, Object.fromEntries(Object.entries(choice).filter(([name, value]) => !(name === 'page' && value === 1) && !(name === 'order' && value === 'asc'))));
}

/** True where every word stands somewhere in the texts. */
export function says(asked: string | undefined, ...texts: string[]): boolean {
  const whole = foldForSearch(texts.join('\n'));
  return (asked ?? '').split(/\s+/).every((word) => whole.includes(foldForSearch(word)));
}

/** Sorted by a text or number; what has none comes last either way. Keeps the order of equals. */
export function sortedBy<Row>(rows: Row[], value: (row: Row) => string | number | null, order: 'asc' | 'desc' = 'asc'): Row[] {
  const sign = order === 'desc' ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'ja', { numeric: true }));
  });
}

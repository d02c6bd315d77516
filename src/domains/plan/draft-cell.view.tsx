import type { VNode } from 'preact';
import { formatFiscalYearShort } from '#domains/civic';
import type { View } from '#platform/http';
import type { DraftRow } from './draft.ts';
import { text } from './text.ts';

export function cellId(row: Pick<DraftRow, 'id'>, field: string): string {
  return `c-${row.id}-${field.replace(':', '-')}`;
}

/** `cost:2025` → 令和7年度 事業費 */
export function draftFieldName(view: Pick<View, 'lang'>, field: string): string {
  const words = text(view.lang).draft;
  const [name = '', year] = field.split(':');
  if (year === undefined) return words.fields[name] ?? name;
  const said = formatFiscalYearShort(Number(year), view.lang);
  return name === 'cost' ? words.costOf(said) : words.activityOf(said);
}

export function isAmount(field: string): boolean {
  return field === 'total' || field.startsWith('cost:');
}

export function isLong(field: string): boolean {
  return field === 'name' || field.startsWith('activity:');
}

interface CellInputProps {
  view: View;
  row: DraftRow;
  field: string;
  /** Position in the grid, for the script that moves about. */
  at: [row: number, column: number];
  wrong: boolean;
  value?: string;
}

/** One cell and, beside it, which revision of its row it was shown with. */
export function CellInput({ view, row, field, at, wrong, value }: CellInputProps): VNode {
  const shown = value ?? row.cells[field] ?? '';
  const common = {
    id: cellId(row, field),
    name: 'cell',
    'aria-label': text(view.lang).draft.cellOf(draftFieldName(view, field), row.cells.name ?? ''),
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'data-row': at[0],
    'data-column': at[1],
    lang: 'ja',
  };
  return (
    <>
      <input type="hidden" name="at" value={`${row.id}.${row.revision}.${field}`} />
      {isLong(field) || shown.includes('\n') ? (
        <textarea class="hk-cell hk-cell--long" rows={2} {...common}>
          {shown}
        </textarea>
      ) : (
        <input class={isAmount(field) ? 'hk-cell hk-cell--amount' : 'hk-cell'} type="text" value={shown} autocomplete="off" {...common} />
      )}
    </>
  );
}

/** Words for a row that holds the draft's number or says that it is new. */
export function rowNumber(view: Pick<View, 'lang'>, row: Pick<DraftRow, 'programme'>): string {
  return row.programme ?? text(view.lang).draft.newNumber;
}


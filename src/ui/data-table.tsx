import { type ComponentChildren, isValidElement, type VNode } from 'preact';
import type { View } from '#platform/http';
import { Icon } from './icon.tsx';
import { EmptyState } from './notice.tsx';
import { Unseen } from './prose.tsx';
import { uiText } from './text.ts';

export interface Column<Row> {
  key: string;
  label: ComponentChildren;
  /** `end` for numbers. */
  align?: 'start' | 'end';
  sortable?: boolean;
  /** The cell that names the row. */
  rowHeader?: boolean;
  cell: (row: Row) => ComponentChildren;
}

export interface Sort {
  by: string;
  direction: 'asc' | 'desc';
  href: (by: string, direction: 'asc' | 'desc') => string;
}

export interface DataTableProps<Row> {
  view: View;
  caption: string;
  /** Where a heading right above says the same: the caption is then for listeners only. */
  captionUnseen?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  sort?: Sort;
  downloads?: { label: string; href: string }[];
  /** Sentence for a table without rows. */
  empty: string;
  /** Rows of the foot (`<tr>`…), for sums. */
  foot?: VNode;
  /** On phones each row becomes a block with the column's name before each value. */
  stacked?: boolean;
}

/** Tables of more columns than this scroll inside their own frame on every screen. */
const columnsThatFit = 8;

export function DataTable<Row>({ view, caption, captionUnseen = false, columns, rows, sort, downloads = [], empty, foot, stacked = false }: DataTableProps<Row>): VNode {
  return (
    <div class="hk-table-block">
      {rows.length === 0 ? (
        <EmptyState title={empty} />
      ) : (
        <TableRegion label={caption} wide={columns.length > columnsThatFit} stacked={stacked}>
          <table class={stacked ? 'hk-table hk-table--stacked' : 'hk-table'}>
            <caption class={captionUnseen ? 'hk-unseen' : undefined}>{caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <Head key={column.key} view={view} column={column} sort={sort} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {columns.map((column) => (
                    <Cell key={column.key} column={column} row={row} stacked={stacked} />
                  ))}
                </tr>
              ))}
            </tbody>
            {foot === undefined ? null : foot.type === 'tfoot' ? foot : <tfoot>{foot}</tfoot>}
          </table>
        </TableRegion>
      )}
      <Downloads view={view} items={downloads} />
    </div>
  );
}

/** The frame in which a table that is wider than the screen moves sideways, with the keyboard too. */
export function TableRegion({ label, wide = false, stacked = false, children }: { label: string; wide?: boolean; stacked?: boolean; children: ComponentChildren }): VNode {
  const kind = stacked ? ' hk-table-region--stacked' : wide ? ' hk-table-region--wide' : '';
  return (
    <div class={`hk-table-region${kind}`} role="group" aria-label={label} tabindex={0}>
      {children}
    </div>
  );
}

/** Links to the same rows in other formats. */
export function Downloads({ view, items }: { view: Pick<View, 'lang'>; items: { label: string; href: string }[] }): VNode | null {
  if (items.length === 0) return null;
  return (
    <div class="hk-downloads">
      <p>{uiText(view.lang).downloads}</p>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href}>
              <Icon name="download" />
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Head<Row>({ view, column, sort }: { view: View; column: Column<Row>; sort?: Sort }): VNode {
  const end = column.align === 'end' ? 'hk-end' : undefined;
  if (!column.sortable || sort === undefined) {
    return (
      <th scope="col" class={end}>
        {column.label}
      </th>
    );
  }
  const text = uiText(view.lang);
  const now = sort.by === column.key ? sort.direction : null;
  const next = now === 'asc' ? 'desc' : 'asc';
  return (
    <th scope="col" class={end} aria-sort={now === null ? undefined : now === 'asc' ? 'ascending' : 'descending'}>
      <a class="hk-sort" href={sort.href(column.key, next)}>
        <span>{column.label}</span>
        <Unseen>（{next === 'asc' ? text.sortAscending : text.sortDescending}）</Unseen>
        <Icon name={now === null ? 'sortable' : now === 'asc' ? 'ascending' : 'descending'} size={16} />
      </a>
    </th>
  );
}

function Cell<Row>({ column, row, stacked }: { column: Column<Row>; row: Row; stacked: boolean }): VNode {
  const end = column.align === 'end' ? 'hk-end' : undefined;
  if (column.rowHeader) {
    return (
      <th scope="row" class={end}>
        {column.cell(row)}
      </th>
    );
  }
  if (!stacked) return <td class={end}>{column.cell(row)}</td>;
  return (
    <td class={end} data-label={textOfMarkup(column.label)}>
      <div>{column.cell(row)}</div>
    </td>
  );
}

/** The letters of a label that may be markup. */
export function textOfMarkup(children: ComponentChildren): string {
  if (Array.isArray(children)) return children.map(textOfMarkup).join('');
  if (isValidElement(children)) return textOfMarkup((children.props as { children?: ComponentChildren }).children);
  return typeof children === 'string' || typeof children === 'number' || typeof children === 'bigint' ? String(children) : '';
}

import type { VNode } from 'preact';
import { formatFiscalYearShort } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, FilterLinks, formatInstant, Lead, Page, Pagination } from '#ui';
import { figureFromText } from './change.ts';
import type { Download } from './download.view.tsx';
import { AmountView, Said } from './figure.view.tsx';
import type { HistoryChange } from './history.ts';
import { ProgrammeLinkView } from './listing.view.tsx';
import type { ChangeKind } from './tables.ts';
import { text } from './text.ts';

/** `cost:2012` → 平成24年度の事業費 */
export function fieldName(view: Pick<View, 'lang'>, field: string | null): string {
  const words = text(view.lang);
  if (field === null) return words.nothingPrinted;
  const [name = '', year] = field.split(':');
  if (year === undefined) return words.changePage.fields[name] ?? name;
  const said = formatFiscalYearShort(Number(year), view.lang);
  return name === 'cost' ? words.changePage.costOf(said) : words.changePage.activityOf(said);
}

export interface HistoryTableProps {
  view: View;
  changes: HistoryChange[];
  caption: string;
  withProgramme: boolean;
  downloads?: Download[];
}

export function HistoryTable({ view, changes, caption, withProgramme, downloads }: HistoryTableProps): VNode {
  const words = text(view.lang);
  const value = (said: string | null) => (said === null || said === '' ? words.nothingPrinted : <Said view={view}>{said}</Said>);
  const changed = (said: string | null) => {
    const figure = figureFromText(said);
    if (figure) return <AmountView view={view} figure={figure} />;
    if (said === 'true' || said === 'false') return words.changePage.truth[said];
    return value(said);
  };
  const columns: Column<HistoryChange>[] = [
    { key: 'when', label: words.changePage.when, rowHeader: true, cell: (row) => <time datetime={row.changedAt.toISOString()}>{formatInstant(view.lang, row.changedAt)}</time> },
    { key: 'programme', label: words.programme, cell: (row) => (row.programme === null ? words.nothingPrinted : <ProgrammeLinkView view={view} slug={row.programme.slug} name={row.programme.name} />) },
    { key: 'edition', label: words.edition, cell: (row) => <a href={view.href(`/plan/editions/${encodeURIComponent(row.edition)}`)}>{row.edition}</a> },
    { key: 'measure', label: words.measure, cell: (row) => value(row.measure) },
    { key: 'what', label: words.changePage.what, cell: (row) => words.changePage.kinds[row.kind] },
    { key: 'field', label: words.changePage.field, cell: (row) => fieldName(view, row.field) },
    { key: 'before', label: words.changePage.before, cell: (row) => changed(row.before) },
    { key: 'after', label: words.changePage.after, cell: (row) => changed(row.after) },
  ];
  const shown = withProgramme ? columns : columns.filter((column) => column.key !== 'programme');
  return <DataTable view={view} caption={caption} columns={shown} rows={changes} empty={words.changePage.empty} downloads={downloads} stacked />;
}

export interface ChangeListProps {
  view: View;
  changes: HistoryChange[];
  found: number;
  kind: ChangeKind | undefined;
  page: number;
  pages: number;
  href: (change: { kind?: ChangeKind | undefined; page?: number; format?: string }) => string;
}

export function ChangeListView({ view, changes, found, kind, page, pages, href }: ChangeListProps): VNode {
  const words = text(view.lang);
  const kinds = Object.keys(words.changePage.kinds) as ChangeKind[];
  return (
    <Page view={view} title={words.changePage.title} description={words.changePage.lead} wide crumbs={[{ href: view.href('/plan'), label: words.plan }]}>
      <Lead>{words.changePage.lead}</Lead>
      <FilterLinks
        label={words.changePage.filter}
        items={[
          { href: href({ kind: undefined }), label: words.changePage.all, current: kind === undefined },
          ...kinds.map((each) => ({ href: href({ kind: each }), label: words.changePage.kinds[each], current: kind === each })),
        ]}
      />
      <HistoryTable
        view={view}
        changes={changes}
        caption={words.changePage.caption(String(found))}
        withProgramme
        downloads={[
          { label: words.csv, href: href({ kind, format: 'csv' }) },
          { label: words.json, href: href({ kind, format: 'json' }) },
        ]}
      />
      <Pagination view={view} page={page} pages={pages} href={(number) => href({ kind, page: number })} />
    </Page>
  );
}

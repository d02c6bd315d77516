import type { VNode } from 'preact';
import { formatFiscalYearShort } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, Downloads, EmptyState, FilterLinks, Fold, formatInstant, Lead, Page, Pagination, Section } from '#ui';
import { figureFromText } from './change.ts';
import type { Renewal } from './comparison.ts';
import { ActingAs } from './acting-as.view.tsx';
import { AmountView, Said } from './figure.view.tsx';
import type { HistoryChange } from './history.ts';
import { ProgrammeLinkView } from './listing.view.tsx';
import { RenewalSummary } from './renewal.view.tsx';
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
  /** Columns that the words around the table say already. */
  without?: string[];
}

/** Changes as rows; a column in which nothing stands is left out. */
export function HistoryTable({ view, changes, caption, without = [] }: HistoryTableProps): VNode {
  const words = text(view.lang);
  const value = (said: string | null) => (said === null || said === '' ? words.nothingPrinted : <Said view={view}>{said}</Said>);
  const changed = (said: string | null) => {
    const figure = figureFromText(said);
    if (figure) return <AmountView view={view} figure={figure} />;
    if (said === 'true' || said === 'false') return words.changePage.truth[said];
    return value(said);
  };
  const columns: HistoryColumn[] = [
    { key: 'when', label: words.changePage.when, rowHeader: true, cell: (row) => <time datetime={row.changedAt.toISOString()}>{formatInstant(view.lang, row.changedAt)}</time> },
    { key: 'programme', label: words.programme, rowHeader: without.includes('when'), blank: (row) => row.programme === null, cell: (row) => (row.programme === null ? words.nothingPrinted : <ProgrammeLinkView view={view} slug={row.programme.slug} name={row.programme.name} />) },
    { key: 'edition', label: words.edition, cell: (row) => <a href={view.href(`/plan/editions/${encodeURIComponent(row.edition)}`)}>{row.edition}</a> },
    { key: 'measure', label: words.measure, blank: (row) => !row.measure, cell: (row) => value(row.measure) },
    { key: 'what', label: words.changePage.what, cell: (row) => words.changePage.kinds[row.kind] },
    { key: 'field', label: words.changePage.field, blank: (row) => row.field === null, cell: (row) => fieldName(view, row.field) },
    { key: 'who', label: words.changePage.who, blank: (row) => row.actingAs === null, cell: (row) => <ActingAs view={view} actingAs={row.actingAs} /> },
    { key: 'before', label: words.changePage.before, blank: (row) => !row.before, cell: (row) => changed(row.before) },
    { key: 'after', label: words.changePage.after, blank: (row) => !row.after, cell: (row) => changed(row.after) },
  ];
  const shown = columns.filter(({ key, blank }) => !without.includes(key) && !(blank && changes.every(blank)));
  return <DataTable view={view} caption={caption} columns={shown} rows={changes} empty={words.changePage.empty} stacked />;
}

type HistoryColumn = Column<HistoryChange> & { blank?: (row: HistoryChange) => boolean };

/** Changes made at one time to one edition: one import, or one mend. */
function together(changes: HistoryChange[]): HistoryChange[][] {
  const groups: HistoryChange[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    if (group?.[0]?.edition === change.edition && group[0].changedAt.getTime() === change.changedAt.getTime()) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** More rows than this stay folded until asked for. */
const rowsInSight = 10;

function ChangesOfOneTime({ view, group, id, partial }: { view: View; group: HistoryChange[]; id: string; partial: boolean }): VNode | null {
  const words = text(view.lang);
  const [first] = group;
  if (first === undefined) return null;
  const kinds = Object.entries(Object.groupBy(group, (change) => change.kind)).map(([kind, rows]) => words.changePage.kindCount(words.changePage.kinds[kind as ChangeKind], String(rows.length)));
  const all = kinds.join(view.lang === 'ja' ? '、' : ', ');
  const told = partial ? words.changePage.onThisPage(all) : all;
  const when = formatInstant(view.lang, first.changedAt);
  return (
    <Section id={id} title={<time datetime={first.changedAt.toISOString()}>{when}</time>} aside={<a href={view.href(`/plan/editions/${encodeURIComponent(first.edition)}`)}>{words.changePage.ofEdition(first.edition)}</a>}>
      <Fold summary={told} open={group.length <= rowsInSight}>
        <HistoryTable view={view} changes={group} caption={words.changePage.captionOf(when, told)} without={kinds.length === 1 ? ['when', 'edition', 'what'] : ['when', 'edition']} />
      </Fold>
    </Section>
  );
}

export interface ChangeListProps {
  view: View;
  changes: HistoryChange[];
  /** What the edition in force does otherwise than the one before; null where that is not to be told here. */
  renewal: Renewal | null;
  found: number;
  kind: ChangeKind | undefined;
  page: number;
  pages: number;
  href: (change: { kind?: ChangeKind | undefined; page?: number; format?: string }) => string;
}

export function ChangeListView({ view, changes, renewal, found, kind, page, pages, href }: ChangeListProps): VNode {
  const words = text(view.lang);
  const kinds = Object.keys(words.changePage.kinds) as ChangeKind[];
  const groups = together(changes);
  return (
    <Page view={view} title={words.changePage.title} description={words.changePage.lead} wide crumbs={[{ href: view.href('/plan'), label: words.plan }]}>
      <Lead>{words.changePage.lead}</Lead>
      {renewal === null ? null : <RenewalSummary view={view} renewal={renewal} />}
      <FilterLinks
        label={words.changePage.filter}
        items={[
          { href: href({ kind: undefined }), label: words.changePage.all, current: kind === undefined },
          ...kinds.map((each) => ({ href: href({ kind: each }), label: words.changePage.kinds[each], current: kind === each })),
        ]}
      />
      <p>{words.changePage.caption(String(found))}</p>
      {changes.length === 0 ? <EmptyState title={words.changePage.empty} /> : null}
      {groups.map((group, index) => (
        <ChangesOfOneTime key={index} view={view} group={group} id={`t${index + 1}`} partial={(index === 0 && page > 1) || (index === groups.length - 1 && page < pages)} />
      ))}
      <Pagination view={view} page={page} pages={pages} href={(number) => href({ kind, page: number })} />
      <Downloads
        view={view}
        items={[
          { label: words.csv, href: href({ kind, format: 'csv' }) },
          { label: words.json, href: href({ kind, format: 'json' }) },
        ]}
      />
    </Page>
  );
}

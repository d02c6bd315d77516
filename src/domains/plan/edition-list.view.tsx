import type { VNode } from 'preact';
import { formatFiscalYears } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, formatInstant, Lead, Page, Tag } from '#ui';
import { editionPath } from './address.ts';
import type { Download } from './download.view.tsx';
import type { CountedEdition } from './edition-outline.ts';
import { Said } from './figure.view.tsx';
import { text } from './text.ts';

export function EditionListView({ view, editions, downloads }: { view: View; editions: CountedEdition[]; downloads: Download[] }): VNode {
  const words = text(view.lang);
  const columns: Column<CountedEdition>[] = [
    {
      key: 'title',
      label: words.plan,
      rowHeader: true,
      cell: (row) => (
        <a href={view.href(editionPath(row))}>
          <Said view={view}>{row.title}</Said>
        </a>
      ),
    },
    { key: 'years', label: words.edition, cell: (row) => formatFiscalYears(row.firstYear, row.lastYear, view.lang) },
    { key: 'status', label: words.editionPage.status, cell: (row) => <Tag tone={row.status === 'published' ? 'blue' : 'neutral'}>{words.editionPage.statuses[row.status === 'published' ? 'published' : 'superseded']}</Tag> },
    { key: 'measures', label: words.editionPage.measures, align: 'end', cell: (row) => row.measures },
    { key: 'programmes', label: words.editionPage.programmes, align: 'end', cell: (row) => row.programmes },
    { key: 'listings', label: words.editionPage.listings, align: 'end', cell: (row) => row.listings },
    { key: 'published', label: words.editionPage.publishedOn, cell: (row) => (row.publishedAt === null ? words.nothingPrinted : <time datetime={row.publishedAt.toISOString()}>{formatInstant(view.lang, row.publishedAt)}</time>) },
  ];
  return (
    <Page view={view} title={words.editionPage.title} description={words.editionPage.lead} crumbs={[{ href: view.href('/plan'), label: words.plan }]}>
      <Lead>{words.editionPage.lead}</Lead>
      <DataTable view={view} caption={words.editionPage.caption} columns={columns} rows={editions} empty={words.noEdition.title} downloads={editions.length === 0 ? [] : downloads} stacked />
      {editions.length > 1 ? (
        <p>
          <a href={view.href('/plan/compare')}>{words.comparePage.title}</a>
        </p>
      ) : null}
    </Page>
  );
}

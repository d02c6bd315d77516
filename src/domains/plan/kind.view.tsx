import type { VNode } from 'preact';
import { formatUnit } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, Lead, Page, Section, type Sort } from '#ui';
import { editionPath, kindPath } from './address.ts';
import type { Download } from './download.view.tsx';
import type { Outline } from './edition-outline.ts';
import { FigureLegend, Said, sumColumns, YearSumTable } from './figure.view.tsx';
import type { Group } from './group.ts';
import type { LedgerListing } from './listing.ts';
import { ListingTable } from './listing.view.tsx';
import { FormerNotice, yearSums } from './measure.view.tsx';
import { text } from './text.ts';

export function KindListView({ view, outline, groups, downloads, sort }: { view: View; outline: Outline; groups: Group<string>[]; downloads: Download[]; sort: Sort }): VNode {
  const words = text(view.lang);
  const columns: Column<Group<string>>[] = [
    {
      key: 'name',
      label: words.kind,
      rowHeader: true,
      sortable: true,
      cell: ({ key }) => (
        <a href={view.href(kindPath(key, outline))}>
          <Said view={view}>{key}</Said>
        </a>
      ),
    },
    { key: 'programmes', label: words.departmentPage.programmes, align: 'end', sortable: true, cell: (row) => row.programmes },
    ...sumColumns<Group<string>>(view, outline.unitYen, (row) => row.total),
  ];
  return (
    <Page view={view} title={words.kindPage.title} description={words.kindPage.lead} crumbs={[{ href: view.href(editionPath(outline)), label: <Said view={view}>{outline.title}</Said> }]}>
      <Lead>{words.kindPage.lead}</Lead>
      {outline.status === 'superseded' ? <FormerNotice view={view} /> : null}
      <DataTable view={view} caption={words.kindPage.caption} columns={columns} rows={groups} empty={words.kindPage.empty} downloads={downloads} sort={sort} stacked />
      <p>{words.sum.explain}</p>
    </Page>
  );
}

export function KindView({ view, outline, kind, listings }: { view: View; outline: Outline; kind: string; listings: LedgerListing[] }): VNode {
  const words = text(view.lang);
  return (
    <Page
      view={view}
      title={kind}
      titleLang="ja"
      shoulder={words.kindPage.shoulder}
      wide
      print="landscape"
      crumbs={[
        { href: view.href(editionPath(outline)), label: <Said view={view}>{outline.title}</Said> },
        { href: view.href('/plan/kinds'), label: words.kindPage.title },
      ]}
    >
      {outline.status === 'superseded' ? <FormerNotice view={view} /> : null}
      <Section id="programmes" title={words.kindPage.programmesOf} aside={words.programmes(String(listings.length))}>
        <ListingTable view={view} caption={words.listCaption} listings={listings} years={outline.years} unitYen={outline.unitYen} empty={words.kindPage.empty} />
        <FigureLegend view={view} />
      </Section>
      <Section id="money" title={words.measurePage.money}>
        <YearSumTable view={view} unitYen={outline.unitYen} rows={yearSums(view, outline, listings)} caption={words.sum.caption(formatUnit(outline.unitYen, view.lang))} />
        <p>{words.sum.explain}</p>
      </Section>
    </Page>
  );
}

import type { VNode } from 'preact';
import { formatUnit } from '#domains/civic';
import type { View } from '#platform/http';
import type { BlocksByPlace } from '#platform/page-block';
import { type Column, DataTable, Lead, Page, Section, type Sort } from '#ui';
import { editionPath } from './address.ts';
import type { Download } from './download.view.tsx';
import type { Outline } from './edition-outline.ts';
import { FigureLegend, Said, sumColumns, YearSumTable } from './figure.view.tsx';
import type { Group } from './group.ts';
import type { Grouping } from './grouping.ts';
import type { LedgerListing } from './listing.ts';
import { ListingTable } from './listing.view.tsx';
import { FormerNotice, yearSums } from './measure.view.tsx';
import { text } from './text.ts';

interface GroupListProps<Key> {
  view: View;
  grouping: Grouping<Key>;
  outline: Outline;
  groups: Group<Key>[];
  downloads: Download[];
  sort: Sort;
}

export function GroupListView<Key>({ view, grouping, outline, groups, downloads, sort }: GroupListProps<Key>): VNode {
  const words = text(view.lang);
  const said = words[grouping.words];
  const columns: Column<Group<Key>>[] = [
    {
      key: 'name',
      label: words[grouping.one],
      rowHeader: true,
      sortable: true,
      cell: ({ key }) => (
        <a href={view.href(grouping.pathOf(key, outline))}>
          <Said view={view}>{grouping.name(key)}</Said>
        </a>
      ),
    },
    { key: 'programmes', label: words.departmentPage.programmes, align: 'end', sortable: true, cell: (row) => row.programmes },
    ...sumColumns<Group<Key>>(view, outline.unitYen, (row) => row.total),
  ];
  return (
    <Page view={view} title={said.title} description={said.lead} crumbs={[{ href: view.href(editionPath(outline)), label: <Said view={view}>{outline.title}</Said> }]}>
      <Lead>{said.lead}</Lead>
      {outline.status === 'superseded' ? <FormerNotice view={view} /> : null}
      <DataTable view={view} caption={said.caption} columns={columns} rows={groups} empty={said.empty} downloads={downloads} sort={sort} stacked />
      <p>{words.sum.explain}</p>
    </Page>
  );
}

interface GroupProps<Key> {
  view: View;
  grouping: Grouping<Key>;
  outline: Outline;
  name: string;
  listings: LedgerListing[];
  /** What other domains say of the group. */
  blocks: BlocksByPlace | undefined;
}

export function GroupView<Key>({ view, grouping, outline, name, listings, blocks }: GroupProps<Key>): VNode {
  const words = text(view.lang);
  const said = words[grouping.words];
  return (
    <Page
      view={view}
      title={name}
      titleLang="ja"
      shoulder={said.shoulder}
      wide
      print="landscape"
      crumbs={[
        { href: view.href(editionPath(outline)), label: <Said view={view}>{outline.title}</Said> },
        { href: view.href(grouping.path), label: said.title },
      ]}
    >
      {outline.status === 'superseded' ? <FormerNotice view={view} /> : null}
      {blocks?.top}
      <Section id="programmes" title={said.programmesOf} aside={words.programmes(String(listings.length))}>
        <ListingTable view={view} caption={words.listCaption} listings={listings} years={outline.years} unitYen={outline.unitYen} empty={words.departmentPage.notInEdition} />
        <FigureLegend view={view} />
      </Section>
      {blocks?.middle}
      <Section id="money" title={words.measurePage.money}>
        <YearSumTable view={view} unitYen={outline.unitYen} rows={yearSums(view, outline, listings)} caption={words.sum.caption(formatUnit(outline.unitYen, view.lang))} />
        <p>{words.sum.explain}</p>
      </Section>
      {blocks?.end}
    </Page>
  );
}

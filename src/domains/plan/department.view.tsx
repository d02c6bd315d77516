import type { VNode } from 'preact';
import { formatUnit } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, Lead, Page, Section, type Sort } from '#ui';
import { departmentPath, editionPath } from './address.ts';
import type { Download } from './download.view.tsx';
import type { Outline } from './edition-outline.ts';
import { FigureLegend, Said, sumColumns, YearSumTable } from './figure.view.tsx';
import type { Group } from './group.ts';
import type { LedgerDepartment, LedgerListing } from './listing.ts';
import { departmentName, ListingTable } from './listing.view.tsx';
import { FormerNotice, yearSums } from './measure.view.tsx';
import { text } from './text.ts';

export function DepartmentListView({ view, outline, groups, downloads, sort }: { view: View; outline: Outline; groups: Group<LedgerDepartment>[]; downloads: Download[]; sort: Sort }): VNode {
  const words = text(view.lang);
  const columns: Column<Group<LedgerDepartment>>[] = [
    {
      key: 'name',
      label: words.department,
      rowHeader: true,
      sortable: true,
      cell: ({ key }) => (
        <a href={view.href(departmentPath(key.id, outline))}>
          <Said view={view}>{departmentName(key)}</Said>
        </a>
      ),
    },
    { key: 'programmes', label: words.departmentPage.programmes, align: 'end', sortable: true, cell: (row) => row.programmes },
    ...sumColumns<Group<LedgerDepartment>>(view, outline.unitYen, (row) => row.total),
  ];
  return (
    <Page view={view} title={words.departmentPage.title} description={words.departmentPage.lead} crumbs={[{ href: view.href(editionPath(outline)), label: <Said view={view}>{outline.title}</Said> }]}>
      <Lead>{words.departmentPage.lead}</Lead>
      {outline.status === 'superseded' ? <FormerNotice view={view} /> : null}
      <DataTable view={view} caption={words.departmentPage.caption} columns={columns} rows={groups} empty={words.departmentPage.empty} downloads={downloads} sort={sort} stacked />
      <p>{words.sum.explain}</p>
    </Page>
  );
}

export function DepartmentView({ view, outline, department, listings }: { view: View; outline: Outline; department: LedgerDepartment; listings: LedgerListing[] }): VNode {
  const words = text(view.lang);
  return (
    <Page
      view={view}
      title={departmentName(department)}
      titleLang="ja"
      shoulder={words.departmentPage.shoulder}
      wide
      print="landscape"
      crumbs={[
        { href: view.href(editionPath(outline)), label: <Said view={view}>{outline.title}</Said> },
        { href: view.href('/plan/departments'), label: words.departmentPage.title },
      ]}
    >
      {outline.status === 'superseded' ? <FormerNotice view={view} /> : null}
      <Section id="programmes" title={words.departmentPage.programmesOf} aside={words.programmes(String(listings.length))}>
        <ListingTable view={view} caption={words.listCaption} listings={listings} years={outline.years} unitYen={outline.unitYen} empty={words.departmentPage.notInEdition} />
        <FigureLegend view={view} />
      </Section>
      <Section id="money" title={words.measurePage.money}>
        <YearSumTable view={view} unitYen={outline.unitYen} rows={yearSums(view, outline, listings)} caption={words.sum.caption(formatUnit(outline.unitYen, view.lang))} />
        <p>{words.sum.explain}</p>
      </Section>
    </Page>
  );
}

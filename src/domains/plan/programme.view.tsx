import type { Place } from '#domains/book';
import type { VNode } from 'preact';
import { formatAmount, formatFiscalYear } from '#domains/civic';
import type { View } from '#platform/http';
import type { BlocksByPlace } from '#platform/page-block';
import { type Column, DataTable, DefinitionList, Downloads, Lead, Notice, Page, Section, Tag } from '#ui';
import { editionPath, programmePath, sourcePath } from './address.ts';
import { HistoryTable } from './change.view.tsx';
import { AmountView, FigureLegend, inBrackets, placeText, Quoting, Said } from './figure.view.tsx';
import type { HistoryChange } from './history.ts';
import { departmentName, type LedgerListing, type ListedYear, saysNoMoney } from './listing.ts';
import { DepartmentsView, KindsView, MeasureLinkView } from './listing.view.tsx';
import type { ProgrammeFound } from './programme.ts';
import { ProgrammeRelations } from './relation.view.tsx';
import type { ProgrammeSuccession } from './succession.ts';
import { SuccessionSection } from './succession.view.tsx';
import { text } from './text.ts';

export interface ProgrammeProps {
  view: View;
  programme: ProgrammeFound;
  /** Every public listing, newest edition first. */
  listings: LedgerListing[];
  /** Listings of other programmes that link here. */
  linked: LedgerListing[];
  history: HistoryChange[];
  /** What it was merged or split into or comes from. */
  successions: ProgrammeSuccession[];
  /** What other domains say of the programme. */
  blocks: BlocksByPlace;
}

/** One programme, whole: what it does and costs each year, where it is listed, who answers, what changed. */
export function ProgrammeView({ view, programme, listings, linked, history, successions, blocks }: ProgrammeProps): VNode {
  const words = text(view.lang);
  const main = mainListing(listings);
  const latest = listings.filter((listing) => listing.edition.slug === main.edition.slug);
  const earlier = listings.filter((listing) => listing.edition.slug !== main.edition.slug);
  const lead = words.programmePage.lead(`${main.measure.code} ${main.measure.name}`);
  const self = view.href(programmePath(programme.slug));
  return (
    <Page
      view={view}
      title={main.name}
      titleLang="ja"
      shoulder={words.programmePage.shoulder(programme.number)}
      description={lead}
      crumbs={[
        { href: view.href(editionPath(main.edition)), label: <Said view={view}>{main.edition.title}</Said> },
        { href: view.href('/plan/programmes'), label: words.list.title },
      ]}
      jsonLd={jsonLdOf(view, programme, main)}
      alternates={[
        { type: 'application/json', href: `${self}?format=json`, title: main.name },
        { type: 'text/csv', href: `${self}?format=csv`, title: main.name },
      ]}
    >
      <Lead>
        <Quoting view={view}>{lead}</Quoting>
      </Lead>
      {main.edition.status === 'superseded' ? (
        <Notice tone="warning" title={words.programmePage.notInForce}>
          <p>
            <Quoting view={view}>{words.programmePage.notInForceBody(main.edition.title)}</Quoting>
          </p>
        </Notice>
      ) : null}
      <Facts view={view} main={main} />
      <SuccessionSection view={view} successions={successions} />
      {blocks.top}
      <Section id="years" title={words.programmePage.byYear}>
        <YearTable view={view} listing={main} />
        <FigureLegend view={view} />
      </Section>
      {blocks.middle}
      <ListingsSection view={view} listings={latest} />
      <ProgrammeRelations view={view} listings={latest} linked={linked.filter((listing) => listing.edition.slug === main.edition.slug)} />
      {earlier.length > 0 ? <Earlier view={view} listings={earlier} /> : null}
      <Section id="history" title={words.programmePage.history}>
        <HistoryTable view={view} changes={history} caption={words.programmePage.historyCaption} without={['programme']} />
      </Section>
      {blocks.end}
      <Section id="data" title={words.programmePage.data}>
        <Downloads
          view={view}
          items={[
            { label: words.csv, href: `${self}?format=csv` },
            { label: words.json, href: `${self}?format=json` },
          ]}
        />
        <p>
          <a href={view.href(sourcePath(main.edition.slug))}>{words.sourceDocument}</a>
          {view.lang === 'ja' ? '：' : ': '}
          {placeText(view, main.place)}
        </p>
      </Section>
    </Page>
  );
}

/** The listing that counts in the newest edition. */
export function mainListing(listings: LedgerListing[]): LedgerListing {
  const newest = listings[0];
  if (newest === undefined) throw new Error('a public programme has a listing');
  return listings.find((listing) => listing.counted && listing.edition.slug === newest.edition.slug) ?? newest;
}

function Facts({ view, main }: { view: View; main: LedgerListing }): VNode {
  const words = text(view.lang);
  const years = main.edition.lastYear - main.edition.firstYear + 1;
  return (
    <DefinitionList
      items={[
        { term: words.total(years), description: saysNoMoney(main) ? words.programmePage.noMoney : <TotalAmount view={view} main={main} /> },
        { term: words.measure, description: <MeasureLinkView view={view} measure={main.measure} edition={main.edition} /> },
        { term: words.department, description: <DepartmentsView view={view} departments={main.departments} others={main.others} edition={main.edition} /> },
        { term: words.kind, description: main.kinds.length === 0 ? words.nothingPrinted : <KindsView view={view} kinds={main.kinds} edition={main.edition} /> },
        { term: words.programmeNumber, description: <a href={view.href(programmePath(main.programme.number))}>{main.programme.number}</a> },
      ]}
    />
  );
}

/** 4,400万円（44百万円）; English says the amount in millions already. */
function TotalAmount({ view, main }: { view: View; main: LedgerListing }): VNode {
  return (
    <>
      <AmountView view={view} figure={main.total} />
      {main.total.yen === null || main.edition.unitYen === 1 || view.lang === 'en' ? null : inBrackets(view, formatAmount(main.total.yen, main.edition.unitYen, view.lang))}
    </>
  );
}

function YearTable({ view, listing }: { view: View; listing: LedgerListing }): VNode {
  const words = text(view.lang).programmePage;
  const columns: Column<ListedYear>[] = [
    { key: 'year', label: words.year, rowHeader: true, cell: (row) => formatFiscalYear(row.year, view.lang) },
    { key: 'activity', label: words.activity, cell: (row) => (row.activity === null ? text(view.lang).nothingPrinted : <Said view={view}>{row.activity.text}</Said>) },
    { key: 'cost', label: text(view.lang).cost, align: 'end', cell: (row) => <AmountView view={view} figure={row.cost} /> },
    { key: 'provenance', label: words.provenance, cell: (row) => text(view.lang).provenance.word[row.cost.provenance] },
    { key: 'place', label: words.place, cell: (row) => placeText(view, placeOfYear(row)) },
  ];
  return <DataTable view={view} caption={words.yearsCaption} columns={columns} rows={listing.years} empty={words.noActivity} stacked />;
}

/** A worked-out figure stands nowhere in the source. */
function placeOfYear({ cost, activity }: ListedYear): Place | null {
  return cost.provenance === 'implied' ? null : (cost.place ?? activity?.place ?? null);
}

function ListingsSection({ view, listings }: { view: View; listings: LedgerListing[] }): VNode {
  const words = text(view.lang);
  const columns: Column<LedgerListing>[] = [
    { key: 'measure', label: words.measure, rowHeader: true, cell: (row) => <MeasureLinkView view={view} measure={row.measure} edition={row.edition} /> },
    { key: 'as', label: words.programmePage.listedAs, cell: (row) => <Tag tone={row.primary ? 'blue' : 'neutral'}>{row.primary ? words.programmePage.primary : words.relisting}</Tag> },
    { key: 'department', label: words.department, cell: (row) => <DepartmentsView view={view} departments={row.departments} others={row.others} edition={row.edition} /> },
    { key: 'place', label: words.programmePage.place, cell: (row) => placeText(view, row.place) },
  ];
  return (
    <Section id="listings" title={words.programmePage.listings}>
      <DataTable view={view} caption={words.programmePage.listingsCaption} columns={columns} rows={listings} empty={words.nothingPrinted} stacked />
    </Section>
  );
}

function Earlier({ view, listings }: { view: View; listings: LedgerListing[] }): VNode {
  const words = text(view.lang);
  const columns: Column<LedgerListing>[] = [
    {
      key: 'edition',
      label: words.edition,
      rowHeader: true,
      cell: (row) => (
        <a href={view.href(editionPath(row.edition))}>
          <Said view={view}>{row.edition.title}</Said>
        </a>
      ),
    },
    { key: 'name', label: words.programme, cell: (row) => <Said view={view}>{row.name}</Said> },
    { key: 'measure', label: words.measure, cell: (row) => <MeasureLinkView view={view} measure={row.measure} edition={row.edition} /> },
    { key: 'total', label: words.cost, align: 'end', cell: (row) => <AmountView view={view} figure={row.total} /> },
  ];
  return (
    <Section id="editions" title={words.programmePage.otherEditions}>
      <DataTable view={view} caption={words.programmePage.otherEditionsCaption} columns={columns} rows={listings} empty={words.nothingPrinted} stacked />
    </Section>
  );
}

/** Schema.org has no word for a programme of a city; Project is the nearest. */
function jsonLdOf(view: View, programme: ProgrammeFound, main: LedgerListing): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Project',
    '@id': `${view.site.origin}${programmePath(programme.number)}`,
    identifier: programme.number,
    name: main.name,
    inLanguage: 'ja',
    url: `${view.site.origin}${programmePath(programme.slug)}`,
    parentOrganization: {
      '@type': 'GovernmentOrganization',
      name: view.site.name.ja,
      ...(main.departments.length === 0 ? {} : { department: main.departments.map((department) => ({ '@type': 'GovernmentOrganization', name: departmentName(department) })) }),
    },
  };
}

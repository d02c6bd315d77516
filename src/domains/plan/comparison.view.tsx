import type { VNode } from 'preact';
import { formatFiscalYear } from '#domains/civic';
import type { View } from '#platform/http';
import { Button, ButtonLink, type Column, DataTable, EmptyState, Filters, Lead, Notice, Page, Section, Select } from '#ui';
import type { Comparison, CostChange, Pair } from './comparison.ts';
import type { Download } from './download.view.tsx';
import type { Edition } from './edition.ts';
import type { Outline } from './edition-outline.ts';
import { AmountView, FigureLegend, Said } from './figure.view.tsx';
import type { LedgerListing } from './listing.ts';
import { DepartmentsView, MeasureLinkView, ProgrammeLinkView } from './listing.view.tsx';
import { text } from './text.ts';

export interface ComparisonProps {
  view: View;
  editions: Edition[];
  from: Outline;
  to: Outline;
  comparison: Comparison;
  sharedYears: number[];
  downloads: Download[];
}

export function ComparisonView(props: ComparisonProps): VNode {
  const { view, comparison, sharedYears, from, to } = props;
  const words = text(view.lang);
  return (
    <ComparePage view={view}>
      <ChooseEditions view={view} editions={props.editions} from={from.slug} to={to.slug} />
      {from.slug === to.slug ? (
        <Notice tone="warning" title={words.comparePage.sameEdition} />
      ) : (
        <>
          <Plain {...props} id="added" title={words.comparePage.added} rows={comparison.added} />
          <Plain {...props} id="ended" title={words.comparePage.ended} rows={comparison.ended} />
          <Renamed view={view} rows={comparison.renamed} />
          <Moved view={view} rows={comparison.moved} />
          <Section id="cost" title={words.comparePage.costChanged} aside={words.listings(String(comparison.costChanged.length))}>
            {sharedYears.length === 0 ? <p>{words.comparePage.noSharedYears}</p> : <Costs view={view} rows={comparison.costChanged} downloads={props.downloads} />}
          </Section>
          <p>{words.comparePage.same(String(comparison.same))}</p>
          <FigureLegend view={view} />
        </>
      )}
    </ComparePage>
  );
}

/** What stands here while there is only one plan. */
export function OneEditionView({ view }: { view: View }): VNode {
  const words = text(view.lang).comparePage;
  return (
    <ComparePage view={view}>
      <EmptyState title={words.onlyOne}>
        <p>{words.onlyOneBody}</p>
        <ButtonLink href={view.href('/plan')} tone="secondary">
          {text(view.lang).nav.plan}
        </ButtonLink>
      </EmptyState>
    </ComparePage>
  );
}

function ComparePage({ view, children }: { view: View; children: VNode | (VNode | null)[] }): VNode {
  const words = text(view.lang);
  return (
    <Page view={view} title={words.comparePage.title} description={words.comparePage.lead} wide print="landscape" crumbs={[{ href: view.href('/plan/editions'), label: words.editionPage.title }]}>
      <Lead>{words.comparePage.lead}</Lead>
      {children}
    </Page>
  );
}

function ChooseEditions({ view, editions, from, to }: { view: View; editions: Edition[]; from: string; to: string }): VNode {
  const words = text(view.lang).comparePage;
  const options = editions.map((edition) => ({ value: edition.slug, label: edition.title, lang: 'ja' as const }));
  return (
    <Filters view={view} action={view.href('/plan/compare')} label={words.choose}>
      <Select name="from" label={words.from} value={from} options={options} />
      <Select name="to" label={words.to} value={to} options={options} />
      <Button>{words.show}</Button>
    </Filters>
  );
}

const nameColumn = (view: View): Column<Pair> => ({
  key: 'name',
  label: text(view.lang).programme,
  rowHeader: true,
  cell: ({ after }) => <ProgrammeLinkView view={view} slug={after.programme.slug} name={after.name} />,
});

/** A table, or one line where there is nothing to tell. */
function Rows<Row>({ view, columns, rows }: { view: View; columns: Column<Row>[]; rows: Row[] }): VNode {
  const { caption, nothing } = text(view.lang).comparePage;
  return rows.length === 0 ? <p>{nothing}</p> : <DataTable view={view} caption={caption} captionUnseen columns={columns} rows={rows} empty={nothing} stacked />;
}

function Plain({ view, id, title, rows }: { view: View; id: string; title: string; rows: LedgerListing[] }): VNode {
  const words = text(view.lang);
  const columns: Column<LedgerListing>[] = [
    { key: 'name', label: words.programme, rowHeader: true, cell: (row) => <ProgrammeLinkView view={view} slug={row.programme.slug} name={row.name} /> },
    { key: 'measure', label: words.measure, cell: (row) => <MeasureLinkView view={view} measure={row.measure} edition={row.edition} /> },
    { key: 'department', label: words.department, cell: (row) => <DepartmentsView view={view} departments={row.departments} others={row.others} edition={row.edition} /> },
    { key: 'total', label: words.cost, align: 'end', cell: (row) => <AmountView view={view} figure={row.total} /> },
  ];
  return (
    <Section id={id} title={title} aside={words.programmes(String(rows.length))}>
      <Rows view={view} columns={columns} rows={rows} />
    </Section>
  );
}

function Renamed({ view, rows }: { view: View; rows: Pair[] }): VNode {
  const words = text(view.lang);
  const columns: Column<Pair>[] = [
    { ...nameColumn(view), label: words.comparePage.after },
    { key: 'before', label: words.comparePage.before, cell: ({ before }) => <Said view={view}>{before.name}</Said> },
  ];
  return (
    <Section id="renamed" title={words.comparePage.renamed} aside={words.programmes(String(rows.length))}>
      <Rows view={view} columns={columns} rows={rows} />
    </Section>
  );
}

function Moved({ view, rows }: { view: View; rows: Pair[] }): VNode {
  const words = text(view.lang);
  const columns: Column<Pair>[] = [
    nameColumn(view),
    { key: 'before', label: words.comparePage.before, cell: ({ before }) => <MeasureLinkView view={view} measure={before.measure} edition={before.edition} /> },
    { key: 'after', label: words.comparePage.after, cell: ({ after }) => <MeasureLinkView view={view} measure={after.measure} edition={after.edition} /> },
  ];
  return (
    <Section id="moved" title={words.comparePage.moved} aside={words.programmes(String(rows.length))}>
      <Rows view={view} columns={columns} rows={rows} />
    </Section>
  );
}

function Costs({ view, rows, downloads }: { view: View; rows: CostChange[]; downloads: Download[] }): VNode {
  const words = text(view.lang);
  const columns: Column<CostChange>[] = [
    nameColumn(view) as Column<CostChange>,
    { key: 'year', label: words.comparePage.year, cell: ({ year }) => formatFiscalYear(year, view.lang) },
    { key: 'before', label: words.comparePage.before, align: 'end', cell: ({ from }) => <AmountView view={view} figure={from} /> },
    { key: 'after', label: words.comparePage.after, align: 'end', cell: ({ to }) => <AmountView view={view} figure={to} /> },
  ];
  return <DataTable view={view} caption={words.comparePage.caption} captionUnseen columns={columns} rows={rows} downloads={downloads} empty={words.comparePage.nothing} stacked />;
}

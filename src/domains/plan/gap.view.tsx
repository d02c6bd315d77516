import type { ComponentChildren, VNode } from 'preact';
import { formatFiscalYear } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, Downloads, Fold, Lead, Page, Section, Tag } from '#ui';
import { editionPath } from './address.ts';
import type { Download } from './download.view.tsx';
import type { Outline } from './edition-outline.ts';
import { AmountView, FigureLegend, inBrackets, placeText, Said } from './figure.view.tsx';
import type { Gaps, OpenFigure, SourceFinding } from './gap.ts';
import type { LedgerListing } from './listing.ts';
import { LinksView, MeasureLinkView, ProgrammeLinkView } from './listing.view.tsx';
import { FormerNotice } from './measure.view.tsx';
import { text } from './text.ts';

export interface GapProps {
  view: View;
  outline: Outline;
  gaps: Gaps;
  findings: SourceFinding[];
  downloads: Download[];
}

export function GapView({ view, outline, gaps, findings, downloads }: GapProps): VNode {
  const words = text(view.lang).gapPage;
  const toldFindings = findings.filter((finding) => finding.severity !== 'note');
  const parts: [id: string, title: string, note: string | null, count: number, table: VNode][] = [
    ['unsettled', words.unsettled, words.unsettledNote, gaps.unsettled.length, <FigureTable view={view} caption={words.caption} rows={gaps.unsettled} />],
    ['implied', words.implied, words.impliedNote, gaps.implied.length, <FigureTable view={view} caption={words.caption} rows={gaps.implied} />],
    ['references', words.references, words.referencesNote, gaps.references.length, <CodeTable view={view} caption={words.caption} label={words.referenceCode} rows={gaps.references.map(({ listing, code }) => ({ listing, said: code }))} />],
    ['links', words.links, null, gaps.links.length, <CodeTable view={view} caption={words.caption} label={words.link} rows={gaps.links.map(({ listing, name }) => ({ listing, said: name }))} />],
    ['no-money', words.noMoney, words.noMoneyNote, gaps.noMoney.length, <NoMoneyTable view={view} caption={words.caption} rows={gaps.noMoney} />],
    ['no-department', words.noDepartment, null, gaps.noDepartment.length, <NoMoneyTable view={view} caption={words.caption} rows={gaps.noDepartment} />],
    ['findings', words.findings, words.findingsNote, toldFindings.length, <FindingTable view={view} findings={toldFindings} />],
  ];
  return (
    <Page view={view} title={words.title} description={words.lead} wide crumbs={[{ href: view.href(editionPath(outline)), label: <Said view={view}>{outline.title}</Said> }]}>
      <Lead>{words.lead}</Lead>
      {outline.status === 'superseded' ? <FormerNotice view={view} /> : null}
      <Contents view={view} parts={parts.map(([id, title, , count]) => ({ id, title, count }))} />
      {parts.map(([id, title, note, count, table]) =>
        count === 0 ? null : (
          <Section key={id} id={id} title={title} aside={text(view.lang).listings(String(count))}>
            {note === null ? null : <p>{note}</p>}
            {count <= rowsInSight ? table : <Fold summary={words.showAll(String(count))}>{table}</Fold>}
          </Section>
        ),
      )}
      <FigureLegend view={view} />
      <Downloads view={view} items={downloads} />
    </Page>
  );
}

/** More rows than this stay folded until asked for. */
const rowsInSight = 5;

function Contents({ view, parts }: { view: View; parts: { id: string; title: string; count: number }[] }): VNode {
  const words = text(view.lang);
  return (
    <nav class="hk-prose" aria-label={words.gapPage.contents}>
      <ul>
        {parts.map(({ id, title, count }) => (
          <li key={id}>
            {count === 0 ? title : <a href={`#${id}`}>{title}</a>}
            {inBrackets(view, words.listings(String(count)))}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function listingColumns<Row>(view: View, listing: (row: Row) => LedgerListing): Column<Row>[] {
  const words = text(view.lang);
  return [
    { key: 'name', label: words.programme, rowHeader: true, cell: (row) => <ProgrammeLinkView view={view} slug={listing(row).programme.slug} name={listing(row).name} /> },
    { key: 'measure', label: words.measure, cell: (row) => <MeasureLinkView view={view} measure={listing(row).measure} edition={listing(row).edition} /> },
  ];
}

function FigureTable({ view, caption, rows }: { view: View; caption: string; rows: OpenFigure[] }): VNode {
  const words = text(view.lang);
  const columns: Column<OpenFigure>[] = [
    ...listingColumns<OpenFigure>(view, (row) => row.listing),
    { key: 'year', label: words.gapPage.year, cell: (row) => (row.year === null ? words.total(row.listing.edition.lastYear - row.listing.edition.firstYear + 1) : formatFiscalYear(row.year, view.lang)) },
    { key: 'figure', label: words.gapPage.figure, align: 'end', cell: (row) => <AmountView view={view} figure={row.figure} /> },
    { key: 'place', label: words.gapPage.where, cell: (row) => placeText(view, row.figure.place ?? row.listing.place) },
  ];
  return <DataTable view={view} caption={caption} captionUnseen columns={columns} rows={rows} empty={words.gapPage.empty} stacked />;
}

interface SaidRow {
  listing: LedgerListing;
  said: string;
}

function CodeTable({ view, caption, label, rows }: { view: View; caption: string; label: string; rows: SaidRow[] }): VNode {
  const columns: Column<SaidRow>[] = [...listingColumns<SaidRow>(view, (row) => row.listing), { key: 'said', label, cell: (row) => <Said view={view}>{row.said}</Said> }];
  return <DataTable view={view} caption={caption} captionUnseen columns={columns} rows={rows} empty={text(view.lang).gapPage.empty} stacked />;
}

function NoMoneyTable({ view, caption, rows }: { view: View; caption: string; rows: LedgerListing[] }): VNode {
  const words = text(view.lang);
  const why = (row: LedgerListing): ComponentChildren => {
    if (row.links.length > 0) return <LinksView view={view} listing={row} />;
    return row.primary ? words.nothingPrinted : words.relisting;
  };
  const columns: Column<LedgerListing>[] = [...listingColumns<LedgerListing>(view, (row) => row), { key: 'why', label: words.programmePage.listedAs, cell: why }];
  return <DataTable view={view} caption={caption} captionUnseen columns={columns} rows={rows} empty={words.gapPage.empty} stacked />;
}

const tones = { error: 'red', warning: 'orange', note: 'neutral' } as const;

function FindingTable({ view, findings }: { view: View; findings: SourceFinding[] }): VNode {
  const words = text(view.lang);
  const place = (row: SourceFinding) => placeText(view, row.line === null ? null : { line: row.line, cell: row.cell ?? 1, ...(row.page === null ? {} : { page: row.page }) });
  const columns: Column<SourceFinding>[] = [
    { key: 'severity', label: words.gapPage.severity, cell: (row) => <Tag tone={tones[row.severity]}>{words.gapPage.severities[row.severity]}</Tag> },
    { key: 'finding', label: words.gapPage.finding, rowHeader: true, cell: (row) => row[view.lang] },
    { key: 'listing', label: words.programme, cell: (row) => (row.listing === null ? words.nothingPrinted : <Said view={view}>{row.listing}</Said>) },
    { key: 'where', label: words.gapPage.where, cell: (row) => place(row) },
    { key: 'source', label: words.gapPage.source, cell: (row) => row.source },
  ];
  return <DataTable view={view} caption={words.gapPage.findingsCaption} captionUnseen columns={columns} rows={findings} empty={words.gapPage.empty} stacked />;
}

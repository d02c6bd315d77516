import type { z } from 'zod';
import { json, page, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { figureText } from './change.ts';
import { downloadsOf } from './download.view.tsx';
import { asked, type editionQuery } from './edition-outline.ts';
import { listSourceFindings } from './gap.store.ts';
import { type Gaps, gapsOf, type SourceFinding } from './gap.ts';
import { GapView } from './gap.view.tsx';
import { listListings } from './listing.store.ts';
import type { LedgerListing } from './listing.ts';
import { NothingYetView } from './nothing-yet.view.tsx';
import { findOutline } from './edition-outline.store.ts';
import { text } from './text.ts';

/** Everything that the edition leaves open. */
export async function showGaps(ask: Ask<z.output<typeof editionQuery>>): Promise<Reply> {
  const outline = asked(await findOutline(ask.db, ask.query.edition), ask.query.edition, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang).gapPage.title} />);
  const [listings, findings] = await Promise.all([listListings(ask.db, { editionId: outline.id }), listSourceFindings(ask.db, outline.id)]);
  const gaps = gapsOf(listings, outline.years);
  if (ask.format === 'csv') return csvReply(`${outline.slug}-gaps.csv`, columns, rowsOf(gaps, findings));
  if (ask.format === 'json') return json({ edition: outline.slug, gaps: rowsOf(gaps, findings).map((row) => Object.fromEntries(columns.map((column) => [column.key, column.value(row) ?? null]))) });
  return page(<GapView view={ask} outline={outline} gaps={gaps} findings={findings} downloads={downloadsOf(ask, '/plan/gaps', { edition: ask.query.edition })} />);
}

interface GapRow {
  gap: 'unsettled' | 'implied' | 'reference' | 'link' | 'no_money' | 'no_department' | 'error' | 'warning' | 'note';
  listing?: LedgerListing;
  name?: string | null;
  year?: number | null;
  detail?: string;
  line?: number | null;
}

function rowsOf(gaps: Gaps, findings: SourceFinding[]): GapRow[] {
  return [
    ...gaps.unsettled.map(({ listing, year, figure }): GapRow => ({ gap: 'unsettled', listing, year, detail: figureText(figure), line: figure.place?.line })),
    ...gaps.implied.map(({ listing, year, figure }): GapRow => ({ gap: 'implied', listing, year, detail: figureText(figure) })),
    ...gaps.references.map(({ listing, code }): GapRow => ({ gap: 'reference', listing, detail: code })),
    ...gaps.links.map(({ listing, name }): GapRow => ({ gap: 'link', listing, detail: name })),
    ...gaps.noMoney.map((listing): GapRow => ({ gap: 'no_money', listing })),
    ...gaps.noDepartment.map((listing): GapRow => ({ gap: 'no_department', listing })),
    ...findings.map(({ severity, listing, ja, line }): GapRow => ({ gap: severity, name: listing, detail: ja, line })),
  ];
}

const columns: Column<GapRow>[] = [
  { key: 'gap', label: 'gap', value: (row) => row.gap },
  { key: 'number', label: 'number', value: (row) => row.listing?.programme.number },
  { key: 'name', label: 'name', value: (row) => row.listing?.name ?? row.name },
  { key: 'measure', label: 'measure', value: (row) => row.listing?.measure.code },
  { key: 'fiscal_year', label: 'fiscal_year', value: (row) => row.year },
  { key: 'detail', label: 'detail', value: (row) => row.detail },
  { key: 'source_line', label: 'source_line', value: (row) => row.line ?? row.listing?.place.line },
];

import { z } from 'zod';
import { json, page, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { figureText } from './change.ts';
import { compareEditions, type Comparison, sharedYears } from './comparison.ts';
import { ComparisonView, OneEditionView } from './comparison.view.tsx';
import { downloadsOf } from './download.view.tsx';
import { editionNotFound, type Outline } from './edition-outline.ts';
import { listListings } from './listing.store.ts';
import type { LedgerListing } from './listing.ts';
import { findOutline } from './edition-outline.store.ts';
import { listEditions } from './edition.store.ts';

export const comparisonQuery = z.object({ from: z.string().max(60).optional(), to: z.string().max(60).optional() });

/** Two editions beside each other; the two newest where none is named. */
export async function showComparison(ask: Ask<z.output<typeof comparisonQuery>>): Promise<Reply> {
  const editions = await listEditions(ask.db);
  // A plan of another kind is another plan: nothing would be what it was.
  const [newest, former] = editions.filter(({ plan }) => plan.kind === 'implementation');
  const [from, to] = await Promise.all([chosen(ask, ask.query.from ?? former?.slug), chosen(ask, ask.query.to ?? newest?.slug)]);
  if (from === null || to === null) return ask.format === 'html' ? page(<OneEditionView view={ask} />) : rowsReply(ask, [], 'comparison');
  const [before, after] = await Promise.all([listListings(ask.db, { editionId: from.id }), listListings(ask.db, { editionId: to.id })]);
  const comparison = compareEditions(before, after);
  if (ask.format !== 'html') return rowsReply(ask, rowsOf(comparison), `${from.slug}_${to.slug}`);
  const downloads = downloadsOf(ask, '/plan/compare', { from: from.slug, to: to.slug });
  return page(<ComparisonView view={ask} editions={editions} from={from} to={to} comparison={comparison} sharedYears={sharedYears(from, to)} downloads={downloads} />);
}

async function chosen(ask: Ask<unknown>, slug: string | undefined): Promise<Outline | null> {
  if (slug === undefined) return null;
  const outline = await findOutline(ask.db, slug);
  if (outline === null) throw editionNotFound(slug);
  return outline;
}

interface DifferenceRow {
  kind: 'added' | 'ended' | 'renamed' | 'moved' | 'cost_changed';
  listing: LedgerListing;
  year?: number;
  before?: string;
  after?: string;
}

function rowsOf(comparison: Comparison): DifferenceRow[] {
  return [
    ...comparison.added.map((listing): DifferenceRow => ({ kind: 'added', listing })),
    ...comparison.ended.map((listing): DifferenceRow => ({ kind: 'ended', listing })),
    ...comparison.renamed.map(({ before, after }): DifferenceRow => ({ kind: 'renamed', listing: after, before: before.name, after: after.name })),
    ...comparison.moved.map(({ before, after }): DifferenceRow => ({ kind: 'moved', listing: after, before: before.measure.code, after: after.measure.code })),
    ...comparison.costChanged.map(({ after, year, from, to }): DifferenceRow => ({ kind: 'cost_changed', listing: after, year, before: figureText(from), after: figureText(to) })),
  ];
}

const columns: Column<DifferenceRow>[] = [
  { key: 'kind', label: 'kind', value: (row) => row.kind },
  { key: 'number', label: 'number', value: (row) => row.listing.programme.number },
  { key: 'name', label: 'name', value: (row) => row.listing.name },
  { key: 'measure', label: 'measure', value: (row) => row.listing.measure.code },
  { key: 'fiscal_year', label: 'fiscal_year', value: (row) => row.year },
  { key: 'before', label: 'before', value: (row) => row.before },
  { key: 'after', label: 'after', value: (row) => row.after },
];

function rowsReply(ask: Ask<unknown>, rows: DifferenceRow[], name: string): Reply {
  if (ask.format === 'csv') return csvReply(`${name}.csv`, columns, rows);
  return json({ differences: rows.map((row) => Object.fromEntries(columns.map((column) => [column.key, column.value(row) ?? null]))) });
}

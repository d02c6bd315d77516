import { json, page, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { downloadsOf } from './download.view.tsx';
import { EditionListView } from './edition-list.view.tsx';
import type { CountedEdition } from './edition-outline.ts';
import { listCountedEditions } from './edition-outline.store.ts';

export async function showEditions(ask: Ask): Promise<Reply> {
  const editions = await listCountedEditions(ask.db);
  if (ask.format === 'csv') return csvReply('editions.csv', columns, editions);
  if (ask.format === 'json') return json({ editions: editions.map((row) => Object.fromEntries(columns.map((column) => [column.key, column.value(row) ?? null]))) });
  return page(<EditionListView view={ask} editions={editions} downloads={downloadsOf(ask, '/plan/editions')} />);
}

const columns: Column<CountedEdition>[] = [
  { key: 'slug', label: 'slug', value: (row) => row.slug },
  { key: 'plan', label: 'plan', value: (row) => row.plan.name },
  { key: 'title', label: 'title', value: (row) => row.title },
  { key: 'first_year', label: 'first_year', value: (row) => row.firstYear },
  { key: 'last_year', label: 'last_year', value: (row) => row.lastYear },
  { key: 'status', label: 'status', value: (row) => row.status },
  { key: 'measures', label: 'measures', value: (row) => row.measures },
  { key: 'programmes', label: 'programmes', value: (row) => row.programmes },
  { key: 'listings', label: 'listings', value: (row) => row.listings },
  { key: 'published_at', label: 'published_at', value: (row) => row.publishedAt?.toISOString() },
];

import { z } from 'zod';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import { ChangeListView } from './change.view.tsx';
import { findRenewal } from './comparison.store.ts';
import { findEditionInForce } from './edition.store.ts';
import { listHistory } from './history.store.ts';
import type { HistoryChange } from './history.ts';
import { sentence } from './text.ts';

export const changeListQuery = z.object({
  kind: z.enum(['added', 'changed', 'removed', 'renamed', 'moved', 'resolved']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const rowsPerPage = 50;

export async function showChanges(ask: Ask<z.output<typeof changeListQuery>>): Promise<Reply> {
  const { kind, page: number = 1 } = ask.query;
  const whole = ask.format !== 'html';
  const { found, changes } = await listHistory(ask.db, { kind, ...(whole ? {} : { limit: rowsPerPage, offset: (number - 1) * rowsPerPage }) });
  if (ask.format === 'csv') return csvReply('changes.csv', columns, changes);
  if (ask.format === 'json') return json({ total: found, changes: changes.map((change) => Object.fromEntries(columns.map((column) => [column.key, column.value(change) ?? null]))) });
  if (changes.length === 0 && number > 1) throw new Refusal(404, 'page-not-found', sentence((words) => words.list.unknownPage(number)));
  // On the first page of all changes; whoever narrows them looks for something else.
  const edition = number === 1 && kind === undefined ? await findEditionInForce(ask.db) : null;
  const renewal = edition === null ? null : await findRenewal(ask.db, edition);
  return page(
    <ChangeListView
      view={ask}
      changes={changes}
      renewal={renewal}
      found={found}
      kind={kind}
      page={number}
      pages={Math.ceil(found / rowsPerPage)}
      href={(change) => ask.href(withQuery('/plan/changes', { kind: change.kind, page: change.page === 1 ? undefined : change.page, format: change.format }))}
    />,
  );
}

const columns: Column<HistoryChange>[] = [
  { key: 'id', label: 'id', value: (row) => Number(row.id) },
  { key: 'changed_at', label: 'changed_at', value: (row) => row.changedAt.toISOString() },
  { key: 'edition', label: 'edition', value: (row) => row.edition },
  { key: 'number', label: 'number', value: (row) => row.programme?.number },
  { key: 'programme', label: 'programme', value: (row) => row.programme?.name },
  { key: 'measure', label: 'measure', value: (row) => row.measure },
  { key: 'kind', label: 'kind', value: (row) => row.kind },
  { key: 'field', label: 'field', value: (row) => row.field },
  { key: 'before', label: 'before', value: (row) => row.before },
  { key: 'after', label: 'after', value: (row) => row.after },
];

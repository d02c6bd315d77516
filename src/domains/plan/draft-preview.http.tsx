import { compareBooks } from '#domains/book';
import { json, page, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { getDraft } from './draft-access.store.ts';
import { checkDraft } from './draft-check.ts';
import { DraftPreviewView, type PreviewChange } from './draft-preview.view.tsx';
import { listDraftRows } from './draft-row.store.ts';
import { findEdition } from './edition.store.ts';
import { loadBook } from './ledger.store.ts';

/** What publication would change, beside the edition that the draft was made from, and everything to look at. */
export async function showDraftPreview(ask: Ask): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition);
  const { rows } = await listDraftRows(ask.db, draft.id);
  const { book, findings } = checkDraft(draft, rows);
  const former = (await findEdition(ask.db, draft.former.slug))!;
  const changes = compareBooks(await loadBook(ask.db, former), book)
    .filter(({ kind }) => kind !== 'unchanged' && kind !== 'kept')
    .map(({ kind, measure, name, fields, before, after }): PreviewChange => ({ kind, measure, name, fields, number: after?.programme ?? before?.programme ?? null }));
  if (ask.format === 'csv') return csvReply(`${draft.slug}-preview.csv`, columns, changes.flatMap((change): Line[] => (change.fields.length === 0 ? [{ change, field: null }] : change.fields.map((field) => ({ change, field })))));
  if (ask.format === 'json') return json({ edition: draft.slug, former: former.slug, changes, findings: findings.map(({ severity, code, listing, ja, en, rowId, field }) => ({ severity, code, listing, ja, en, row: rowId, field })) });
  return page(<DraftPreviewView view={ask} draft={draft} changes={changes} findings={findings} />);
}

type Line = { change: PreviewChange; field: PreviewChange['fields'][number] | null };
const columns: Column<Line>[] = [
  { key: 'kind', label: 'kind', value: ({ change }) => change.kind },
  { key: 'number', label: 'number', value: ({ change }) => change.number },
  { key: 'measure', label: 'measure', value: ({ change }) => change.measure },
  { key: 'name', label: 'name', value: ({ change }) => change.name },
  { key: 'field', label: 'field', value: ({ field }) => field?.field },
  { key: 'before', label: 'before', value: ({ field }) => field?.before },
  { key: 'after', label: 'after', value: ({ field }) => field?.after },
];

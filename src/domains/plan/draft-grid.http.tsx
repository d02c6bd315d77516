import { z } from 'zod';
import { json, page, Refusal, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import { draftAccess, getDraft, refuseClosed } from './draft-access.store.ts';
import { draftFields, gridFields } from './draft-cell.ts';
import { checkDraft, errorsOf } from './draft-check.ts';
import { ConflictView, GridView } from './draft-grid.view.tsx';
import { listDraftRows } from './draft-row.store.ts';
import type { SentCell } from './draft-saving.ts';
import { saveCells } from './draft-saving.store.ts';
import { departmentKey, departmentOfKey, type Draft, draftPath, type DraftRow } from './draft.ts';
import { sentence } from './text.ts';

export const gridQuery = z.object({
  text: z.string().max(200).optional(),
  /** 部/課; `/` alone means rows that name none. */
  department: z.string().max(400).optional(),
  measure: z.string().max(60).optional(),
  fate: z.enum(['carried', 'new', 'ended', 'merged', 'split']).optional(),
  /** Only rows that have to be mended. */
  only: z.enum(['faults']).optional(),
  sort: z.enum(['name', 'measure', 'department']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  saved: z.coerce.number().int().min(0).max(100_000).optional(),
});
type GridQuery = z.output<typeof gridQuery>;

const rowsPerPage = 100;

export async function showGrid(ask: Ask<GridQuery>): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition);
  const { page: number = 1, saved, department, only, ...rest } = ask.query;
  const whole = ask.format !== 'html';
  const all = !whole || only ? (await listDraftRows(ask.db, draft.id)).rows : [];
  const { findings } = checkDraft(draft, all);
  const choice = {
    ...rest,
    ...(department === undefined ? {} : { department: departmentOfKey(department) }),
    ...(only ? { ids: errorsOf(findings).flatMap(({ rowId }) => (rowId === null ? [] : [rowId])) } : {}),
  };
  const { found, rows } = await listDraftRows(ask.db, draft.id, whole ? choice : { ...choice, limit: rowsPerPage, offset: (number - 1) * rowsPerPage });
  if (ask.format === 'csv') return csvReply(`${draft.slug}-draft.csv`, columnsOf(draft), rows);
  if (ask.format === 'json') return json({ edition: draft.slug, total: found, rows: rows.map(rowJson) });
  if (rows.length === 0 && number > 1) throw new Refusal(404, 'page-not-found', sentence((words) => words.draft.unknownPage(number)));
  const access = await draftAccess(ask.db, draft, signedIn(ask));
  const departments = [...new Set(all.map((row) => departmentKey(row.department)))].toSorted();
  const query = { ...ask.query, saved: undefined };
  const href = (change: Record<string, string | number | undefined>): string => ask.href(withQuery(draftPath(draft.slug, '/grid'), { ...query, ...change }));
  return page(
    <GridView
      view={ask}
      draft={draft}
      fields={gridFields(draft)}
      rows={rows.map((row) => ({ row, mayWrite: access.mayWrite(row), findings: findings.filter(({ rowId }) => rowId === row.id) }))}
      found={found}
      planning={access.planning}
      departments={departments}
      choice={ask.query}
      saved={saved ?? null}
      pageNumber={number}
      pages={Math.ceil(found / rowsPerPage)}
      href={href}
    />,
  );
}

function columnsOf(draft: Draft): Column<DraftRow>[] {
  return [
    { key: 'row', label: 'row', value: (row) => row.id },
    { key: 'number', label: 'number', value: (row) => row.programme },
    { key: 'fate', label: 'fate', value: (row) => row.fate },
    { key: 'into', label: 'into', value: (row) => row.intoId },
    { key: 'from', label: 'from', value: (row) => row.fromId },
    { key: 'revision', label: 'revision', value: (row) => row.revision },
    ...draftFields(draft).map((field): Column<DraftRow> => ({ key: field, label: field, value: (row) => row.cells[field] ?? '' })),
  ];
}

function rowJson({ id, programme, fate, intoId, fromId, revision, department, cells }: DraftRow): object {
  return { row: id, number: programme, fate, into: intoId, from: fromId, revision, department, cells };
}

export const gridForm = z.object({
  /** `row.revision.field` of each cell, in the order of `cell`. */
  at: z.array(z.string().max(60)).max(6_000).default([]),
  cell: z.array(z.string().max(10_000)).max(6_000).default([]),
  /** For cells that were in conflict: yours or theirs, in the same order. */
  keep: z.array(z.string().max(10)).max(6_000).default([]),
  /** Query of the grid to go back to, or a row's page. */
  back: z.string().max(2_000).default(''),
});

const place = /^([1-9]\d{0,8})\.(\d{1,9})\.([a-z]{1,12}(?::\d{4})?)$/;

function sentCells({ at, cell, keep }: z.output<typeof gridForm>): SentCell[] {
  if (at.length !== cell.length) throw malformed();
  return at.flatMap((text, index): SentCell[] => {
    const found = place.exec(text);
    if (!found) throw malformed();
    if (keep[index] === 'theirs') return [];
    return [{ rowId: Number(found[1]), revision: Number(found[2]), field: found[3]!, value: cell[index]! }];
  });
}

function malformed(): Refusal {
  return new Refusal(422, 'cells-malformed', sentence((words) => words.draft.malformed));
}

/** Saves the cells that were changed; those that somebody else changed meanwhile come back with both texts. */
export async function saveGrid(ask: Ask<Record<string, never>, z.output<typeof gridForm>>): Promise<Reply> {
  // What was accepted or is to be published is not changed by whoever began to save before.
  const draft = await getDraft(ask.db, ask.params.edition, { lock: 'shared' });
  refuseClosed(draft);
  const sent = sentCells(ask.form);
  const access = await draftAccess(ask.db, draft, signedIn(ask));
  const saving = await saveCells(ask.db, draft, access, sent, { actingAs: ask.actingAs, at: ask.clock.now() });
  ask.telling.subject = `draft ${draft.slug}`;
  if (ask.format === 'json') return json(saving);
  const back = new URLSearchParams(ask.form.back);
  if (saving.conflicts.length === 0) return seeOther(backTo(ask, draft, back, saving.saved));
  const { rows } = await listDraftRows(ask.db, draft.id, { ids: saving.conflicts.map(({ rowId }) => rowId) });
  return page(<ConflictView view={ask} draft={draft} saving={saving} rows={rows} back={ask.form.back} />);
}

function backTo(ask: Pick<Ask, 'href'>, draft: Draft, back: URLSearchParams, saved: number): string {
  const row = back.get('row');
  if (row !== null && /^[1-9]\d{0,8}$/.test(row)) return ask.href(draftPath(draft.slug, `/rows/${row}`));
  // Rows that were mended are no longer among those to mend, so the page may be gone.
  const lost = back.has('only') ? ['saved', 'page'] : ['saved'];
  const known = Object.keys(gridQuery.shape).filter((name) => !lost.includes(name) && back.has(name));
  return ask.href(withQuery(draftPath(draft.slug, '/grid'), { ...Object.fromEntries(known.map((name) => [name, back.get(name) ?? ''])), saved }));
}

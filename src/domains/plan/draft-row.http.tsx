import { programmeKey } from '#domains/book';
import { z } from 'zod';
import { page, Refusal, seeOther, signedIn, type AnyAsk, type Ask, type Reply } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { draftAccess, getDraft, refuseClosed, refuseOthers } from './draft-access.store.ts';
import { draftFields, draftYears } from './draft-cell.ts';
import { checkDraft } from './draft-check.ts';
import { DraftRowView } from './draft-row.view.tsx';
import { findDraftRow, insertDraftRow, listDraftChanges, listDraftRows, lockDraftRows, updateFate } from './draft-row.store.ts';
import { type Draft, draftPath, type DraftRow, goesOn } from './draft.ts';
import { sentence } from './text.ts';

function rowId(ask: Pick<Ask, 'params'>): number {
  return /^[1-9]\d{0,8}$/.test(ask.params.row ?? '') ? Number(ask.params.row) : 0;
}

function rowNotFound(): Refusal {
  return new Refusal(404, 'draft-row-not-found', sentence((words) => words.draft.rowNotFound));
}

export async function showDraftRow(ask: Ask): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition);
  const row = await findDraftRow(ask.db, draft.id, rowId(ask));
  if (row === null) throw rowNotFound();
  return pageOf(ask, draft, row, null);
}

interface Wrong {
  errors: { field: string; message: string }[];
  values: z.output<typeof fateForm>;
}

async function pageOf(ask: AnyAsk, draft: Draft, row: DraftRow, wrong: Wrong | null): Promise<Reply> {
  const access = await draftAccess(ask.db, draft, signedIn(ask));
  const { rows } = await listDraftRows(ask.db, draft.id);
  const related = rows.filter((other) => other.id === row.intoId || other.id === row.fromId || other.intoId === row.id || other.fromId === row.id);
  const findings = checkDraft(draft, rows).findings.filter((finding) => finding.rowId === row.id);
  const changes = (await listDraftChanges(ask.db, [row.id])).toReversed();
  const fields = draftFields(draft).filter((field) => field !== 'departments' || access.planning);
  return page(<DraftRowView view={ask} draft={draft} row={row} fields={fields} mayWrite={access.mayWrite(row)} related={related} findings={findings} changes={changes} wrong={wrong} />, wrong ? 422 : 200);
}

export const fateForm = z.object({
  fate: z.string().max(20).default(''),
  into: z.string().max(400).default(''),
  names: z.string().max(10_000).default(''),
  why: z.string().max(2_000).default(''),
});

/** Decides what becomes of a row. */
export async function decideFate(ask: Ask<Record<string, never>, z.output<typeof fateForm>>): Promise<Reply> {
  const draft = await getDraft(ask.db, ask.params.edition, { lock: true });
  refuseClosed(draft);
  const row = (await lockDraftRows(ask.db, draft.id, [rowId(ask)])).get(rowId(ask));
  if (!row) throw rowNotFound();
  refuseOthers(await draftAccess(ask.db, draft, signedIn(ask)), row);
  const { fate } = ask.form;
  const why = plainText(ask.form.why) || null;
  const by = { actingAs: ask.actingAs, at: ask.clock.now(), why };
  ask.telling.subject = `draft ${draft.slug} row ${row.id}`;
  if (why !== null) ask.telling.why = why;
  const wrong = (field: string, pick: Parameters<typeof sentence>[0]): Promise<Reply> =>
    pageOf(ask, draft, row, { errors: [{ field, message: sentence(pick)[ask.lang] }], values: ask.form });
  if (fate === 'carried') await updateFate(ask.db, draft.id, row, { fate: row.programme === null ? 'new' : 'carried', intoId: null, said: 'carried' }, by);
  else if (fate === 'ended') await updateFate(ask.db, draft.id, row, { fate: 'ended', intoId: null, said: 'ended' }, by);
  else if (fate === 'merged') {
    const { rows } = await listDraftRows(ask.db, draft.id);
    const into = targetOf(rows.filter((other) => goesOn(other) && other.id !== row.id && (other.programme === null || other.programme !== row.programme)), ask.form.into);
    if (into === null) return wrong('into', (words) => words.draft.intoUnknown);
    await updateFate(ask.db, draft.id, row, { fate: 'merged', intoId: into.id, said: `merged: ${into.programme ?? into.cells.name ?? ''}` }, by);
  } else if (fate === 'split') {
    const names = [...new Set(ask.form.names.replaceAll('\0', '').toWellFormed().split(/\r?\n/).map((name) => name.trim().slice(0, 400)).filter((name) => name !== ''))].slice(0, 50);
    if (names.length < 2) return wrong('names', (words) => words.draft.namesNeeded);
    const costs = Object.fromEntries(['total', ...draftYears(draft).map((year) => `cost:${year}`)].map((field) => [field, '']));
    for (const name of names) await insertDraftRow(ask.db, draft.id, { cells: { ...row.cells, ...costs, name }, fromId: row.id, position: row.position }, by);
    await updateFate(ask.db, draft.id, row, { fate: 'split', intoId: null, said: `split: ${names.join('、')}` }, by);
  } else return wrong('fate', (words) => words.draft.fateNeeded);
  return seeOther(ask.href(draftPath(draft.slug, `/rows/${row.id}`)));
}

/** The one row that a person means by number or name; a programme that is listed twice is meant by its primary listing. */
function targetOf(rows: DraftRow[], said: string): DraftRow | null {
  const text = said.normalize('NFKC').trim();
  if (text === '') return null;
  const found = rows.filter((row) => row.programme === text.toUpperCase() || programmeKey(row.cells.name ?? '') === programmeKey(text));
  const programmes = new Set(found.map((row) => row.programme ?? `row ${row.id}`));
  return programmes.size === 1 ? (found.find((row) => row.cells.listed !== '再掲') ?? found[0]!) : null;
}

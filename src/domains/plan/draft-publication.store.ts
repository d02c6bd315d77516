/** The day has come: a scheduled draft goes into the ledger the way a file does, and the public is told. */
import { compareBooks, type Change } from '#domains/book';
import { recordPublicAct } from '#domains/record';
import { sql } from 'kysely';
import type { Clock } from '#platform/clock';
import { type Database, inTransaction } from '#platform/database';
import type { Files } from '#platform/files';
import { csvText } from '#platform/table';
import { draftTable } from './draft-cell.ts';
import { checkDraft, errorsOf } from './draft-check.ts';
import { draftChangeTitle, draftPublishedTitle } from './draft-publication.ts';
import { listDraftRows } from './draft-row.store.ts';
import { findDraft, insertDraftAct, updateDraft } from './draft.store.ts';
import { type Draft, type DraftRow, goesOn } from './draft.ts';
import { findEdition } from './edition.store.ts';
import type { Edition } from './edition.ts';
import { readFile } from './import-file.store.ts';
import { applyImport } from './import.store.ts';
import { loadBook } from './ledger.store.ts';
import { opinionsBecomePublic } from './opinion.store.ts';
import { putInForce } from './publication.store.ts';

/** The draft's table as the file that its edition is read from, and that anyone can download afterwards. */
export function draftFile(draft: Draft, rows: DraftRow[]): Uint8Array {
  const [head = [], ...lines] = draftTable(draft, rows).table;
  return new TextEncoder().encode(csvText(head.map((label, index) => ({ key: label, label, value: (cells: string[]) => cells[index] ?? '' })), lines));
}

/** True where the draft waits for publication and its day, in Tokyo, is here. */
export function isDue({ state, publishOn }: Pick<Draft, 'state' | 'publishOn'>, clock: Clock): boolean {
  return state === 'scheduled' && publishOn !== null && publishOn <= clock.today();
}

export type PublicationOutcome = 'published' | 'not-due' | 'has-errors';

/**
 * Publishes the draft where it is due: all of it in one transaction, or nothing. Safe to run again after a crash at any
 * point. A draft that has come to hold errors goes back to planning.
 */
export async function publishDueDraft({ db, files, clock }: { db: Database; files: Files; clock: Clock }, slug: string): Promise<PublicationOutcome> {
  const draft = await findDraft(db, slug);
  if (draft === null || !isDue(draft, clock)) return 'not-due';
  // Nobody writes to a scheduled draft, so what is read here is what the transaction below finds.
  const bytes = draftFile(draft, (await listDraftRows(db, draft.id)).rows);
  await files.put(bytes);
  return inTransaction(db, (tx) => publishIn(tx, slug, bytes, clock), { isolation: 'read committed' });
}

async function publishIn(tx: Database, slug: string, bytes: Uint8Array, clock: Clock): Promise<PublicationOutcome> {
  const draft = await findDraft(tx, slug, { lock: true });
  if (draft === null || !isDue(draft, clock)) return 'not-due';
  const { rows } = await listDraftRows(tx, draft.id);
  const actingAs = draft.publishAs ?? 'planning';
  const at = clock.now();
  if (errorsOf(checkDraft(draft, rows).findings).length > 0) {
    await updateDraft(tx, draft.id, { state: 'writing', publishOn: null, publishAs: null });
    await insertDraftAct(tx, draft.id, { kind: 'unscheduled', reason: 'errors', actingAs: 'job', at });
    return 'has-errors';
  }
  const read = await readFile({ bytes, name: `${draft.slug}.csv`, layout: 'plain' });
  const wish = { plan: draft.plan.slug, planName: null, title: draft.title, slug: draft.slug, inForce: true, removeMissing: true, actingAs };
  await applyImport(tx, { ...read, ...wish }, clock);
  const edition = (await findEdition(tx, draft.slug, { drafts: true })) ?? (await getEditionOfYears(tx, draft));
  if (edition.status === 'draft') await putInForce(tx, edition, clock);
  await insertSuccessions(tx, draft, edition, rows);
  await opinionsBecomePublic(tx, draft, edition, actingAs, at);
  await updateDraft(tx, draft.id, { state: 'published', publishOn: draft.publishOn, publishAs: actingAs });
  await insertDraftAct(tx, draft.id, { kind: 'published', actingAs, at });
  await tellPublic(tx, draft, edition, read.source.sha256, actingAs, at);
  return 'published';
}

async function getEditionOfYears(tx: Database, draft: Draft): Promise<Edition> {
  const { rows } = await sql<{ slug: string }>`
    select slug from plan.edition where plan_id = ${draft.plan.id} and first_year = ${draft.firstYear} and last_year = ${draft.lastYear}`.execute(tx);
  return (await findEdition(tx, rows[0]!.slug, { drafts: true }))!;
}

/** What was merged or split leads to what it became; a new row's programme is found by its place in the edition. */
async function insertSuccessions(tx: Database, draft: Draft, edition: Edition, rows: DraftRow[]): Promise<void> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pairs = rows.flatMap((row): { from: DraftRow; to: DraftRow; kind: 'merged' | 'split' }[] => {
    const into = endOfMerges(row, byId);
    if (row.fate === 'merged' && into) return [{ from: row, to: into, kind: 'merged' }];
    const from = row.fromId === null ? undefined : byId.get(row.fromId);
    return row.fate === 'new' && from ? [{ from, to: row, kind: 'split' }] : [];
  });
  const said = pairs.flatMap(({ from, to, kind }) => (from.programme === null ? [] : [{ from: from.programme, number: to.programme, name: to.cells.name ?? '', measure: to.cells.measure ?? '', kind }]));
  await sql`
    insert into plan.succession (edition_id, programme_id, successor_id, kind)
    select distinct ${edition.id}::integer, former.id, next.id, row.kind
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as row ("from" text, number text, name text, measure text, kind text)
    join plan.programme former on former.number = row.from
    join plan.programme next on next.plan_id = ${draft.plan.id} and next.id <> former.id and next.id = (
      select l.programme_id from plan.listing l join plan.measure m on m.id = l.measure_id join plan.programme p on p.id = l.programme_id
      where l.edition_id = ${edition.id} and (p.number = row.number or (row.number is null and trim(l.name) = trim(row.name) and m.code = trim(row.measure)))
      order by l.is_primary desc, l.position limit 1)
    on conflict do nothing`.execute(tx);
}

function endOfMerges(row: DraftRow, byId: Map<number, DraftRow>): DraftRow | null {
  let next: DraftRow | undefined = row;
  for (let step = 0; next && step <= byId.size; step += 1) {
    if (goesOn(next)) return next;
    next = next.intoId === null ? undefined : byId.get(next.intoId);
  }
  return null;
}

/** Above this many, one act tells of many programmes. */
const actsMax = 300;

async function tellPublic(tx: Database, draft: Draft, edition: Edition, sha256: string, actingAs: string, at: Date): Promise<void> {
  const former = (await findEdition(tx, draft.former.slug))!;
  const changes = compareBooks(await loadBook(tx, former), await loadBook(tx, edition)).filter(({ kind }) => kind !== 'unchanged' && kind !== 'kept');
  const departments = new Set(changes.flatMap(({ before, after }) => [...(before?.departments ?? []), ...(after?.departments ?? [])].map(({ bureau, section }) => (section === null ? bureau : `${bureau} ${section}`))));
  await recordPublicAct(
    tx,
    {
      kind: 'plan.edition-published',
      path: `/plan/editions/${encodeURIComponent(edition.slug)}`,
      title: draftPublishedTitle(edition.title),
      actingAs,
      // Who follows a programme hears of it below, once.
      about: { measures: [...new Set(changes.map(({ measure }) => measure))], departments: [...departments] },
      document: { edition: edition.slug, title: edition.title, former: draft.former.slug, published_on: draft.publishOn, source_sha256: sha256 },
    },
    at,
  );
  const byProgramme = [...Map.groupBy(changes.filter((change) => numberOf(change) !== null), (change) => numberOf(change)!)];
  const size = byProgramme.length > actsMax ? Math.ceil(byProgramme.length / actsMax) : 1;
  for (let start = 0; start < byProgramme.length; start += size) {
    const group = byProgramme.slice(start, start + size);
    const first = group[0]![1][0]!;
    await recordPublicAct(
      tx,
      {
        kind: 'plan.listing-changed',
        path: group.length === 1 ? `/plan/programmes/${group[0]![0]}` : `/plan/editions/${encodeURIComponent(edition.slug)}`,
        title: draftChangeTitle(first.name, first.kind, group.length, edition.title),
        actingAs,
        about: { programmes: group.map(([number]) => number) },
        document: { edition: edition.slug, changes: group.map(([programme, list]) => ({ programme, changes: list.map(({ kind, measure, name, fields }) => ({ kind, measure, name, fields })) })) },
      },
      at,
    );
  }
}

function numberOf({ before, after }: Change): string | null {
  return after?.programme ?? before?.programme ?? null;
}

/** Bringing a reading into the ledger, in one transaction. */
import type { Book, Finding } from '#domains/book';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import { publish } from '#platform/outbox';
import { headingEnded, ledgerChanges } from './change.ts';
import { listDepartmentNames } from './department.store.ts';
import { type Edition, type Plan } from './edition.ts';
import { findEdition, findEditionByYears, findFormerEdition, insertEdition, insertPlan, listPlans, publishEdition, updateEdition } from './edition.store.ts';
import { listSourceFindings } from './gap.store.ts';
import { identifyProgrammes } from './identity.ts';
import { followNames, insertProgrammes, listKnownProgrammes } from './identity.store.ts';
import { type ImportOutcome, type ImportPlan, type ImportRequest, chaptersOf, countsOf, linesOf, removalHeld, sameFindings, sameOutline, titleOf } from './import.ts';
import { measuresNamedTwice, unknownDepartments } from './import-question.ts';
import { recordImport } from './import-act.store.ts';
import { insertChanges, insertFindings, insertImport, lockImports } from './import-record.store.ts';
import { withKnownHeadings } from './known-heading.ts';
import { loadBook } from './ledger.store.ts';
import { withinLimits } from './ledger-limit.ts';
import { deleteHeadings, deleteListings, resolveWaiting, writeHeadings, writeListings } from './listing-writing.store.ts';
import { endedHeadings, listingKey, mergeBooks, withoutHeadings } from './merge.ts';
import { refuseTooLarge } from './ledger-size.ts';
import { likelyRenamings, successionOf } from './succession.ts';
import type { PlanKind } from './tables.ts';
import { sentence } from './text.ts';

/** The plan of that slug, or the only one of the kind; null where a new one is to be made. Refuses to guess among several. */
async function choosePlan(db: Database, slug: string | null, kind: PlanKind | undefined): Promise<Plan | null> {
  const all = await listPlans(db);
  if (slug !== null) {
    const named = all.find((plan) => plan.slug === slug) ?? null;
    if (named !== null && kind !== undefined && named.kind !== kind) throw new Refusal(409, 'plan-of-other-kind', sentence((words) => words.planOfOtherKind(slug)));
    return named;
  }
  const plans = all.filter((plan) => plan.kind === (kind ?? 'implementation'));
  if (plans.length > 1) throw new Refusal(409, 'plan-not-named', sentence((words) => words.planNotNamed(plans)));
  return plans[0] ?? null;
}

const defaultPlans: Record<PlanKind, { slug: string; name: string; nameEn: string }> = {
  implementation: { slug: 'plan', name: '実施計画', nameEn: 'Implementation plan' },
  reform: { slug: 'reform', name: '行財政改革大綱', nameEn: 'Administrative reform plan' },
};

/** A plan that was given a name has no English one until somebody gives it. */
function newPlan(request: ImportRequest): Omit<Plan, 'id'> {
  const kind = request.planKind ?? 'implementation';
  const named = request.planName === null ? defaultPlans[kind] : { name: request.planName, nameEn: null };
  return { ...named, kind, slug: request.plan ?? defaultPlans[kind].slug };
}

/** Compares a reading with the ledger. Reads only. */
export async function planImport(db: Database, request: ImportRequest): Promise<ImportPlan> {
  const { book, findings: long } = withinLimits(request.reading.book);
  const plan = await choosePlan(db, request.plan, request.planKind);
  const edition = plan && (await findEditionByYears(db, plan.id, book.firstYear, book.lastYear));
  const { known, foreign } = await listKnownProgrammes(db, plan?.id ?? null);
  const identified = identifyProgrammes(book.listings, known, foreign);
  const ledger = edition && (await loadBook(db, edition));
  const former = plan && !edition ? await findFormerEdition(db, plan.id, book.firstYear) : null;
  const formerBook = former && (await loadBook(db, former));
  const before = ledger ?? formerBook;
  const file = withKnownHeadings({ ...book, listings: identified.listings }, before);
  const renamings = before ? likelyRenamings(before, file, identified.created) : [];
  const held = removalHeld(request, [...request.reading.findings, ...long, ...identified.findings]);
  const removeMissing = request.removeMissing && held.length === 0;
  const rows = ledgerChanges(ledger, file, { removeMissing });
  const gone = new Set(rows.filter((change) => change.kind === 'removed').map(listingKey));
  const all = mergeBooks(ledger, file, gone);
  refuseTooLarge(all);
  const ended = ledger && removeMissing ? endedHeadings(ledger, file, all) : [];
  const merged = withoutHeadings(all, ended);
  const counts = countsOf(rows);
  const questions = [...measuresNamedTwice(file, merged), ...unknownDepartments(file.listings, plan ? await listDepartmentNames(db, plan.id) : [], request.departments ?? [])];
  const findings = [...request.reading.findings, ...long, ...identified.findings, ...renamings, ...questions, ...held];
  const chapters = chaptersOf(file);
  const settled = edition === null || (await leavesSameOpen(db, edition.id, chapters, findings));
  const titled = request.title !== null && edition !== null && request.title !== edition.title;
  const differs = counts.added + counts.changed + counts.removed > 0 || !sameOutline(ledger, merged) || !settled || titled;
  const news = file.listings.length > 0 && differs;
  const succession = former && formerBook ? successionOf(former.slug, formerBook, merged) : null;
  return { plan, edition, merged, chapters, identified, changes: [...rows, ...ended.map(headingEnded)], counts, findings, news, succession };
}

/** Whether the edition would leave open after the import what it leaves open now. */
async function leavesSameOpen(db: Database, editionId: number, chapters: string[], findings: Finding[]): Promise<boolean> {
  const now = await listSourceFindings(db, editionId);
  const staying = await listSourceFindings(db, editionId, chapters);
  return sameFindings(now, [...staying, ...findings]);
}

/** Years alone belong to implementation plans; `wanted` is taken where it is free. */
async function editionSlug(tx: Database, plan: Plan, book: Book, wanted: string | undefined): Promise<string> {
  if (wanted !== undefined && (await findEdition(tx, wanted, { drafts: true })) === null) return wanted;
  const years = book.firstYear === book.lastYear ? `${book.firstYear}` : `${book.firstYear}-${book.lastYear}`;
  return plan.kind === 'implementation' && (await findEdition(tx, years, { drafts: true })) === null ? years : `${plan.slug}-${years}`;
}

/**
 * Brings the reading into the ledger: all of it or, where anything fails, nothing. Must run in a transaction of its
 * own at read committed: it waits for imports before it and then sees what they did. The source document is to be
 * in the file store already. Importing what the ledger already says writes nothing.
 */
export async function applyImport(tx: Database, request: ImportRequest, clock: Clock): Promise<ImportOutcome> {
  await lockImports(tx);
  const planned = await planImport(tx, request);
  const { counts, changes, findings, merged, succession } = planned;
  if (!planned.news) return { result: 'unchanged', edition: summary(planned.edition, false), counts, changes, findings, succession };
  const at = clock.now();
  const plan = planned.plan ?? (await insertPlan(tx, newPlan(request)));
  const title = request.title ?? planned.edition?.title ?? titleOf(merged);
  const years = { firstYear: merged.firstYear, lastYear: merged.lastYear, unitYen: merged.unitYen };
  const edition = planned.edition ?? (await insertEdition(tx, plan, { ...years, title, slug: await editionSlug(tx, plan, merged, request.slug) }, at));
  await updateEdition(tx, edition.id, { title, unitYen: merged.unitYen });
  const importId = await insertImport(tx, {
    edition_id: edition.id,
    source_name: request.source.name,
    source_kind: request.source.kind,
    source_sha256: request.source.sha256,
    source_bytes: request.source.bytes,
    layout: request.source.layout,
    chapters: planned.chapters,
    lines_used: linesOf(request.reading.lines, 'used'),
    lines_header: linesOf(request.reading.lines, 'header'),
    lines_reported: linesOf(request.reading.lines, 'reported'),
    listings_added: counts.added,
    listings_changed: counts.changed,
    listings_unchanged: counts.unchanged,
    listings_kept: counts.kept,
    listings_removed: counts.removed,
    applied_at: at,
  });
  await insertFindings(tx, importId, findings);
  await insertProgrammes(tx, plan.id, planned.identified.created, at);
  await writeHeadings(tx, edition.id, merged);
  const target = { planId: plan.id, editionId: edition.id, importId };
  const leaving = changes.flatMap((change) => (change.kind === 'removed' ? [change] : change.from === null ? [] : [{ ...change, measure: change.from }]));
  await deleteListings(tx, edition.id, leaving);
  const writing = new Set(changes.filter((change) => change.kind !== 'unchanged' && change.kind !== 'kept').map(listingKey));
  await writeListings(tx, target, merged, writing);
  await deleteHeadings(tx, edition.id, merged);
  const resolved = await resolveWaiting(tx, edition.id);
  await insertChanges(tx, { editionId: edition.id, importId, at, actingAs: request.actingAs ?? null }, changes, resolved);
  const status = planned.edition || !request.inForce ? edition.status : await publishEdition(tx, edition, at);
  if (status === 'published') await followNames(tx, plan.id, merged.listings, at);
  await publish(tx, 'plan.edition-changed', { edition: edition.id });
  // Who publishes a draft says so themselves.
  if (request.actingAs === undefined) await recordImport(tx, { edition: { slug: edition.slug, title }, isPublic: status !== 'draft', source: request.source, counts, changes }, at);
  return { result: 'applied', edition: { slug: edition.slug, title, status, isNew: planned.edition === null }, counts, changes, findings, succession };
}

function summary(edition: Edition | null, isNew: boolean): ImportOutcome['edition'] {
  return edition && { slug: edition.slug, title: edition.title, status: edition.status, isNew };
}

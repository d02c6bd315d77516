/** Withholding personal data in what is published: which result, which opinion, which words. */
import { type Consultation, listConsultationsById } from '#domains/consultation';
import { page, Refusal, seeOther, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { publishedOpinionsPath, redactionsPath } from './address.ts';
import { askedRelease } from './asked-consultation.store.ts';
import { redactionOf, type TypedRedaction } from './redaction.ts';
import { findUnit, insertRedaction, listPublished } from './redaction.store.ts';
import { PublishedView, RedactableResultsView, RedactionView } from './redaction.view.tsx';
import { findRelease, listReleases } from './release.store.ts';
import { isReleased, type Released, type ResultUnit } from './result.ts';
import { sentence } from './text.ts';

const pageNumber = z.coerce.number().int().min(1).max(10_000).optional();
export const redactableQuery = z.object({ page: pageNumber });
export const publishedQuery = z.object({ reply: z.coerce.number().int().min(1).max(999_999_999).optional(), page: pageNumber, done: z.literal('redacted').optional() });
const tick = z.string().max(10).default('');
export const redactionForm = z.object({ revision: z.coerce.number().int().min(0).max(2_147_483_646).default(0), words: z.string().max(5_000).default(''), whole: tick, everywhere: tick, mark: z.string().max(200).default(''), reason: z.string().max(2_000).default('') });

// The parts of an ask that a page of staff needs, whatever its form was.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type StaffAsk = Ask<any, any>;
const rowsPerPage = 50;

function pagesOf(total: number, number: number): number {
  const pages = Math.max(1, Math.ceil(total / rowsPerPage));
  if (number > pages) throw new Refusal(404, 'page-not-found', sentence((words) => words.result.unknownPage(number)));
  return pages;
}

export async function showRedactable(ask: Ask<z.output<typeof redactableQuery>>): Promise<Reply> {
  const released = (await listReleases(ask.db)).filter(isReleased).toSorted((one, other) => other.releasedAt.getTime() - one.releasedAt.getTime());
  const number = ask.query.page ?? 1;
  const pages = pagesOf(released.length, number);
  const shown = released.slice((number - 1) * rowsPerPage, number * rowsPerPage);
  const consultations = new Map((await listConsultationsById(ask.db, shown.map(({ consultationId }) => consultationId))).map((each) => [each.id, each]));
  const rows = shown.flatMap((release) => (consultations.has(release.consultationId) ? [{ release, consultation: consultations.get(release.consultationId)! }] : []));
  return page(<RedactableResultsView view={ask} rows={rows} found={released.length} page={number} pages={pages} href={(at) => ask.href(withQuery(redactionsPath, { page: at === 1 ? undefined : at }))} />);
}

export async function showPublished(ask: Ask<z.output<typeof publishedQuery>>): Promise<Reply> {
  const { consultation } = await askedRelease(ask);
  const { reply, done } = ask.query;
  const number = ask.query.page ?? 1;
  const { rows, total } = await listPublished(ask.db, consultation.id, reply ?? null, { limit: rowsPerPage, offset: (number - 1) * rowsPerPage });
  const pages = rows.length === 0 && number > 1 ? pagesOf(0, number) : pagesOf(total, number);
  return page(<PublishedView view={ask} consultation={consultation} rows={rows} found={total} reply={reply} done={done !== undefined} page={number} pages={pages} href={(at) => ask.href(withQuery(publishedOpinionsPath(consultation.slug), { reply, page: at === 1 ? undefined : at }))} />);
}

interface AskedUnit {
  consultation: Consultation;
  release: Released;
  unit: ResultUnit;
}

async function askedUnit(ask: StaffAsk): Promise<AskedUnit> {
  const asked = await askedRelease(ask);
  const typed = ask.params.unit ?? '';
  const unit = /^[1-9]\d{0,8}$/.test(typed) ? await findUnit(ask.db, asked.consultation.id, Number(typed)) : null;
  if (unit === null) throw new Refusal(404, 'opinion-not-found', sentence((words) => words.redaction.noUnit(typed)));
  ask.telling.subject = `consultation ${asked.consultation.slug}, published opinion ${unit.id}`;
  return { ...asked, unit };
}

const nothingTyped: TypedRedaction = { words: '', whole: false, everywhere: false, mark: '', reason: '' };

export async function showRedaction(ask: Ask): Promise<Reply> {
  const { consultation, release, unit } = await askedUnit(ask);
  return page(<RedactionView view={ask} consultation={consultation} unit={unit} revision={release.revision} typed={nothingTyped} faults={[]} refusal={null} />);
}

/** Words go out of the opinion as it was shown; whoever saw an older one is told. */
export async function redactOpinion(ask: Ask<Record<string, never>, z.output<typeof redactionForm>>): Promise<Reply> {
  const { id } = (await askedRelease(ask)).consultation;
  const held = await findRelease(ask.db, id, { held: true });
  const { consultation, release, unit } = await askedUnit(ask);
  const { words, whole, everywhere, mark, reason } = ask.form;
  const typed: TypedRedaction = { words, whole: whole === 'yes', everywhere: everywhere === 'yes', mark, reason };
  const again = (status: number, faults: Parameters<typeof RedactionView>[0]['faults'], refusal: string | null): Reply =>
    page(<RedactionView view={ask} consultation={consultation} unit={unit} revision={held!.revision} typed={typed} faults={faults} refusal={refusal} />, status);
  if (held!.revision !== ask.form.revision) return again(409, [], sentence((said) => said.redaction.changed)[ask.lang]);
  const { redaction, faults } = redactionOf(unit.text, typed);
  if (faults.length > 0) return again(422, faults, null);
  ask.telling.why = redaction.reason;
  await insertRedaction(ask.db, { consultation, release, unit, redaction, actingAs: ask.actingAs, at: ask.clock.now() });
  return seeOther(ask.href(withQuery(publishedOpinionsPath(consultation.slug), { reply: unit.replyNumber, done: 'redacted' })));
}

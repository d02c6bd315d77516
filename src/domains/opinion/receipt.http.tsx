/** Finding again what one sent: looking it up by its code, adding to it, taking it back, keeping it with one's account. */
import { z } from 'zod';
import { countGraphemes, isLongerThan } from '#domains/civic';
import { isOpenAt, listConsultationsById, listSections, type Consultation } from '#domains/consultation';
import { type AnyAsk, type Ask, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import type { PageBlocks } from '#platform/page-block';
import { type Audience, receiptPath } from './address.ts';
import { visibleText } from './attachment-text.ts';
import { codeHeaders } from './code-header.ts';
import { readReceiptCode } from './receipt-code.ts';
import { findReceipt, listReceiptOpinions } from './receipt.store.ts';
import type { Receipt } from './receipt.ts';
import { doneKinds, ReceiptSearchView, ReceiptView, WithdrawalView } from './receipt.view.tsx';
import { aboutOf, type Fault, opinionsMax, readAbout, textMax } from './submission-form.ts';
import { insertAddition, linkSubmission, withdrawSubmission } from './submission-writing.store.ts';
import { sentence, text } from './text.ts';

const audience = z.enum(['standard', 'children']).default('standard').catch('standard');
export const withdrawalQuery = z.object({ audience });
export const withdrawalForm = z.object({ audience });
export const receiptQuery = z.object({ audience, done: z.enum(doneKinds).optional().catch(undefined) });
export const receiptSearchForm = z.object({ code: z.string().max(200).default('') });
export const additionForm = z.object({ about: z.string().max(500).default(''), text: z.string().max(80_000).default(''), revision: z.string().max(10).default(''), audience });

type AdditionAsk = Ask<Record<string, never>, z.output<typeof additionForm>>;

export function showReceiptSearch(ask: Ask): Reply {
  return page(<ReceiptSearchView view={ask} typed="" errors={[]} />);
}

export async function findByCode(ask: Ask<Record<string, never>, z.output<typeof receiptSearchForm>>): Promise<Reply> {
  const words = text(ask.lang).receipts.search;
  const typed = ask.form.code;
  ask.telling.subject = 'receipt';
  const code = readReceiptCode(typed);
  const message = typed.trim() === '' ? words.missing : code === null ? words.wrong : (await findReceipt(ask.db, code)) === null ? words.unknown : null;
  if (message !== null) return withoutTrace(page(<ReceiptSearchView view={ask} typed={typed} errors={[{ field: 'code', message }]} />, 422));
  return seeOther(ask.href(receiptPath(code!)), codeHeaders);
}

interface Found {
  code: string;
  receipt: Receipt;
  consultation: Consultation;
}

/** Null for what opens nothing. The record is told of the submission, never of its code. */
async function find(ask: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<Found | null> {
  ask.telling.subject = 'receipt';
  const code = readReceiptCode(ask.params['code']!);
  const receipt = code === null ? null : await findReceipt(ask.db, code);
  if (receipt === null) return null;
  ask.telling.subject = `submission ${receipt.id}`;
  const [consultation] = await listConsultationsById(ask.db, [receipt.consultationId]);
  return { code: code!, receipt, consultation: consultation! };
}

/** @throws Refusal 404 */
async function get(ask: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<Found> {
  const found = await find(ask);
  if (found) return found;
  throw new Refusal(404, 'receipt-not-found', sentence((words) => words.receipts.search.unknown), [], codeHeaders);
}

function withoutTrace(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, ...codeHeaders } };
}

async function shown(ask: AnyAsk, blocks: PageBlocks, found: Found, more: { audience: Audience; done?: (typeof doneKinds)[number]; typed?: { about: string; text: string }; errors?: Fault[]; status?: number }): Promise<Reply> {
  const { code, receipt, consultation } = found;
  const opinions = await listReceiptOpinions(ask.db, receipt.id);
  const sections = await listSections(ask.db, consultation.id);
  const filled = await blocks.render('receipt', ask, { path: receiptPath(code), consultation: { id: consultation.id, slug: consultation.slug }, submission: { id: receipt.id } });
  const view = (
    <ReceiptView
      view={ask}
      code={code}
      receipt={receipt}
      opinions={opinions}
      consultation={consultation}
      sections={sections}
      open={isOpenAt(consultation, ask.clock.now())}
      full={opinions.length >= opinionsMax}
      done={more.done}
      audience={more.audience}
      typed={more.typed ?? { about: '', text: '' }}
      errors={more.errors ?? []}
      blocks={filled}
    />
  );
  return withoutTrace(page(view, more.status));
}

/** `blocks`: parts of the page that later domains fill. */
export function receiptShower(blocks: PageBlocks) {
  return async (ask: Ask<z.output<typeof receiptQuery>>): Promise<Reply> => {
    const found = await find(ask);
    if (found) return shown(ask, blocks, found, ask.query);
    const errors = [{ field: 'code', message: text(ask.lang).receipts.search.unknown }];
    return withoutTrace(page(<ReceiptSearchView view={ask} typed={ask.params['code']!} errors={errors} gone />, 404));
  };
}

/** @throws Refusal 409 outside the period, or for what was withdrawn. */
function refuseUnlessChangeable({ receipt, consultation }: Found, at: Date): void {
  if (isOpenAt(consultation, at) && receipt.state !== 'withdrawn') return;
  throw new Refusal(409, 'receipt-not-changeable', sentence((words) => words.receipts.receipt.standard.over), [], codeHeaders);
}

export function additionTaker(blocks: PageBlocks) {
  return async (ask: AdditionAsk): Promise<Reply> => {
    const found = await get(ask);
    const at = ask.clock.now();
    refuseUnlessChangeable(found, at);
    const typed = { about: ask.form.about, text: visibleText(ask.form.text).trim() };
    const errors = await additionFaults(ask, found, typed);
    const again = (faults: Fault[], status: number) => shown(ask, blocks, found, { audience: ask.form.audience, typed, errors: faults, status });
    if (errors.length > 0) return again(errors, 422);
    const outcome = await insertAddition(ask.db, found.receipt, { about: readAbout(typed.about), text: typed.text }, Number(ask.form.revision) || 0, at);
    if (outcome === null) return again([{ field: 'text', message: text(ask.lang).receipts.addition[ask.form.audience].changed }], 409);
    return seeOther(ask.href(receiptPath(found.code, ask.form.audience, 'added')), codeHeaders);
  };
}

async function additionFaults(ask: AdditionAsk, { receipt, consultation }: Found, typed: { about: string; text: string }): Promise<Fault[]> {
  const words = text(ask.lang);
  const { textMissing, tooLong, aboutWrong } = words.sending.form[ask.form.audience];
  const errors: Fault[] = [];
  if (typed.about !== '' && !(await listSections(ask.db, consultation.id)).some((section) => aboutOf(section) === typed.about)) errors.push({ field: 'about', message: aboutWrong });
  if (typed.text === '') errors.push({ field: 'text', message: textMissing });
  if (isLongerThan(typed.text, textMax)) errors.push({ field: 'text', message: tooLong(countGraphemes(typed.text), textMax) });
  if ((await listReceiptOpinions(ask.db, receipt.id)).length >= opinionsMax) errors.push({ field: 'text', message: words.receipts.addition[ask.form.audience].full });
  return errors;
}

export async function showWithdrawal(ask: Ask<z.output<typeof withdrawalQuery>>): Promise<Reply> {
  const found = await get(ask);
  refuseUnlessChangeable(found, ask.clock.now());
  return withoutTrace(page(<WithdrawalView view={ask} code={found.code} audience={ask.query.audience} />));
}

/** A second press finds it withdrawn, and says so again. */
export async function withdraw(ask: Ask<Record<string, never>, z.output<typeof withdrawalForm>>): Promise<Reply> {
  const found = await get(ask);
  if (found.receipt.state !== 'withdrawn') refuseUnlessChangeable(found, ask.clock.now());
  await withdrawSubmission(ask.db, found.receipt, ask.clock.now());
  return seeOther(ask.href(receiptPath(found.code, ask.form.audience, 'withdrawn')), codeHeaders);
}

/** Keeps the receipt with the account of whoever knows its code. */
export async function linkReceipt(ask: Ask): Promise<Reply> {
  const found = await get(ask);
  const linked = await linkSubmission(ask.db, found.receipt.id, signedIn(ask).personId);
  if (!linked) throw new Refusal(409, 'receipt-of-another', sentence((words) => words.receipts.account.other), [], codeHeaders);
  return seeOther(ask.href(`${receiptPath(found.code)}?done=linked`), codeHeaders);
}

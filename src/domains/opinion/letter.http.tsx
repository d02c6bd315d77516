/** Letters by e-mail: a person confirms each, and it becomes a submission, or says why it is none. */
import { randomUUID } from 'node:crypto';
import type { Consultation } from '#domains/consultation';
import { answersFor, holds, type Principal } from '#platform/access';
import { dayInTokyo } from '#platform/clock';
import type { DeskItem } from '#platform/domain';
import { type AnyAsk, type Ask, json, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { sendMail } from '#platform/mail';
import { isMailAddress } from '#platform/mail-address';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { acceptAttachment } from './acceptance.ts';
import { receiptsPath } from './address.ts';
import type { AcceptedAttachment } from './attachment.ts';
import { type Calling, callingOf } from './calling.store.ts';
import { dismissals, type Letter, type LetterRow, mailQueuePath, readLetter, withoutQuotes } from './letter.ts';
import { countWaiting, departmentsOfCalls, findLetter, findMailboxState, listLetterCalls, listLetters, settleLetter } from './letter.store.ts';
import { LetterQueueView, LetterView, type LetterProps, type QueueChoice } from './letter.view.tsx';
import { emptyPaper, isPaperLate, paperFaults, paperFields, type PaperTyped, typedPaper } from './paper.ts';
import { insertPaper } from './paper.store.ts';
import { formatReceiptCode, receiptCode } from './receipt-code.ts';
import { type Fault, opinionsMax, readAbout } from './submission-form.ts';
import { sentence, text } from './text.ts';

export const letterQueueQuery = z.object({
  state: z.enum(['waiting', 'taken', 'dismissed']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  taken: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
  call: z.string().max(20).optional(),
  dismissed: z.literal('yes').optional(),
  /** What is wrong with the mailbox itself, as data; the page says it above the letters. */
  mailbox: z.literal('problem').optional(),
});
export const letterQuery = z.object({ call: z.string().max(20).optional() });
export const takeForm = z.object({ ...paperFields, call: z.string().max(20), skip: z.string().max(10).default(''), receipt: z.string().max(10).default(''), step: z.enum(['save', 'more']).catch('save') });
export const dismissalForm = z.object({ why: z.string().max(50).default(''), note: z.string().max(2_000).default('') });

const rowsPerPage = 50;
const noteMax = 300;
/** Of one letter. */
const filesMax = 20;

/** Planning, records officers, and who answers for a call that is open or not long over. */
async function mayRead({ db, clock }: Pick<Ask, 'db' | 'clock'>, principal: Principal): Promise<boolean> {
  if (holds(principal, 'planning', 'records')) return true;
  return answersFor(principal, await departmentsOfCalls(db, await listLetterCalls(db, clock.today())), 'member', 'head');
}

/** @throws Refusal 403 */
async function admitReader(ask: Pick<Ask, 'db' | 'clock' | 'principal'>): Promise<void> {
  if (!(await mayRead(ask, signedIn(ask)))) throw new Refusal(403, 'not-permitted', sentence((words) => words.mailbox.notNow));
}

export async function showLetterQueue(ask: Ask<z.output<typeof letterQueueQuery>>): Promise<Reply> {
  await admitReader(ask);
  const choice: QueueChoice = { state: ask.query.state ?? 'waiting', order: ask.query.order ?? 'asc', page: ask.query.page ?? 1 };
  const inOrder = await listLetters(ask.db, choice.state);
  const all = choice.order === 'asc' ? inOrder : inOrder.toReversed();
  ask.telling.subject = `letters ${choice.state}`;
  if (ask.format === 'json' && ask.query.mailbox === 'problem') {
    const state = ask.outside.mailbox === null ? null : await findMailboxState(ask.db);
    const problems = state?.problem ? [{ problem: state.problem, tried_at: state.triedAt.toISOString() }] : [];
    return json({ total: problems.length, problems });
  }
  if (ask.format === 'csv') return csvReply('letters.csv', columns, all);
  if (ask.format === 'json') return json({ state: choice.state, total: all.length, letters: all.map((row) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row)]))) });
  const pages = Math.ceil(all.length / rowsPerPage);
  if (choice.page > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.mailbox.noPage));
  const href = ({ format, ...change }: Partial<QueueChoice> & { format?: string }): string => {
    const { state, order, page: number } = { ...choice, ...change };
    return ask.href(withQuery(mailQueuePath, { state: state === 'waiting' ? undefined : state, order: order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format }));
  };
  const { taken, dismissed, call } = ask.query;
  const isOn = ask.outside.mailbox !== null;
  return page(<LetterQueueView view={ask} choice={choice} rows={all.slice((choice.page - 1) * rowsPerPage, choice.page * rowsPerPage)} found={all.length} pages={pages} isOn={isOn} mailbox={await findMailboxState(ask.db)} done={{ taken, dismissed: dismissed === 'yes', slug: call }} href={href} />);
}

/** Nothing of what is in the letters. */
const columns: Column<LetterRow>[] = [
  { key: 'number', label: 'number', value: ({ id }) => id },
  { key: 'received_at', label: 'received_at', value: ({ receivedAt }) => receivedAt.toISOString() },
  { key: 'state', label: 'state', value: ({ state }) => state },
  { key: 'submission', label: 'submission', value: ({ submissionId }) => submissionId },
  { key: 'settled_at', label: 'settled_at', value: ({ settledAt }) => settledAt?.toISOString() },
];

/** @throws Refusal 403, 404 */
async function letterAsked(ask: AnyAsk, lock = false): Promise<{ row: LetterRow; letter: Letter }> {
  await admitReader(ask);
  const id = Number(ask.params.id);
  const found = Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? await findLetter(ask.db, ask.safe, id, { lock }) : null;
  if (found === null) throw new Refusal(404, 'letter-not-found', sentence((words) => words.mailbox.unknown));
  ask.telling.subject = `letter ${id}`;
  return { row: found.row, letter: await readLetter(found.bytes) };
}

/** Those that the person may enter a letter for. */
async function callsOf(ask: Pick<Ask, 'db' | 'clock' | 'principal'>): Promise<Consultation[]> {
  const principal = signedIn(ask);
  const calls = await listLetterCalls(ask.db, ask.clock.today());
  if (holds(principal, 'planning')) return calls;
  const own: Consultation[] = [];
  for (const consultation of calls) if (answersFor(principal, await departmentsOfCalls(ask.db, [consultation]), 'member', 'head')) own.push(consultation);
  return own;
}

type Shown = Pick<LetterProps, 'row' | 'letter'> & Partial<Pick<LetterProps, 'typed' | 'errors' | 'refused' | 'dismissal' | 'formKey' | 'ticked'>>;

async function show(ask: AnyAsk, calls: Consultation[], calling: Calling | null, { row, letter, typed, errors = [], refused = [], dismissal = { why: '', note: '' }, formKey = randomUUID(), ticked = { receipt: false, skip: false } }: Shown, status = 200): Promise<Reply> {
  const filled = typed ?? { ...emptyPaper('mail', dayInTokyo(row.receivedAt)), opinions: [{ about: '', text: withoutQuotes(letter.text) }], name: letter.from.name, email: letter.from.address };
  const isLate = calling !== null && isPaperLate(calling.consultation, dayInTokyo(row.receivedAt));
  return page(<LetterView view={ask} row={row} letter={letter} calls={calls} calling={calling} typed={filled} formKey={formKey} errors={errors} refused={refused} isLate={isLate} ticked={ticked} dismissal={dismissal} />, status);
}

export async function showLetter(ask: Ask<z.output<typeof letterQuery>>): Promise<Reply> {
  const found = await letterAsked(ask);
  const calls = await callsOf(ask);
  const chosen = ask.query.call === undefined && calls.length === 1 ? calls[0] : calls.find(({ slug }) => slug === ask.query.call);
  return show(ask, calls, chosen === undefined ? null : await callingOf(ask.db, chosen, ask.clock.today()), found);
}

export async function takeLetter(ask: Ask<Record<string, never>, z.output<typeof takeForm>>): Promise<Reply> {
  const { row, letter } = await letterAsked(ask, true);
  if (row.state !== 'waiting') throw new Refusal(409, 'letter-settled', sentence((words) => words.mailbox.letter.settled));
  const calls = await callsOf(ask);
  const consultation = calls.find(({ slug }) => slug === ask.form.call);
  if (consultation === undefined) throw new Refusal(403, 'not-permitted', sentence((words) => words.mailbox.letter.notYours));
  const calling = await callingOf(ask.db, consultation, ask.clock.today());
  const receivedOn = dayInTokyo(row.receivedAt);
  const typed: PaperTyped = { ...typedPaper(ask.form), way: 'mail', receivedOn };
  const again = (errors: Fault[], refused: string[] = [], status = 422, shown = typed): Promise<Reply> => show(ask, calls, calling, { row, letter, typed: shown, errors, refused, formKey: ask.form.form_key, ticked: { receipt: ask.form.receipt === 'yes', skip: ask.form.skip === 'yes' } }, status);
  if (ask.form.step === 'more') return again([], [], 422, { ...typed, opinions: [...typed.opinions, { about: '', text: '' }].slice(0, opinionsMax) });
  const faults = paperFaults(typed, consultation, calling.sections, ask.clock.today(), ask.lang);
  if (faults.length > 0) return again(faults);
  const { accepted, refused, later } = await takeFiles(ask, letter.files);
  if (later || (refused.length > 0 && ask.form.skip !== 'yes')) return again(refused.map((message) => ({ field: 'skip', message })), refused, later ? 503 : 422);
  const { id } = await insertPaper(ask.db, ask.safe, {
    consultationId: consultation.id,
    way: 'mail',
    receivedAt: row.receivedAt,
    late: isPaperLate(consultation, receivedOn),
    formKey: ask.form.form_key,
    who: typed.who || null,
    opinions: typed.opinions.filter((opinion) => opinion.text !== '').map((opinion) => ({ about: readAbout(opinion.about), text: opinion.text })),
    sender: consultation.identity === 'none' ? { name: '', address: '' } : { name: typed.name, address: typed.address, email: typed.email, phone: typed.phone },
    files: accepted.map((file) => ({ accepted: file, kind: 'attachment' })),
    enteredAs: ask.actingAs,
    at: ask.clock.now(),
  });
  await settleLetter(ask.db, row.id, { state: 'taken', submissionId: id, settledAs: ask.actingAs }, ask.clock.now());
  if (ask.form.receipt === 'yes' && isMailAddress(letter.from.address)) await sendReceipt(ask, consultation, id, letter.from.address);
  ask.telling.subject = `letter ${row.id} submission ${id}`;
  return seeOther(ask.href(withQuery(mailQueuePath, { taken: id, call: consultation.slug })));
}

async function takeFiles(ask: Pick<Ask, 'files' | 'safe' | 'outside' | 'lang'>, files: readonly Uint8Array[]): Promise<{ accepted: AcceptedAttachment[]; refused: string[]; later: boolean }> {
  const accepted: AcceptedAttachment[] = [];
  const refused: string[] = [];
  for (const [index, bytes] of files.entries()) {
    if (index >= filesMax) {
      refused.push(text(ask.lang).mailbox.letter.tooMany(filesMax));
      break;
    }
    const made = await acceptAttachment(ask, bytes);
    if (made.kind === 'accepted') accepted.push(made.attachment);
    else if (made.later) return { accepted: [], refused: [made.sentence[ask.lang]], later: true };
    else refused.push(text(ask.lang).mailbox.letter.refused(index + 1, made.sentence[ask.lang]));
  }
  return { accepted, refused, later: false };
}

async function sendReceipt(ask: Ask<Record<string, never>, z.output<typeof takeForm>>, { subject, contact }: Consultation, id: number, to: string): Promise<void> {
  const { mail } = text('ja').mailbox;
  const code = formatReceiptCode(receiptCode(ask.safe, ask.form.form_key));
  await sendMail(ask.db, { key: `opinion-letter-receipt:${id}`, to, subject: mail.subject(subject), text: mail.body(ask.site.name.ja, subject, id, code, `${ask.site.origin}${receiptsPath}`, contact) }, ask.safe);
}

export async function dismissLetter(ask: Ask<Record<string, never>, z.output<typeof dismissalForm>>): Promise<Reply> {
  const { row, letter } = await letterAsked(ask, true);
  const words = text(ask.lang).mailbox.letter;
  if (row.state !== 'waiting') throw new Refusal(409, 'letter-settled', sentence((said) => said.mailbox.letter.settled));
  const note = ask.form.note.replace(/\s+/g, ' ').trim();
  const why = dismissals.find((one) => one === ask.form.why);
  const errors: Fault[] = [];
  if (why === undefined) errors.push({ field: 'why', message: words.whyMissing });
  if (why === 'other' && note === '') errors.push({ field: 'note', message: words.noteMissing });
  if (note.length > noteMax) errors.push({ field: 'note', message: text(ask.lang).paper.fault.long(noteMax) });
  if (errors.length > 0) return show(ask, await callsOf(ask), null, { row, letter, errors, dismissal: { why: ask.form.why, note } }, 422);
  ask.telling.why = note === '' ? why! : `${why}: ${note}`;
  await settleLetter(ask.db, row.id, { state: 'dismissed', reason: ask.telling.why, settledAs: ask.actingAs }, ask.clock.now());
  return seeOther(ask.href(`${mailQueuePath}?dismissed=yes`));
}

/** Letters that wait for whoever may confirm them, and a mailbox that cannot be read. */
export async function letterDesk(ask: Ask): Promise<DeskItem[]> {
  const { principal, db } = ask;
  if (principal === null || !holds(principal, 'member', 'head', 'planning', 'records') || !(await mayRead(ask, principal))) return [];
  const waiting = await countWaiting(db);
  const isBroken = ask.outside.mailbox !== null && ((await findMailboxState(db))?.problem ?? null) !== null;
  return [
    ...(waiting > 0 ? [{ title: sentence((words) => words.mailbox.desk), path: mailQueuePath, count: waiting }] : []),
    ...(isBroken ? [{ title: sentence((words) => words.mailbox.deskProblem), path: `${mailQueuePath}?mailbox=problem`, count: 1 }] : []),
  ];
}


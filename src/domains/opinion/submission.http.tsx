/** Giving an opinion: the form, the check before sending, the sending. */
import { z } from 'zod';
import { formatDate } from '#domains/civic';
import { type Consultation, isOpenAt, listSections, stageOn } from '#domains/consultation';
import type { Allowance } from '#domains/people';
import { type AnyAsk, type Ask, page, type Reply, seeOther } from '#platform/http';
import { sendMail } from '#platform/mail';
import { formatInstant, Notice } from '#ui';
import { acceptAttachment, heldFiles } from './acceptance.ts';
import type { AcceptedAttachment } from './attachment.ts';
import { insertAttachments } from './attachment.store.ts';
import { receiptPath } from './address.ts';
import { callingOf, getOwnConsultation } from './calling.store.ts';
import { codeHeaders } from './code-header.ts';
import { ConfirmationView } from './confirmation.view.tsx';
import { draftHash } from './draft.ts';
import { asksForWork, type FormToken, hasWorked, newFormToken, readFormToken, signFormToken, strayFormToken } from './form-token.ts';
import { receiptLetter } from './sending-letter.ts';
import { codeHash, receiptCode } from './receipt-code.ts';
import { isNetworkBusy, mayHaveLetter } from './network.store.ts';
import { findShield } from './shield.store.ts';
import { aboutOf, asksIdentity, emptyTyped, type Fault, faultsOf, filesOf, readAbout, type SendingFields, type SubmissionFields, type SubmissionTyped, type Timing, timingOf, typedOf, withOneMore, withoutBlanks, withoutOne } from './submission-form.ts';
import { NoFormView, SubmissionFormView } from './submission-form.view.tsx';
import { findSubmissionOfForm, hasLateEnded, insertWebSubmission, type Taken } from './submission-writing.store.ts';
import { text } from './text.ts';

/** Beyond this a network's forms bring a proof of work: a school or an office may share one, so nobody is turned away. */
const submissionsFromNetwork: Allowance = { kind: 'opinion:network', most: 10, withinMs: 10 * 60_000 };

export const newOpinionQuery = z.object({ document: z.string().max(100).default(''), section: z.string().max(100).default(''), audience: z.enum(['standard', 'children']).default('standard').catch('standard') });

type Sending = Ask<Record<string, never>, SendingFields>;
type Writing = Pick<Ask, 'db' | 'safe' | 'clock' | 'lang'>;

/** A page that says why there is no form now; null where there is one. Whoever began in time may still send. */
function noForm(ask: AnyAsk, consultation: Consultation, typed?: SubmissionTyped): Reply | null {
  const words = text(ask.lang).sending.closed;
  const stage = stageOn(consultation, ask.clock.today());
  const say = (title: string, body: string, status: number) => page(<NoFormView view={ask} consultation={consultation} title={title} body={body} typed={typed} />, status);
  if (stage === 'cancelled') return say(words.cancelled, consultation.cancelReason ?? '', 410);
  if (!consultation.ways.includes('web')) return say(words.notHere, words.notHereBody, 409);
  if (stage === 'upcoming') return say(words.upcoming, words.upcomingBody(formatDate(consultation.opensOn!, ask.lang)), 409);
  if (stage === 'closed') return say(words.over, consultation.closesOn === null ? '' : words.overBody(formatDate(consultation.closesOn, ask.lang)), 410);
  return null;
}

/** The token with the proof of work that it needs while the shield is up. */
async function guarded(ask: Pick<Ask, 'db' | 'clock'>, token: FormToken): Promise<FormToken> {
  const at = ask.clock.now();
  return (await findShield(ask.db, token.consultation, at)) === null ? token : asksForWork(token, at);
}

export async function showNewOpinion(ask: Ask<z.output<typeof newOpinionQuery>>): Promise<Reply> {
  const consultation = await getOwnConsultation(ask.db, ask.params['slug']!);
  const refused = noForm(ask, consultation);
  if (refused) return refused;
  const calling = await callingOf(ask.db, consultation, ask.clock.today());
  const { document, section, audience } = ask.query;
  const about = calling.sections.map(aboutOf).find((one) => one === `${document}#${section}`) ?? '';
  const token = await guarded(ask, newFormToken(consultation.id, await ask.peerKey(), ask.clock.now()));
  return page(<SubmissionFormView view={ask} calling={calling} typed={{ ...emptyTyped(audience, about), email: '' }} form={signFormToken(ask.safe, token)} errors={[]} />);
}

async function timing(ask: Writing, consultation: Consultation, token: FormToken): Promise<Timing> {
  const isOpen = isOpenAt(consultation, ask.clock.now());
  const begun = isOpenAt(consultation, new Date(token.begun));
  const mayBeLate = !isOpen && begun && consultation.resultAt === null && !(await hasLateEnded(ask.db, consultation.id));
  return timingOf(isOpen, begun, mayBeLate);
}

/** One opinion more or less, back from the check, or on to it. */
export async function continueSubmission(ask: Ask<Record<string, never>, SubmissionFields>): Promise<Reply> {
  const consultation = await getOwnConsultation(ask.db, ask.params['slug']!);
  ask.telling.subject = `consultation ${consultation.slug}`;
  const typed = typedOf(ask.form);
  const given = readFormToken(ask.safe, ask.form.form, consultation.id) ?? strayFormToken(consultation.id, ask.clock.now());
  if ((await timing(ask, consultation, given)) === 'over' || !consultation.ways.includes('web')) return noForm(ask, consultation, typed) ?? seeOther(ask.href(ask.path));
  const calling = await callingOf(ask.db, consultation, ask.clock.today());
  const token = await guarded(ask, given);
  const form = signFormToken(ask.safe, token);
  const { step } = ask.form;
  const write = (now: SubmissionTyped, errors: Fault[] = []) => page(<SubmissionFormView view={ask} calling={calling} typed={now} form={form} errors={errors} />, errors.length > 0 ? 422 : 200);
  if (step === 'more') return write(withOneMore(typed));
  if (step.startsWith('remove-')) return write(withoutOne(typed, Number(step.slice(7))));
  if (step === 'back') return write(typed);
  const whole = withoutBlanks(typed);
  const errors = faultsOf(whole, consultation, calling.sections, ask.lang);
  if (errors.length > 0) return write(whole, errors);
  return page(<ConfirmationView view={ask} calling={calling} typed={whole} form={form} work={workOf(token, ask.clock.now())} errors={[]} />);
}

function workOf(token: FormToken, at: Date) {
  return token.work === null ? null : { bits: token.work.bits, secondsLeft: Math.max(0, Math.ceil((token.work.waitedAt - at.getTime()) / 1_000)) };
}

/** Takes what was checked. A form that comes twice leads to its one receipt. */
export async function sendSubmission(ask: Sending): Promise<Reply> {
  const at = ask.clock.now();
  const consultation = await getOwnConsultation(ask.db, ask.params['slug']!);
  ask.telling.subject = `consultation ${consultation.slug}`;
  const typed = withoutBlanks(typedOf(ask.form));
  const token = readFormToken(ask.safe, ask.form.form, consultation.id);
  if (token === null) return formAgain(ask, consultation, typed);
  const code = receiptCode(ask.safe, token.key);
  const toReceipt = (done: 'yes' | 'again') => seeOther(ask.href(receiptPath(code, typed.audience, done)), codeHeaders);
  const when = await timing(ask, consultation, token);
  if (when === 'over' || !consultation.ways.includes('web')) {
    if ((await findSubmissionOfForm(ask.db, token.key)) !== null) return toReceipt('again');
    return noForm(ask, consultation, typed) ?? formAgain(ask, consultation, typed);
  }
  // Its sections are asked for only where one is spoken about: a submission makes few trips to the database.
  const sections = typed.opinions.some(({ about }) => about !== '') ? await listSections(ask.db, consultation.id) : [];
  const errors = faultsOf(typed, consultation, sections, ask.lang);
  if (errors.length > 0) return formAgain(ask, consultation, typed, { token, errors });
  const worked = hasWorked(token, ask.form.form, ask.form.nonce, at);
  if (!worked && (token.work !== null || (await isNetworkBusy(ask.db, submissionsFromNetwork, token.network, at)))) {
    return (await findSubmissionOfForm(ask.db, token.key)) === null ? checkAgain(ask, consultation, typed, asksForWork(token, at), [], 429) : toReceipt('again');
  }
  const held = heldFiles();
  const files = await acceptFiles(ask, held);
  if (files.errors.length > 0) return checkAgain(ask, consultation, typed, token, files.errors, 422);
  const taken = await insert(ask, { consultation, typed, token, late: when === 'late', worked, code });
  if (taken.state === 'shielded') return checkAgain(ask, consultation, typed, asksForWork(token, at), [], 429);
  if (taken.state === 'known') return toReceipt('again');
  await held.store(ask.files);
  await insertAttachments(ask.db, taken.id, files.accepted, { kind: 'attachment', at });
  if (wantsLetter(typed, 'receipt') && (await mayHaveLetter(ask.db, typed.email, at))) await sendMail(ask.db, receiptLetter(ask.site, { email: typed.email, lang: ask.lang, subject: consultation.subject }, { number: taken.id, at: formatInstant(ask.lang, at), code }), ask.safe);
  return toReceipt('yes');
}

const wantsLetter = (typed: SubmissionTyped, kind: SubmissionTyped['letters'][number]): boolean => typed.email !== '' && typed.letters.includes(kind);

function insert(ask: Sending, { consultation, typed, token, late, worked, code }: { consultation: Consultation; typed: SubmissionTyped; token: FormToken; late: boolean; worked: boolean; code: string }): Promise<Taken> {
  const identity = asksIdentity(consultation, typed.audience);
  return insertWebSubmission(ask.db, ask.safe, {
    consultationId: consultation.id,
    at: ask.clock.now(),
    begunAt: new Date(token.begun),
    late,
    formKey: token.key,
    codeHash: codeHash(code),
    personId: ask.principal?.personId ?? null,
    who: typed.who === '' ? null : typed.who,
    lang: ask.lang,
    opinions: typed.opinions.map((opinion) => ({ about: readAbout(opinion.about), text: opinion.text })),
    // An address that no letter goes to is not kept.
    sender: { name: identity ? typed.name : '', address: identity ? typed.address : '', email: typed.letters.length > 0 ? typed.email : '' },
    wantsLetter: wantsLetter(typed, 'result'),
    draftHash: draftHash(typed.draft),
    worked,
  });
}

async function acceptFiles(ask: Sending, held: Pick<Ask['files'], 'put'>): Promise<{ accepted: AcceptedAttachment[]; errors: Fault[] }> {
  const accepted: AcceptedAttachment[] = [];
  const errors: Fault[] = [];
  for (const { field, file } of filesOf(ask.form)) {
    const outcome = await acceptAttachment({ files: held, safe: ask.safe, outside: ask.outside }, new Uint8Array(await file.arrayBuffer()));
    if (outcome.kind === 'accepted') accepted.push(outcome.attachment);
    else errors.push({ field, message: outcome.sentence[ask.lang] });
  }
  const words = text(ask.lang).sending.confirmation.standard;
  return { accepted, errors: errors.length > 0 ? errors.map((error) => ({ ...error, message: `${error.message} ${words.fileAgain}` })) : [] };
}

/** The form once more with all that was typed; without a token that this program signed, as one that begins now. */
async function formAgain(ask: Sending, consultation: Consultation, typed: SubmissionTyped, { token, errors = [] }: { token?: FormToken; errors?: Fault[] } = {}): Promise<Reply> {
  const calling = await callingOf(ask.db, consultation, ask.clock.today());
  const form = signFormToken(ask.safe, await guarded(ask, token ?? strayFormToken(consultation.id, ask.clock.now())));
  const notice = token ? null : <Notice tone="warning" title={text(ask.lang).sending.again(text(ask.lang).sending.form[typed.audience].check)} />;
  return page(<SubmissionFormView view={ask} calling={calling} typed={typed} form={form} errors={errors} notice={notice} />, 422);
}

async function checkAgain(ask: Sending, consultation: Consultation, typed: SubmissionTyped, token: FormToken, errors: Fault[], status: number): Promise<Reply> {
  const calling = await callingOf(ask.db, consultation, ask.clock.today());
  const hadFiles = errors.length === 0 ? filesOf(ask.form).map(({ field }) => ({ field, message: text(ask.lang).sending.confirmation.standard.fileAgain })) : errors;
  return page(<ConfirmationView view={ask} calling={calling} typed={typed} form={signFormToken(ask.safe, token)} work={workOf(token, ask.clock.now())} errors={hadFiles} />, status);
}

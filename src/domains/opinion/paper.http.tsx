/** Staff enter what came on paper, mend typing errors, and print the receipt. */
import { randomUUID } from 'node:crypto';
import { addressedWays, getAnyConsultation } from '#domains/consultation';
import { type AnyAsk, type Ask, page, Refusal, type Reply, seeOther } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { acceptAttachment } from './acceptance.ts';
import { type AcceptedAttachment, attachmentsMax } from './attachment.ts';
import { keepAccepted, readKept } from './attachment-keeping.ts';
import { type Calling, callingOf } from './calling.store.ts';
import { submissionPath } from './moderation.ts';
import { emptyPaper, isPaperLate, newPaperPath, opinionFaults, paperFaults, paperForm, type PaperTyped, typedPaper } from './paper.ts';
import { correctPaper, findFormKeyOfPaper, findSameEntries, insertPaper } from './paper.store.ts';
import { CorrectionView, PaperView, SlipView } from './paper.view.tsx';
import { receiptCode } from './receipt-code.ts';
import { aboutOf, type Fault, opinionsMax, readAbout } from './submission-form.ts';
import type { Submission } from './submission.ts';
import { findSubmission, listOpinions } from './submission.store.ts';
import { sentence, text } from './text.ts';

export const newPaperQuery = z.object({ way: z.enum(addressedWays).optional().catch(undefined), on: z.iso.date().optional().catch(undefined), entered: z.coerce.number().int().min(1).max(2_000_000_000).optional().catch(undefined) });

/** @throws Refusal 404, and 409 where nothing can be entered: not announced, or brought in from the past. */
async function callingAsked(ask: AnyAsk): Promise<Calling> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug!);
  ask.telling.subject = `consultation ${consultation.slug}`;
  const { state, source, opensOn } = consultation;
  if (state !== 'announced' || source !== 'own' || (opensOn !== null && opensOn > ask.clock.today())) throw new Refusal(409, 'consultation-not-open', sentence((words) => words.paper.closed));
  return callingOf(ask.db, consultation, ask.clock.today());
}

/** @throws Refusal 404 */
async function submissionAsked(ask: AnyAsk): Promise<{ calling: Calling; submission: Submission }> {
  const calling = await callingAsked(ask);
  const id = Number(ask.params.id);
  const submission = Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? await findSubmission(ask.db, id) : null;
  if (submission?.consultationId !== calling.consultation.id) throw new Refusal(404, 'submission-not-found', sentence((words) => words.intake.unknown));
  ask.telling.subject = `submission ${submission.id}`;
  return { calling, submission };
}

export async function showPaperForm(ask: Ask<z.output<typeof newPaperQuery>>): Promise<Reply> {
  const calling = await callingAsked(ask);
  const { way, on, entered } = ask.query;
  const typed = emptyPaper(way ?? '', on ?? ask.clock.today());
  return page(<PaperView view={ask} calling={calling} typed={typed} formKey={randomUUID()} kept="" keptCount={0} errors={[]} same={[]} entered={entered ?? null} />);
}

export async function enterPaper(ask: Ask<Record<string, never>, z.output<typeof paperForm>>): Promise<Reply> {
  const calling = await callingAsked(ask);
  const { consultation, sections } = calling;
  const { form_key: formKey, step } = ask.form;
  const typed = typedPaper(ask.form);
  const scan = await takeScan(ask);
  const again = (errors: Fault[], same: number[], shown: PaperTyped = typed): Reply =>
    page(<PaperView view={ask} calling={calling} typed={shown} formKey={formKey} kept={keepAccepted(ask.safe, formKey, scan.accepted)} keptCount={scan.accepted.length} errors={errors} same={same} entered={null} />, scan.later ? 503 : 422);
  if (step === 'more') return again(scan.faults, [], { ...typed, opinions: [...typed.opinions, { about: '', text: '' }].slice(0, opinionsMax) });
  const faults = [...paperFaults(typed, consultation, sections, ask.clock.today(), ask.lang), ...scan.faults];
  if (faults.length > 0 || typed.way === '') return again(faults, []);
  const written = typed.opinions.filter((opinion) => opinion.text !== '');
  const same = typed.isOther ? [] : await findSameEntries(ask.db, consultation.id, written.map((opinion) => opinion.text), typed.receivedOn);
  if (same.length > 0) return again([{ field: 'is_other', message: text(ask.lang).paper.same }], same);
  const { id } = await insertPaper(ask.db, ask.safe, {
    consultationId: consultation.id,
    way: typed.way,
    receivedAt: arrivalOf(typed.receivedOn, ask.clock.now(), ask.clock.today()),
    late: isPaperLate(consultation, typed.receivedOn),
    formKey,
    who: typed.who || null,
    opinions: written.map((opinion) => ({ about: readAbout(opinion.about), text: opinion.text })),
    // Only where the ordinance asks for it: what nobody asks for is not kept.
    sender: consultation.identity === 'none' ? { name: '', address: '' } : { name: typed.name, address: typed.address, email: typed.email, phone: typed.phone },
    files: scan.accepted.map((accepted) => ({ accepted, kind: 'scan' })),
    enteredAs: ask.actingAs,
    at: ask.clock.now(),
  });
  ask.telling.subject = `submission ${id}`;
  const { slug } = consultation;
  return seeOther(ask.href(step === 'save-next' ? withQuery(newPaperPath(slug), { way: typed.way, on: typed.receivedOn, entered: id }) : `${submissionPath(slug, id)}?done=entered`));
}

/** Of today: now. Of another day nobody knows the hour: noon. */
function arrivalOf(day: string, now: Date, today: string): Date {
  return day === today ? now : new Date(`${day}T12:00:00+09:00`);
}

async function takeScan(ask: Ask<Record<string, never>, z.output<typeof paperForm>>): Promise<{ accepted: AcceptedAttachment[]; faults: Fault[]; later: boolean }> {
  const { scan, kept, form_key: formKey } = ask.form;
  const before = readKept(ask.safe, formKey, kept);
  // A form without a chosen file sends an empty one without a name.
  if (scan === undefined || (scan.size === 0 && scan.name === '')) return { accepted: before, faults: [], later: false };
  const made = await acceptAttachment(ask, new Uint8Array(await scan.arrayBuffer()));
  if (made.kind === 'refused') return { accepted: before, faults: [{ field: 'scan', message: made.sentence[ask.lang] }], later: made.later };
  return { accepted: [...before, made.attachment].slice(0, attachmentsMax), faults: [], later: false };
}

export async function showSlip(ask: Ask): Promise<Reply> {
  const { calling, submission } = await submissionAsked(ask);
  const formKey = await findFormKeyOfPaper(ask.db, submission.id);
  const opinions = await listOpinions(ask.db, [submission.id]);
  return page(<SlipView view={ask} consultation={calling.consultation} submission={submission} opinions={opinions.length} code={formKey === null ? null : receiptCode(ask.safe, formKey)} />);
}

export const correctionForm = z.object({
  ...Object.fromEntries(Array.from({ length: opinionsMax }, (_, index) => [[`about-${index + 1}`, z.string().max(2_000).default('')], [`text-${index + 1}`, z.string().max(80_000).default('')]] as const).flat()),
  reason: z.string().max(2_000).default(''),
  revision: z.coerce.number().int().min(1).max(1_000_000),
});

/** @throws Refusal 409 where it is none that staff typed, or not kept any more, or where the result is out: what was answered stays. */
async function correctableAsked(ask: AnyAsk): Promise<{ calling: Calling; submission: Submission }> {
  const found = await submissionAsked(ask);
  if (found.submission.way === 'web' || found.submission.state !== 'kept') throw new Refusal(409, 'submission-not-correctable', sentence((words) => words.paper.correct.impossible));
  if (found.calling.consultation.resultAt !== null) throw new Refusal(409, 'result-released', sentence((words) => words.paper.correct.released));
  return found;
}

export async function showCorrection(ask: Ask): Promise<Reply> {
  const { calling, submission } = await correctableAsked(ask);
  const opinions = (await listOpinions(ask.db, [submission.id])).map((opinion) => ({ about: aboutOf(opinion), text: opinion.text }));
  return page(<CorrectionView view={ask} calling={calling} submission={submission} opinions={opinions} reason="" errors={[]} />);
}

export async function savePaperCorrection(ask: Ask<Record<string, never>, z.output<typeof correctionForm>>): Promise<Reply> {
  const { calling, submission } = await correctableAsked(ask);
  const words = text(ask.lang).paper.correct;
  const kept = await listOpinions(ask.db, [submission.id]);
  const { opinions } = typedPaper({ ...ask.form, shown: String(kept.length) });
  const reason = ask.form.reason.trim();
  const errors = [...opinionFaults({ opinions }, calling.sections, ask.lang), ...opinions.flatMap((opinion, index) => (opinion.text === '' && index > 0 ? [{ field: `text-${index + 1}`, message: words.emptied }] : []))];
  if (reason === '') errors.push({ field: 'reason', message: words.reasonMissing });
  const again = (faults: Fault[]): Reply => page(<CorrectionView view={ask} calling={calling} submission={submission} opinions={opinions} reason={reason} errors={faults} />, 422);
  if (errors.length > 0) return again(errors);
  ask.telling.why = reason;
  if (!(await correctPaper(ask.db, submission, opinions.map((opinion) => ({ about: readAbout(opinion.about), text: opinion.text })), { revision: ask.form.revision, reason, actingAs: ask.actingAs, at: ask.clock.now() }))) return again([{ field: 'text-1', message: words.changed }]);
  return seeOther(ask.href(`${submissionPath(calling.consultation.slug, submission.id)}?done=corrected`));
}

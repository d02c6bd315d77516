/** One submission for staff: its texts as they came; who sent it and its files only for a reason that goes on record. */
import { departmentsOfConsultation, findAnyConsultation } from '#domains/consultation';
import { answersFor, holds } from '#platform/access';
import { type AnyAsk, type Ask, download, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { z } from 'zod';
import { attachmentName } from './attachment.ts';
import { listAttachments, openAttachment } from './attachment.store.ts';
import { callingOf } from './calling.store.ts';
import { listMended } from './correction.store.ts';
import { findIntakeTimes, findWho, listAddedTimes } from './intake.store.ts';
import { grounds, type ModerationEntry, reasonMax, submissionPath } from './moderation.ts';
import { listModeration, moderate } from './moderation.store.ts';
import type { ModerationTyped } from './moderation.view.tsx';
import { findSender, hasSender } from './sender.store.ts';
import type { Fault } from './submission-form.ts';
import { findSubmission, listOpinions } from './submission.store.ts';
import type { Submission } from './submission.ts';
import { SubmissionPageView, type SubmissionPageProps } from './submission-page.view.tsx';
import { sentence, text } from './text.ts';

export const submissionQuery = z.object({ done: z.enum(['entered', 'corrected', 'aside', 'restored']).optional().catch(undefined) });
const short = z.string().max(5_000).default('');
export const senderForm = z.object({ why_sender: short });
export const attachmentForm = z.object({ why_file: short, position: z.coerce.number().int().min(0).max(1_000) });
export const asideForm = z.object({ ground: short, reason: short });
export const restorationForm = z.object({ reason: short });

const whyMax = 500;

/** @throws Refusal 404 */
async function asked(ask: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<{ consultation: NonNullable<Awaited<ReturnType<typeof findAnyConsultation>>>; submission: Submission }> {
  const consultation = await findAnyConsultation(ask.db, ask.params.slug!);
  const id = Number(ask.params.id);
  const submission = consultation !== null && Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? await findSubmission(ask.db, id) : null;
  if (consultation === null || submission?.consultationId !== consultation.id) throw new Refusal(404, 'submission-not-found', sentence((words) => words.intake.unknown));
  ask.telling.subject = `submission ${submission.id}`;
  return { consultation, submission };
}

type Shown = Partial<Pick<SubmissionPageProps, 'sender' | 'done' | 'moderating' | 'errors'>>;

async function show(ask: AnyAsk, { sender = null, done, moderating = { typed: { ground: '', reason: '' }, errors: [] }, errors = [] }: Shown, status = 200): Promise<Reply> {
  const { consultation, submission } = await asked(ask);
  const { db } = ask;
  const principal = signedIn(ask);
  const departments = (await departmentsOfConsultation(db, ask.params)) ?? [];
  const answers = answersFor(principal, departments, 'member', 'head');
  const added = await listAddedTimes(db, submission.id);
  return page(
    <SubmissionPageView
      view={ask}
      calling={await callingOf(db, consultation, ask.clock.today())}
      submission={{ ...submission, who: await findWho(db, submission.id) }}
      opinions={(await listOpinions(db, [submission.id])).map((opinion) => ({ ...opinion, addedAt: added.get(opinion.id) ?? submission.receivedAt }))}
      attachments={await listAttachments(db, [submission.id])}
      log={(await listModeration(db, consultation.id)).filter((entry) => entry.submissionId === submission.id)}
      mended={await listMended(db, submission.id)}
      times={await findIntakeTimes(db, submission.id)}
      hasSender={await hasSender(db, submission.id)}
      sender={sender}
      may={{ open: answers || holds(principal, 'records'), moderate: answers, work: answers || holds(principal, 'planning') }}
      done={done}
      moderating={moderating}
      errors={errors}
    />,
    status,
  );
}

export function showSubmission(ask: Ask<z.output<typeof submissionQuery>>): Promise<Reply> {
  return show(ask, { done: ask.query.done });
}

function whyFault(ask: Pick<Ask, 'lang'>, field: string, why: string): Fault[] {
  const words = text(ask.lang);
  if (why === '') return [{ field, message: words.intake.page.whyMissing }];
  return why.length > whyMax ? [{ field, message: words.paper.fault.long(whyMax) }] : [];
}

/** Opens who sent it, for this one page. */
export async function readSender(ask: Ask<Record<string, never>, z.output<typeof senderForm>>): Promise<Reply> {
  const { submission } = await asked(ask);
  const why = ask.form.why_sender.trim();
  const errors = whyFault(ask, 'why_sender', why);
  if (errors.length > 0) return show(ask, { errors }, 422);
  ask.telling.why = why;
  return show(ask, { sender: await findSender(ask.db, ask.safe, submission.id) });
}

/** A file to keep, never one that the browser opens as part of the city's site. */
export async function readAttachment(ask: Ask<Record<string, never>, z.output<typeof attachmentForm>>): Promise<Reply> {
  const { submission } = await asked(ask);
  const why = ask.form.why_file.trim();
  const errors = whyFault(ask, 'why_file', why);
  if (errors.length > 0) return show(ask, { errors }, 422);
  const found = await openAttachment(ask.db, ask, submission.id, ask.form.position);
  if (found === null) throw new Refusal(404, 'attachment-not-found', sentence((words) => words.intake.page.noFiles));
  ask.telling.why = why;
  ask.telling.subject = `submission ${submission.id} attachment ${found.attachment.position + 1}`;
  const { attachment, bytes } = found;
  const mediaType = attachment.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : attachment.mediaType;
  const reply = download(`第${submission.id}号-${attachmentName(attachment)}`, mediaType, bytes);
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } };
}

function reasonFault(ask: Pick<Ask, 'lang'>, reason: string): Fault[] {
  const { form } = text(ask.lang).moderation;
  if (reason === '') return [{ field: 'reason', message: form.reasonMissing }];
  const count = [...reason].length;
  return count > reasonMax ? [{ field: 'reason', message: form.reasonLong(count, reasonMax) }] : [];
}

async function decide(ask: AnyAsk, act: ModerationEntry['act'], typed: ModerationTyped): Promise<Reply> {
  const { consultation, submission } = await asked(ask);
  const reason = typed.reason.trim();
  // Taken back in for the ground that it was set aside for.
  const last = (await listModeration(ask.db, consultation.id)).findLast((entry) => entry.submissionId === submission.id)?.ground;
  const ground = act === 'restored' ? last : grounds.find((one) => one === typed.ground);
  const { form } = text(ask.lang).moderation;
  const errors = [...(ground === undefined ? [{ field: act === 'restored' ? 'reason' : 'ground', message: act === 'restored' ? form.already : form.groundMissing }] : []), ...reasonFault(ask, reason)];
  if (errors.length > 0 || ground === undefined) return show(ask, { moderating: { typed, errors } }, 422);
  ask.telling.why = reason;
  const made = await moderate(ask.db, { consultation, submissionId: submission.id, act, ground, reason, actingAs: ask.actingAs }, ask.clock.now());
  if (!made) return show(ask, { moderating: { typed, errors: [{ field: 'reason', message: form.already }] } }, 422);
  return seeOther(ask.href(`${submissionPath(consultation.slug, submission.id)}?done=${act === 'set-aside' ? 'aside' : 'restored'}`));
}

export function setAside(ask: Ask<Record<string, never>, z.output<typeof asideForm>>): Promise<Reply> {
  return decide(ask, 'set-aside', ask.form);
}

export function restore(ask: Ask<Record<string, never>, z.output<typeof restorationForm>>): Promise<Reply> {
  return decide(ask, 'restored', { ground: '', reason: ask.form.reason });
}

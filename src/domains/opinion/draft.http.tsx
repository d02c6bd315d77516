/** Putting a half-written opinion by, and going on with it. */
import { z } from 'zod';
import { formatDate } from '#domains/civic';
import { isOpenAt } from '#domains/consultation';
import type { Allowance } from '#domains/people';
import { type Ask, page, type Reply, seeOther } from '#platform/http';
import { isMailAddress } from '#platform/mail-address';
import { sendMail } from '#platform/mail';
import { Notice } from '#ui';
import { draftPath, newOpinionPath } from './address.ts';
import { callingOf, getOwnConsultation } from './calling.store.ts';
import { codeHeaders } from './code-header.ts';
import { draftEndsOn, draftHash, newDraftToken, type Draft } from './draft.ts';
import { findDraft, saveDraft } from './draft.store.ts';
import { asksForWork, type FormToken, readFormToken, signFormToken, strayFormToken } from './form-token.ts';
import { draftLetter } from './sending-letter.ts';
import { isNetworkBusy, mayHaveLetter } from './network.store.ts';
import { findShield } from './shield.store.ts';
import { type SubmissionFields, typedOf } from './submission-form.ts';
import { NoFormView, SubmissionFormView } from './submission-form.view.tsx';
import { hasLateEnded } from './submission-writing.store.ts';
import { text } from './text.ts';

/** Somebody saves now and then; who saves all the time fills the city's disk. */
const draftsFromNetwork: Allowance = { kind: 'opinion-draft:network', most: 60, withinMs: 15 * 60_000 };

export const draftQuery = z.object({ saved: z.enum(['yes', 'mailed']).optional().catch(undefined) });

export async function keepDraft(ask: Ask<Record<string, never>, SubmissionFields>): Promise<Reply> {
  const at = ask.clock.now();
  const consultation = await getOwnConsultation(ask.db, ask.params['slug']!);
  ask.telling.subject = `consultation ${consultation.slug}`;
  const form = readFormToken(ask.safe, ask.form.form, consultation.id) ?? strayFormToken(consultation.id, at);
  const typed = typedOf(ask.form);
  const token = draftHash(typed.draft) === null ? newDraftToken() : typed.draft;
  // Only a form that was opened within the period has anything to keep.
  if (consultation.closesOn === null || !isOpenAt(consultation, new Date(form.begun))) return seeOther(ask.href(newOpinionPath(consultation.slug)));
  // Of whoever saves now: a form that was typed by hand tells of no network.
  if (await isNetworkBusy(ask.db, draftsFromNetwork, form.network ?? (await ask.peerKey()), at)) {
    const calling = await callingOf(ask.db, consultation, ask.clock.today());
    return page(<SubmissionFormView view={ask} calling={calling} typed={typed} form={signFormToken(ask.safe, form)} errors={[]} notice={<Notice tone="warning" title={text(ask.lang).sending.draft.tooMany} />} />, 429);
  }
  const endsOn = draftEndsOn(consultation.closesOn);
  const begunAt = new Date(form.begun);
  await saveDraft(ask.db, ask.safe, { tokenHash: draftHash(token)!, consultationId: consultation.id, typed: { ...typed, draft: token }, formKey: form.key, begunAt, endsOn, personId: ask.principal?.personId ?? null, at });
  const mails = isMailAddress(typed.email) && (await mayHaveLetter(ask.db, typed.email, at));
  if (mails) await sendMail(ask.db, draftLetter(ask.site, { email: typed.email, lang: ask.lang, subject: consultation.subject }, { slug: consultation.slug, token, endsOn, key: `${form.key}:${at.getTime()}` }), ask.safe);
  return seeOther(ask.href(`${draftPath(consultation.slug, token)}?saved=${mails ? 'mailed' : 'yes'}`), codeHeaders);
}

/** The form as it was left. After the period it can still be sent, and is marked as late. */
export async function resumeDraft(ask: Ask<z.output<typeof draftQuery>>): Promise<Reply> {
  const consultation = await getOwnConsultation(ask.db, ask.params['slug']!);
  const token = ask.params['token']!;
  const hash = draftHash(token);
  const draft = hash === null ? null : await findDraft(ask.db, ask.safe, hash, consultation.id, ask.clock.today());
  const words = text(ask.lang).sending;
  const isOver = !isOpenAt(consultation, ask.clock.now()) && (consultation.resultAt !== null || consultation.state === 'cancelled' || (await hasLateEnded(ask.db, consultation.id)));
  if (draft === null || isOver) {
    const title = draft === null ? words.draft.goneTitle : words.closed.over;
    const body = draft === null ? words.draft.gone : consultation.cancelReason ?? words.closed.overBody(formatDate(consultation.closesOn!, ask.lang));
    return withoutTrace(page(<NoFormView view={ask} consultation={consultation} title={title} body={body} typed={draft?.typed} />, 410));
  }
  const calling = await callingOf(ask.db, consultation, ask.clock.today());
  const form: FormToken = { key: draft.formKey, consultation: consultation.id, begun: draft.begunAt.getTime(), network: await ask.peerKey(), work: null };
  const guarded = (await findShield(ask.db, consultation.id, ask.clock.now())) === null ? form : asksForWork(form, ask.clock.now());
  return withoutTrace(page(<SubmissionFormView view={ask} calling={calling} typed={{ ...draft.typed, draft: token }} form={signFormToken(ask.safe, guarded)} errors={[]} notice={savedNotice(ask, draft, token)} />));
}

function savedNotice(ask: Ask<z.output<typeof draftQuery>>, { endsOn }: Draft, token: string) {
  const words = text(ask.lang).sending.draft;
  if (!ask.query.saved) return null;
  return (
    <Notice tone="success" title={words.saved}>
      <p>{words.savedBody}</p>
      <p class="hk-code-address">{ask.site.origin + ask.href(draftPath(ask.params['slug']!, token))}</p>
      {ask.query.saved === 'mailed' ? <p>{words.mailed}</p> : null}
      <p>{words.until(formatDate(endsOn, ask.lang))}</p>
    </Notice>
  );
}

function withoutTrace(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, ...codeHeaders } };
}

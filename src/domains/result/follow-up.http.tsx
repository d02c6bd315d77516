/** What became of a reply: the page on which a department writes it, drafts of members, answers published by the head. */
import { z } from 'zod';
import { isLongerThan } from '#domains/civic';
import { findConsultation, type Consultation } from '#domains/consultation';
import { departmentName } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import { listAnsweringDepartments } from '#domains/staff';
import { answersFor, holds } from '#platform/access';
import type { Database } from '#platform/database';
import { page, Refusal, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { plainText } from '#platform/typed-text';
import { resultReplyPath } from './address.ts';
import { followUpPath, followUpStates, type FollowUpState } from './follow-up.ts';
import { findFollowUpDraft, insertFollowUpAnswer, listFollowUps, saveFollowUpDraft } from './follow-up.store.ts';
import { type FollowUpFault, FollowUpFormView } from './follow-up-form.view.tsx';
import { findReleased } from './release.store.ts';
import type { ResultReply } from './result.ts';
import { findReply } from './result.store.ts';
import { sentence } from './text.ts';

const textMax = 2_000;
export const followUpQuery = z.object({ done: z.enum(['saved', 'published']).optional() });
export const followUpForm = z.object({ state: z.string().max(40).default(''), text: z.string().max(20_000).default('') });
type Typed = z.output<typeof followUpForm>;

interface Asked {
  consultation: Consultation;
  reply: ResultReply;
}

async function findAsked(db: Database, { slug, number }: Record<string, string>): Promise<Asked | null> {
  const consultation = /^[1-9]\d{0,5}$/.test(number ?? '') ? await findConsultation(db, slug ?? '') : null;
  const reply = consultation && (await findReleased(db, consultation.id)) && (await findReply(db, consultation.id, Number(number)));
  return consultation && reply ? { consultation, reply } : null;
}

/** For `answering(…)`: the department that wrote the reply, and that of the consultation. */
export async function departmentsOfReleasedReply(db: Database, params: Record<string, string>): Promise<number[] | null> {
  const asked = await findAsked(db, params);
  return asked && listAnsweringDepartments(db, [{ bureau: asked.reply.bureau, section: asked.reply.section }, asked.consultation.department]);
}

async function getAsked({ db, params, telling }: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<Asked> {
  const asked = await findAsked(db, params);
  if (asked === null) throw new Refusal(404, 'reply-not-found', sentence((words) => words.followUp.unknown));
  telling.subject = `consultation ${asked.consultation.slug}, reply ${asked.reply.number}`;
  return asked;
}

export async function showFollowUpForm(ask: Ask<z.output<typeof followUpQuery>>): Promise<Reply> {
  return formPage(ask, await getAsked(ask), { after: ask.query.done ?? null });
}

async function formPage(ask: Pick<Ask, 'db' | 'params' | 'principal' | 'clock'> & Parameters<typeof FollowUpFormView>[0]['view'], { consultation, reply }: Asked, again: { typed?: Typed; faults?: FollowUpFault[]; after?: 'saved' | 'published' | null }): Promise<Reply> {
  const draft = await findFollowUpDraft(ask.db, consultation.id, reply.number);
  const followUp = (await listFollowUps(ask.db, consultation.id)).find(({ replyNumber }) => replyNumber === reply.number) ?? null;
  return page(
    <FollowUpFormView
      view={ask}
      slug={consultation.slug}
      subject={consultation.subject}
      reply={reply}
      followUp={followUp}
      draft={draft}
      typed={again.typed ?? { state: draft?.state ?? '', text: draft?.text ?? '' }}
      faults={again.faults ?? []}
      after={again.after ?? null}
      publishes={await publishes(ask)}
    />,
    again.faults === undefined ? 200 : 422,
  );
}

/** The head of an answering department, or planning. */
async function publishes({ db, params, principal }: Pick<Ask, 'db' | 'params' | 'principal'>): Promise<boolean> {
  const person = signedIn({ principal });
  return holds(person, 'planning') || answersFor(person, (await departmentsOfReleasedReply(db, params)) ?? [], 'head');
}

function readTyped({ state, text }: Typed): { state: FollowUpState | null; text: string; faults: FollowUpFault[] } {
  const found = followUpStates.find((each) => each === state) ?? null;
  const said = plainText(text);
  const tooLong: FollowUpFault[] = isLongerThan(said, textMax) ? [{ field: 'text', sentence: sentence((words) => words.followUp.form.fault.tooLong) }] : [];
  return { state: found, text: said, faults: tooLong };
}

/** A member's draft: half of it is enough. */
export async function saveFollowUp(ask: Ask<Record<string, never>, Typed>): Promise<Reply> {
  const asked = await getAsked(ask);
  const { state, text, faults } = readTyped(ask.form);
  if (faults.length > 0) return formPage(ask, asked, { typed: ask.form, faults });
  await saveFollowUpDraft(ask.db, asked.consultation.id, asked.reply.number, { state, text, actingAs: ask.actingAs, at: ask.clock.now() });
  return seeOther(ask.href(withQuery(followUpPath(asked.consultation.slug, asked.reply.number), { done: 'saved' })));
}

export async function publishFollowUp(ask: Ask<Record<string, never>, Typed>): Promise<Reply> {
  const asked = await getAsked(ask);
  const { consultation, reply } = asked;
  const { state, text, faults } = readTyped(ask.form);
  if (state === null) faults.unshift({ field: 'state', sentence: sentence((words) => words.followUp.form.fault.state) });
  if (text === '') faults.push({ field: 'text', sentence: sentence((words) => words.followUp.form.fault.text) });
  if (faults.length > 0 || state === null) return formPage(ask, asked, { typed: ask.form, faults });
  const at = ask.clock.now();
  const added = await insertFollowUpAnswer(ask.db, consultation.id, { replyNumber: reply.number, state, text, actingAs: ask.actingAs, at });
  if (added) {
    await recordPublicAct(
      ask.db,
      {
        kind: 'result.followed-up', path: resultReplyPath(consultation.slug, reply.number), actingAs: ask.actingAs,
        title: sentence((words) => words.followUp.act(consultation.subject, reply.number)),
        about: { programmes: [...new Set([...reply.programmes, ...consultation.programmes])], departments: [departmentName(reply)] },
        document: { consultation: consultation.slug, reply: reply.number, heading: reply.heading, outcome: reply.outcome.key, state, text },
      },
      at,
    );
  }
  return seeOther(ask.href(withQuery(followUpPath(consultation.slug, reply.number), { done: 'published' })));
}

/** Where the department prepares a result, the head approves its release, and takes it back. */
import { type Consultation, departmentsOfConsultation } from '#domains/consultation';
import { endLate } from '#domains/opinion';
import { listForRelease, standingOf } from '#domains/reply';
import { answersFor } from '#platform/access';
import { type Ask, type Fault, page, type Reply, seeOther, signedIn } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { releasePath } from './address.ts';
import { askedConsultation } from './asked-consultation.store.ts';
import { instantOf } from './approval.ts';
import { markOf } from './approved-mark.ts';
import { problemsOf } from './readiness.ts';
import { findRelease, planRelease, saveNextSteps, takeBackRelease } from './release.store.ts';
import { ReleaseView, type TypedRelease } from './release.view.tsx';
import { isReleased } from './result.ts';
import { listCorrections, listReplies } from './result.store.ts';
import { sentence } from './text.ts';
import { listVersions } from './version.store.ts';

const dones = ['next', 'version', 'approved', 'taken-back', 'corrected'] as const;
export const releaseQuery = z.object({ done: z.enum(dones).optional().catch(undefined) });

const revision = z.coerce.number().int().min(0).max(2_147_483_646).default(0);
export const nextStepsForm = z.object({ next_steps: z.string().max(10_000).default('') });
export const approvalForm = z.object({ revision, when: z.string().max(20).default(''), day: z.string().max(40).default(''), time: z.string().max(40).default(''), seen: z.string().max(64).default('') });

/** Shown again after a refusal with what was typed. */
interface Again {
  faults?: Fault[];
  typed?: TypedRelease;
  refusal?: string;
  done?: (typeof dones)[number];
  status?: number;
}

// The parts of an ask that a page of staff needs, whatever its form was.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type StaffAsk = Ask<any, any>;

export async function showRelease(ask: Ask<z.output<typeof releaseQuery>>): Promise<Reply> {
  return releasePage(ask, await askedConsultation(ask), { done: ask.query.done });
}

async function releasePage(ask: StaffAsk, consultation: Consultation, again: Again): Promise<Reply> {
  const { db, clock } = ask;
  const { id } = consultation;
  const release = await findRelease(db, id);
  const standing = await standingOf(db, id);
  const departments = (await departmentsOfConsultation(db, { slug: consultation.slug })) ?? [];
  const isHead = answersFor(signedIn(ask), departments, 'head');
  return page(
    <ReleaseView
      view={ask}
      consultation={consultation}
      release={release}
      standing={standing}
      problems={isReleased(release) ? [] : problemsOf(consultation, standing, release?.nextSteps ?? '', clock.today())}
      versions={await listVersions(db, id)}
      replies={isReleased(release) ? await listReplies(db, id) : []}
      corrections={isReleased(release) ? await listCorrections(db, id) : []}
      isHead={isHead}
      seen={isHead && standing.complete && !isReleased(release) ? markOf(await listForRelease(db, id)) : ''}
      faults={again.faults ?? []}
      typed={again.typed ?? null}
      refusal={again.refusal ?? null}
      done={again.done ?? null}
      today={clock.today()}
      now={clock.now()}
    />,
    again.status ?? 200,
  );
}

const there = (ask: StaffAsk, slug: string, done: (typeof dones)[number]): Reply => seeOther(ask.href(withQuery(releasePath(slug), { done })));

export async function saveNext(ask: Ask<Record<string, never>, z.output<typeof nextStepsForm>>): Promise<Reply> {
  const consultation = await askedConsultation(ask);
  const nextSteps = plainText(ask.form.next_steps);
  const typed = { nextSteps };
  if (nextSteps === '') return releasePage(ask, consultation, { faults: [{ field: 'next_steps', sentence: sentence((words) => words.release.problems.nextSteps) }], typed, status: 422 });
  const before = await findRelease(ask.db, consultation.id, { held: true });
  if (isReleased(before) || !(await saveNextSteps(ask.db, consultation.id, nextSteps))) return locked(ask, consultation, typed);
  return there(ask, consultation.slug, 'next');
}

async function locked(ask: StaffAsk, consultation: Consultation, typed?: TypedRelease): Promise<Reply> {
  const isOut = isReleased(await findRelease(ask.db, consultation.id));
  return releasePage(ask, consultation, { refusal: sentence((words) => (isOut ? words.release.alreadyOut : words.release.locked))[ask.lang as 'ja' | 'en'], typed, status: 409 });
}

/** The head's approval: from here on nothing changes until the instant, or the approval is taken back. */
export async function approveRelease(ask: Ask<Record<string, never>, z.output<typeof approvalForm>>): Promise<Reply> {
  const consultation = await askedConsultation(ask);
  const { clock, db } = ask;
  const release = await findRelease(db, consultation.id, { held: true });
  const typed = { approval: ask.form };
  if (isReleased(release)) return locked(ask, consultation);
  const chosen = instantOf(ask.form, clock.now());
  if ('faults' in chosen) return releasePage(ask, consultation, { faults: chosen.faults, typed, status: 422 });
  if (release === null || release.revision !== ask.form.revision) return releasePage(ask, consultation, { refusal: sentence((words) => words.release.changed)[ask.lang], typed, status: 409 });
  const problems = problemsOf(consultation, await standingOf(db, consultation.id), release.nextSteps, clock.today());
  if (problems.length > 0) return releasePage(ask, consultation, { refusal: problems.map((problem) => problem[ask.lang]).join(' '), typed, status: 422 });
  const mark = markOf(await listForRelease(db, consultation.id));
  // Somebody wrote on between the page and the press.
  if (ask.form.seen !== '' && ask.form.seen !== mark) return releasePage(ask, consultation, { refusal: sentence((words) => words.release.changed)[ask.lang], typed, status: 409 });
  // What is approved is everything: nothing late is taken from here on.
  await endLate(db, consultation.id, clock.now());
  await planRelease(db, consultation.id, { at: chosen.at, approvedAs: ask.actingAs, personId: signedIn(ask).personId, mark }, clock.now());
  return there(ask, consultation.slug, 'approved');
}

export async function takeBack(ask: Ask): Promise<Reply> {
  const consultation = await askedConsultation(ask);
  await findRelease(ask.db, consultation.id, { held: true });
  if (await takeBackRelease(ask.db, consultation.id)) return there(ask, consultation.slug, 'taken-back');
  return releasePage(ask, consultation, { refusal: sentence((words) => words.release.takeBack.tooLate)[ask.lang], status: 409 });
}

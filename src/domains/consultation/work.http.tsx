/** The page of one call for staff, where the work begins; and announcing it. */
import { answersFor, holds } from '#platform/access';
import { json, page, Refusal, seeOther, signedIn, type Ask, type Reply, type Sentence } from '#platform/http';
import type { PageBlocks } from '#platform/page-block';
import { withQuery } from '#platform/query';
import { publicActsOf } from '#domains/record';
import { z } from 'zod';
import { staffListPath } from './address.ts';
import { announce } from './announcement.store.ts';
import { type Check, checksOf, hintsOf, mayAnnounce } from './check.ts';
import { checkedOf } from './checked.store.ts';
import { type Consultation, consultationPath, consultationWorkPath } from './consultation.ts';
import { departmentsOfConsultation, getAnyConsultation } from './consultation.store.ts';
import { listDocuments } from './document.store.ts';
import { holdConsultation, removeDraft } from './draft.store.ts';
import { workStageOn } from './public-stage.ts';
import { sentence } from './text.ts';
import { gatherWhole } from './whole.store.ts';
import { WorkView } from './work.view.tsx';

export const workQuery = z.object({ done: z.enum(['saved', 'announced', 'changed', 'cancelled']).optional() });
export const announcementForm = z.object({ revision: z.coerce.number().int().min(0).max(2_147_483_646).default(0) });

type Shown = 'lacking' | 'changed-since' | 'announced-already';

export const showWork = (blocks: PageBlocks) => async (ask: Ask<z.output<typeof workQuery>>): Promise<Reply> => {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug ?? '');
  ask.telling.subject = `consultation ${consultation.slug}`;
  if (ask.format === 'json') return json(await workDocument(ask, consultation));
  return workPage(ask, blocks, consultation, { done: ask.query.done });
};

async function checksFor(ask: Pick<Ask, 'db' | 'clock'>, consultation: Consultation): Promise<Check[]> {
  return consultation.state === 'draft' ? checksOf(await checkedOf(ask.db, consultation, ask.clock.today())) : [];
}

async function hintsFor(ask: Pick<Ask, 'db' | 'clock'>, consultation: Consultation): Promise<Sentence[]> {
  return consultation.state === 'draft' ? hintsOf(await checkedOf(ask.db, consultation, ask.clock.today())) : [];
}

async function workDocument(ask: Pick<Ask, 'db' | 'clock'>, consultation: Consultation): Promise<object> {
  const checks = await checksFor(ask, consultation);
  return { ...consultation, stage: workStageOn(consultation, ask.clock.today()), checks: checks.map(({ key, ok, sentence: said, field }) => ({ key, ok, sentence: said, field })) };
}

async function workPage(ask: Ask<object, object>, blocks: PageBlocks, consultation: Consultation, { done, refused, status = 200 }: { done?: z.output<typeof workQuery>['done']; refused?: Shown; status?: number }): Promise<Reply> {
  const { id, slug } = consultation;
  const path = consultationWorkPath(slug);
  return page(
    <WorkView
      view={ask}
      whole={await gatherWhole(ask.db, consultation, ask.clock.today())}
      documents={await listDocuments(ask.db, id, { withDrafts: true })}
      today={ask.clock.today()}
      checks={await checksFor(ask, consultation)}
      hints={await hintsFor(ask, consultation)}
      announces={await publishes(ask)}
      acts={await publicActsOf(ask.db, consultationPath(slug))}
      blocks={await blocks.render('consultation-work', ask, { path, consultation: { id, slug } })}
      done={done ?? null}
      refused={refused ?? null}
    />,
    status,
  );
}

/** Whether the person may announce, change and cancel: the head of its department, or planning. */
async function publishes(ask: Pick<Ask, 'db' | 'params' | 'principal'>): Promise<boolean> {
  const principal = signedIn(ask);
  return holds(principal, 'planning') || answersFor(principal, (await departmentsOfConsultation(ask.db, ask.params)) ?? [], 'head');
}

/** The text that the person read becomes public, or nothing does. */
export const announceConsultation = (blocks: PageBlocks) => async (ask: Ask<Record<string, never>, z.output<typeof announcementForm>>): Promise<Reply> => {
  const slug = ask.params.slug ?? '';
  await holdConsultation(ask.db, slug);
  const consultation = await getAnyConsultation(ask.db, slug);
  const refuse = (refused: Shown, status: 409 | 422): Promise<Reply> => refusal(ask, blocks, consultation, refused, status);
  if (consultation.state !== 'draft') return refuse('announced-already', 409);
  if (consultation.revision !== ask.form.revision) return refuse('changed-since', 409);
  if (!mayAnnounce(await checksFor(ask, consultation))) return refuse('lacking', 422);
  if (!(await announce(ask.db, consultation, ask.actingAs, ask.clock.now()))) return refuse('changed-since', 409);
  ask.telling.subject = `consultation ${slug}`;
  return seeOther(ask.href(withQuery(consultationWorkPath(slug), { done: 'announced' })));
};

/** A draft that nobody wants goes, with its documents; what was public never does. */
export const removeConsultation = (blocks: PageBlocks) => async (ask: Ask<Record<string, never>, z.output<typeof announcementForm>>): Promise<Reply> => {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug ?? '');
  if (consultation.state !== 'draft') return refusal(ask, blocks, consultation, 'announced-already', 409);
  if (!(await removeDraft(ask.db, consultation, ask.form.revision))) return refusal(ask, blocks, consultation, 'changed-since', 409);
  ask.telling.subject = `consultation ${consultation.slug}`;
  return seeOther(ask.href(staffListPath));
};

/** For people the page again, with what to do; for programs the reasons. */
async function refusal(ask: Ask<object, object>, blocks: PageBlocks, consultation: Consultation, refused: Shown, status: 409 | 422): Promise<Reply> {
  if (ask.format !== 'json') return workPage(ask, blocks, consultation, { refused, status });
  const faults = (await checksFor(ask, consultation)).filter(({ ok }) => !ok);
  throw new Refusal(status, refused, sentence((words) => words.work.refused[refused]), faults.map(({ key, field, sentence: said }) => ({ name: field ?? key, sentence: said })));
}

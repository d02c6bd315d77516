/** Writing a call before it is announced. */
import { fiscalYearOf } from '#domains/civic';
import { listChoices } from '#domains/plan';
import { type Ask, type Fault, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { type Consultation, consultationWorkPath } from './consultation.ts';
import { getAnyConsultation } from './consultation.store.ts';
import { type Draft, type DraftForm, differingFields, emptyForm, formOf, readDraft, ruleWithKept } from './draft.ts';
import { draftOf, insertDraft, saveDraft } from './draft.store.ts';
import { DraftFormView } from './draft-form.view.tsx';
import { ruleOn } from './rule.store.ts';
import { sentence } from './text.ts';

const word = z.string().max(500).default('');
const long = z.string().max(20_000).default('');
const keys = z.array(z.string().max(60)).max(2_000).default([]);
const fields = {
  subject: z.string().max(2_000).default(''),
  purpose: long,
  department: word,
  contact: long,
  opens_on: word,
  closes_on: word,
  'who_may[]': keys,
  'ways[]': keys,
  address_post: long,
  address_fax: long,
  address_mail: long,
  address_counter: long,
  identity: word,
  'programmes[]': keys,
  'told_body[]': keys,
  'told_on[]': z.array(z.string().max(100)).max(100).default([]),
  exception: word,
  exception_reason: long,
};
export const newForm = z.object(fields);
export const editForm = z.object({ revision: z.coerce.number().int().min(0).max(2_147_483_646).default(0), ...fields });

/** Shown again after a refusal with what was typed. */
interface Again {
  typed?: DraftForm;
  faults?: Fault[];
  conflict?: Draft;
  status?: number;
}

export async function showNewConsultation(ask: Ask): Promise<Reply> {
  return newPage(ask, {});
}

async function newPage(ask: Ask<object, object>, { typed, faults = [], status = 200 }: Again): Promise<Reply> {
  const rule = await ruleOn(ask.db, ask.clock.today());
  const choices = await listChoices(ask.db, signedIn(ask), ask.clock.today());
  return page(<DraftFormView view={ask} slug={null} revision={0} rule={rule} choices={choices} typed={typed ?? emptyForm(rule, choices.departments[0])} faults={faults} conflict={null} />, status);
}

export async function makeConsultation(ask: Ask<Record<string, never>, z.output<typeof newForm>>): Promise<Reply> {
  const today = ask.clock.today();
  const rule = await ruleOn(ask.db, today);
  const { departments, programmes } = await listChoices(ask.db, signedIn(ask), ask.clock.today());
  const { draft, faults } = readDraft(ask.form, { departments, programmes: new Set(programmes.map(({ number }) => number)), rule });
  if (draft === null) return newPage(ask, { typed: ask.form, faults, status: 422 });
  const { slug } = await insertDraft(ask.db, draft, fiscalYearOf(today), ask.clock.now());
  ask.telling.subject = `consultation ${slug}`;
  return seeOther(ask.href(withQuery(consultationWorkPath(slug), { done: 'saved' })));
}

/** A draft, for its form. @throws Refusal 404 for none, 409 once it is public: then it is changed with a reason. */
async function getDraft(ask: Ask<object, object>): Promise<Consultation> {
  const consultation = await getAnyConsultation(ask.db, ask.params.slug ?? '');
  if (consultation.state !== 'draft') throw new Refusal(409, 'already-announced', sentence((words) => words.draft.announcedAlready));
  return consultation;
}

export async function showConsultationForm(ask: Ask): Promise<Reply> {
  return editPage(ask, await getDraft(ask), {});
}

async function editPage(ask: Ask<object, object>, consultation: Consultation, { typed, faults = [], conflict, status = 200 }: Again): Promise<Reply> {
  const kept = await draftOf(ask.db, consultation);
  const rule = ruleWithKept(await ruleOn(ask.db, ask.clock.today()), kept);
  const choices = await listChoices(ask.db, signedIn(ask), ask.clock.today(), consultation);
  return page(
    <DraftFormView
      view={ask}
      slug={consultation.slug}
      revision={consultation.revision}
      rule={rule}
      choices={choices}
      typed={typed ?? formOf(kept, rule)}
      faults={faults}
      conflict={conflict === undefined ? null : { theirs: kept, yours: conflict }}
    />,
    status,
  );
}

/** A second editor's save shows both texts and writes nothing; the same text as before is not saved twice. */
export async function saveConsultation(ask: Ask<Record<string, never>, z.output<typeof editForm>>): Promise<Reply> {
  const consultation = await getDraft(ask);
  const { revision, ...form } = ask.form;
  const kept = await draftOf(ask.db, consultation);
  const rule = ruleWithKept(await ruleOn(ask.db, ask.clock.today()), kept);
  const { departments, programmes } = await listChoices(ask.db, signedIn(ask), ask.clock.today(), consultation);
  const { draft, faults } = readDraft(form, { departments, programmes: new Set([...programmes.map(({ number }) => number), ...kept.programmes]), rule });
  if (draft === null) return editPage(ask, consultation, { typed: form, faults, status: 422 });
  const there = ask.href(withQuery(consultationWorkPath(consultation.slug), { done: 'saved' }));
  if (differingFields(kept, draft).length === 0) return seeOther(there);
  if ((await saveDraft(ask.db, consultation.id, revision, draft)) !== null) return seeOther(there);
  // Somebody may have saved between the reading above and this save.
  const now = await getDraft(ask);
  if (differingFields(await draftOf(ask.db, now), draft).length === 0) return seeOther(there);
  return editPage(ask, now, { typed: form, conflict: draft, status: 409 });
}

/** Writing an opinion map before it is announced. */
import { fiscalYearOf } from '#domains/civic';
import { listChoices } from '#domains/plan';
import { type Ask, type Fault, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { workPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import { getAnyConversation } from './conversation.store.ts';
import { type Draft, type DraftForm, differingFields, emptyForm, formOf, readDraft } from './draft.ts';
import { insertDraft, saveDraft } from './draft.store.ts';
import { DraftFormView } from './draft.view.tsx';
import { ownDepartment } from './own-department.store.ts';
import { sentence } from './text.ts';
import { verifiesPeople } from './verifying.ts';

const word = z.string().max(2_000).default('');
const long = z.string().max(20_000).default('');
const keys = z.array(z.string().max(60)).max(2_000).default([]);
const fields = {
  question: word, question_en: word, background: long, background_en: long, rules: long, rules_en: long, department: word, contact: long, opens_on: word, closes_on: word,
  access: word, moderation: word, length_max: word, write_after: word, shows: word, 'channels[]': keys, channels_other: long, 'programmes[]': keys,
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

export async function showNewConversation(ask: Ask): Promise<Reply> {
  return newPage(ask, {});
}

async function newPage(ask: Ask<object, object>, { typed, faults = [], status = 200 }: Again): Promise<Reply> {
  const choices = await listChoices(ask.db, signedIn(ask), ask.clock.today());
  const begun = typed ?? emptyForm(await ownDepartment(ask.db, signedIn(ask), choices.departments));
  return page(<DraftFormView view={ask} slug={null} revision={0} verifies={verifiesPeople(ask.site)} choices={choices} typed={begun} faults={faults} conflict={null} />, status);
}

export async function makeConversation(ask: Ask<Record<string, never>, z.output<typeof newForm>>): Promise<Reply> {
  const today = ask.clock.today();
  const { departments, programmes } = await listChoices(ask.db, signedIn(ask), today);
  const { draft, faults } = readDraft(ask.form, { departments, programmes: new Set(programmes.map(({ number }) => number)), verifies: verifiesPeople(ask.site), channels: [] });
  if (draft === null) return newPage(ask, { typed: ask.form, faults, status: 422 });
  const slug = await insertDraft(ask.db, draft, fiscalYearOf(today), ask.clock.now());
  ask.telling.subject = `opinion-map ${slug}`;
  return seeOther(ask.href(withQuery(workPath(slug), { done: 'saved' })));
}

/** A draft, for its form. @throws Refusal 404 for none, 409 once it is public: then it is changed with a reason. */
async function getDraft(ask: Ask<object, object>): Promise<Conversation> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug ?? '');
  ask.telling.subject = `opinion-map ${conversation.slug}`;
  if (conversation.state !== 'draft') throw new Refusal(409, 'already-announced', sentence((words) => words.work.draft.announcedAlready));
  return conversation;
}

export async function showConversationForm(ask: Ask): Promise<Reply> {
  return editPage(ask, await getDraft(ask), {});
}

async function editPage(ask: Ask<object, object>, conversation: Conversation, { typed, faults = [], conflict, status = 200 }: Again): Promise<Reply> {
  const choices = await listChoices(ask.db, signedIn(ask), ask.clock.today(), conversation);
  return page(
    <DraftFormView
      view={ask}
      slug={conversation.slug}
      revision={conversation.revision}
      verifies={verifiesPeople(ask.site)}
      choices={choices}
      typed={typed ?? formOf(conversation)}
      faults={faults}
      conflict={conflict === undefined ? null : { theirs: conversation, yours: conflict }}
    />,
    status,
  );
}

/** A second editor's save shows both texts and writes nothing; the same text as before is not saved twice. */
export async function saveConversation(ask: Ask<Record<string, never>, z.output<typeof editForm>>): Promise<Reply> {
  const kept = await getDraft(ask);
  const { revision, ...form } = ask.form;
  const { departments, programmes } = await listChoices(ask.db, signedIn(ask), ask.clock.today(), kept);
  const known = new Set([...programmes.map(({ number }) => number), ...kept.programmes]);
  const { draft, faults } = readDraft(form, { departments, programmes: known, verifies: verifiesPeople(ask.site), channels: kept.channels });
  if (draft === null) return editPage(ask, kept, { typed: form, faults, status: 422 });
  const there = ask.href(withQuery(workPath(kept.slug), { done: 'saved' }));
  if (differingFields(kept, draft).length === 0) return seeOther(there);
  if (await saveDraft(ask.db, kept.id, revision, draft)) return seeOther(there);
  // Somebody may have saved between the reading above and this save.
  const now = await getDraft(ask);
  if (differingFields(now, draft).length === 0) return seeOther(there);
  return editPage(ask, now, { typed: form, conflict: draft, status: 409 });
}

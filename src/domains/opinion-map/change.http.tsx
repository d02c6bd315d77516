/** Changing or cancelling an opinion map that is public already: with a reason, in public. */
import { listNamedDepartments, type NamedDepartment } from '#domains/staff';
import { holds } from '#platform/access';
import { type Ask, type Fault, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { workPath } from './address.ts';
import { cancel } from './announcement.store.ts';
import { cancellationFaults } from './cancellation.ts';
import { CancellationView } from './cancellation.view.tsx';
import { type ChangeForm, type Changed, changeFormOf, mayExtend, readChange } from './change.ts';
import { change } from './change.store.ts';
import { ChangeFormView } from './change.view.tsx';
import type { Conversation } from './conversation.ts';
import { getAnyConversation } from './conversation.store.ts';
import { holdConversation } from './draft.store.ts';
import { sentence } from './text.ts';
import { listUsedWays } from './used-way.store.ts';

const word = z.string().max(200).default('');
const long = z.string().max(20_000).default('');
const keys = z.array(z.string().max(60)).max(200).default([]);
const revision = z.coerce.number().int().min(0).max(2_147_483_646).default(0);
export const changeForm = z.object({ revision, closes_on: word, department: word, contact: long, moderation: word, shows: word, 'channels[]': keys, channels_other: long, reason: long });
export const cancellationForm = z.object({ revision, reason: long });

/** @throws Refusal 404 for none, 409 for what is not public or is cancelled. */
async function getPublic(ask: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<Conversation> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug ?? '');
  ask.telling.subject = `opinion-map ${conversation.slug}`;
  if (conversation.state !== 'announced') throw new Refusal(409, 'not-announced', sentence((words) => words.work.change.fault[conversation.state === 'draft' ? 'draft' : 'cancelled']));
  return conversation;
}

/** Planning alone gives an opinion map to another department. */
async function departmentsFor(ask: Ask<object, object>): Promise<NamedDepartment[]> {
  return holds(signedIn(ask), 'planning') ? listNamedDepartments(ask.db, ask.clock.today()) : [];
}

export async function showChangeForm(ask: Ask): Promise<Reply> {
  return changePage(ask, await getPublic(ask), {});
}

interface Again {
  typed?: ChangeForm;
  faults?: Fault[];
  conflict?: Changed;
  status?: number;
}

async function changePage(ask: Ask<object, object>, conversation: Conversation, { typed, faults = [], conflict, status = 200 }: Again): Promise<Reply> {
  return page(<ChangeFormView view={ask} conversation={conversation} departments={await departmentsFor(ask)} extends={mayExtend(conversation, ask.clock.today())} typed={typed ?? changeFormOf(conversation)} faults={faults} conflict={conflict ?? null} />, status);
}

export async function changeConversation(ask: Ask<Record<string, never>, z.output<typeof changeForm>>): Promise<Reply> {
  await holdConversation(ask.db, ask.params.slug ?? '');
  const conversation = await getPublic(ask);
  const { revision: onRevision, ...typed } = ask.form;
  const { changed, fields, faults } = readChange(typed, conversation, { today: ask.clock.today(), cameBy: await listUsedWays(ask.db, conversation.id), departments: await departmentsFor(ask) });
  if (changed === null) return changePage(ask, conversation, { typed, faults, status: 422 });
  const reason = plainText(typed.reason);
  const made = onRevision === conversation.revision && (await change(ask.db, conversation, changed, { fields, reason, actingAs: ask.actingAs, at: ask.clock.now() }));
  if (!made) return changePage(ask, conversation, { typed, conflict: changed, status: 409 });
  ask.telling.why = reason;
  return seeOther(ask.href(withQuery(workPath(conversation.slug), { done: 'changed' })));
}

export async function showCancellationForm(ask: Ask): Promise<Reply> {
  return page(<CancellationView view={ask} conversation={await getPublic(ask)} reason="" faults={[]} />);
}

export async function cancelConversation(ask: Ask<Record<string, never>, z.output<typeof cancellationForm>>): Promise<Reply> {
  await holdConversation(ask.db, ask.params.slug ?? '');
  const conversation = await getPublic(ask);
  const reason = plainText(ask.form.reason);
  const faults = cancellationFaults(conversation, reason, ask.form.revision, ask.clock.today());
  if (faults.length > 0) return page(<CancellationView view={ask} conversation={conversation} reason={ask.form.reason} faults={faults} />, conversation.revision === ask.form.revision ? 422 : 409);
  await cancel(ask.db, conversation, reason, ask.actingAs, ask.clock.now());
  ask.telling.why = reason;
  return seeOther(ask.href(withQuery(workPath(conversation.slug), { done: 'cancelled' })));
}

/** The page of one opinion map for staff, where the work begins; and announcing it. */
import { publicActsOf } from '#domains/record';
import { json, page, Refusal, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { mapPath, staffListPath, workPath } from './address.ts';
import { gatherAlarms, isAlarming } from './alarm.store.ts';
import { announce } from './announcement.store.ts';
import { type Check, checksOf, mayAnnounce } from './check.ts';
import { checkedOf } from './checked.store.ts';
import { type Conversation, stageOn } from './conversation.ts';
import { getAnyConversation } from './conversation.store.ts';
import { holdConversation, removeDraft } from './draft.store.ts';
import { moderatorOf } from './moderator.store.ts';
import { countWaiting } from './queue.store.ts';
import { sentence } from './text.ts';
import { verifiesPeople } from './verifying.ts';
import { gatherWhole } from './whole.store.ts';
import { numbersOf } from './work.store.ts';
import { WorkView } from './work.view.tsx';

export const workQuery = z.object({ done: z.enum(['saved', 'announced', 'changed', 'cancelled']).optional() });
export const announcementForm = z.object({ revision: z.coerce.number().int().min(0).max(2_147_483_646).default(0) });

type Shown = 'lacking' | 'changed-since' | 'announced-already';
type AnnouncementAsk = Ask<Record<string, never>, z.output<typeof announcementForm>>;

export async function showWork(ask: Ask<z.output<typeof workQuery>>): Promise<Reply> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug ?? '');
  ask.telling.subject = `opinion-map ${conversation.slug}`;
  return ask.format === 'json' ? json(await workDocument(ask, conversation)) : workPage(ask, conversation, { done: ask.query.done });
}

async function checksFor(ask: Pick<Ask, 'db' | 'clock' | 'site'>, conversation: Conversation): Promise<Check[]> {
  return conversation.state === 'draft' ? checksOf(await checkedOf(ask.db, conversation, { today: ask.clock.today(), verifies: verifiesPeople(ask.site) })) : [];
}

async function workDocument(ask: Pick<Ask, 'db' | 'clock' | 'site'>, conversation: Conversation): Promise<object> {
  const { id: _, ...shown } = conversation;
  const [checks, numbers, waiting] = [await checksFor(ask, conversation), await numbersOf(ask.db, conversation.id), await countWaiting(ask.db, conversation.id)];
  return { ...shown, stage: stageOn(conversation, ask.clock.today()), numbers: { ...numbers, waiting }, checks };
}

async function workPage(ask: Ask<object, object>, conversation: Conversation, { done, refused, status = 200 }: { done?: z.output<typeof workQuery>['done']; refused?: Shown; status?: number }): Promise<Reply> {
  const { id, slug } = conversation;
  const { leads } = await moderatorOf(ask.db, signedIn(ask), ask.actingAs, slug);
  return page(
    <WorkView
      view={ask}
      whole={await gatherWhole(ask.db, conversation)}
      stage={stageOn(conversation, ask.clock.today())}
      today={ask.clock.today()}
      checks={await checksFor(ask, conversation)}
      numbers={await numbersOf(ask.db, id)}
      waiting={await countWaiting(ask.db, id)}
      alarming={conversation.state === 'announced' && isAlarming(await gatherAlarms(ask.db, id))}
      leads={leads}
      acts={await publicActsOf(ask.db, mapPath(slug))}
      done={done ?? null}
      refused={refused ?? null}
    />,
    status,
  );
}

/** The text that the person read becomes public, or nothing does. */
export async function announceConversation(ask: AnnouncementAsk): Promise<Reply> {
  const slug = ask.params.slug ?? '';
  await holdConversation(ask.db, slug);
  const conversation = await getAnyConversation(ask.db, slug);
  ask.telling.subject = `opinion-map ${slug}`;
  if (conversation.state !== 'draft') return refusal(ask, conversation, 'announced-already', 409);
  if (conversation.revision !== ask.form.revision) return refusal(ask, conversation, 'changed-since', 409);
  if (!mayAnnounce(await checksFor(ask, conversation))) return refusal(ask, conversation, 'lacking', 422);
  if (!(await announce(ask.db, conversation, ask.actingAs, ask.clock.now()))) return refusal(ask, conversation, 'changed-since', 409);
  return seeOther(ask.href(withQuery(workPath(slug), { done: 'announced' })));
}

/** A draft that nobody wants goes; what was public never does. */
export async function removeConversation(ask: AnnouncementAsk): Promise<Reply> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug ?? '');
  ask.telling.subject = `opinion-map ${conversation.slug}`;
  if (conversation.state !== 'draft') return refusal(ask, conversation, 'announced-already', 409);
  if (!(await removeDraft(ask.db, conversation, ask.form.revision))) return refusal(ask, conversation, 'changed-since', 409);
  return seeOther(ask.href(staffListPath));
}

/** For people the page again, with what to do; for programs the reasons. */
async function refusal(ask: Ask<object, object>, conversation: Conversation, refused: Shown, status: 409 | 422): Promise<Reply> {
  if (ask.format !== 'json') return workPage(ask, conversation, { refused, status });
  const faults = (await checksFor(ask, conversation)).filter(({ ok }) => !ok);
  throw new Refusal(status, refused, sentence((words) => words.work.page.refused[refused]), faults.map(({ key, sentence: said }) => ({ name: key, sentence: said })));
}

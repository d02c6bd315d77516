/** Participants as numbers, for moderators; leaving them out, one or all of a set at once, and letting them in again. */
import { type AnyAsk, type Ask, type Fault, json, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { plainText } from '#platform/typed-text';
import { z } from 'zod';
import { participantPath, participantsPath } from './address.ts';
import { setNamed, setOf } from './alike-set.ts';
import { arrivalsOf } from './arrival.ts';
import { listLikenesses } from './alike-person.store.ts';
import { barredAtOnceMax, type BarringTyped, emptyBarring, readBarring, readNumbers, returnFaults } from './barring-form.ts';
import { bar, unbar } from './barring.store.ts';
import type { Conversation } from './conversation.ts';
import { getAnyConversation } from './conversation.store.ts';
import type { AlikeSet } from './maths/reckoning.ts';
import { type Done, tellPublic } from './moderation.store.ts';
import { listLogOf } from './moderation-log.store.ts';
import { moderatorOf } from './moderator.store.ts';
import { type AlikePerson, type WrittenStatement, type ParticipantChoice, type ParticipantRow, participantSorts, participantsPerPage, participantViews } from './participant-list.ts';
import { findParticipantRow, listParticipants, listRefusedWith, listStatementsOf } from './participant-list.store.ts';
import { ParticipantListView } from './participant-list.view.tsx';
import { ParticipantWorkView } from './participant-work.view.tsx';
import { findStanding } from './standing.store.ts';
import { sentence } from './text.ts';

const setField = z.coerce.number().int().min(1).max(2_147_483_647).optional();
export const participantsQuery = z.object({
  view: z.enum(participantViews).optional(),
  set: setField,
  sort: z.enum(participantSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  done: z.literal('yes').optional().catch(undefined),
});
export const participantQuery = z.object({ done: z.literal('yes').optional().catch(undefined) });
const typedFields = { ground: z.string().max(20).default(''), reason: z.string().max(5_000).default(''), statements: z.string().max(10).default('') };
export const barringForm = z.object(typedFields);
export const setBarringForm = z.object({ ...typedFields, set: setField, 'numbers[]': z.array(z.string().max(12)).max(barredAtOnceMax + 1).default([]) });
export const returnForm = z.object({ reason: typedFields.reason, statements: typedFields.statements });

async function mapAsked(ask: AnyAsk): Promise<Conversation> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug!);
  ask.telling.subject = `opinion-map ${conversation.slug}`;
  return conversation;
}

const alikeIn = async (ask: Pick<Ask, 'db'>, { id }: Conversation): Promise<AlikeSet[]> => (await findStanding(ask.db, id))?.figures.alike ?? [];

/** What a channel is called for this reader. */
function channelNames({ lang }: Pick<Ask, 'lang'>, { channels }: Conversation): (key: string) => string {
  const named = new Map(arrivalsOf(new Map([['', 1]]), channels).map(({ key, label }) => [key, label[lang]]));
  return (key) => named.get(key) ?? named.get('other')!;
}

const mayBar = async (ask: AnyAsk, { slug }: Conversation): Promise<boolean> => (await moderatorOf(ask.db, signedIn(ask), ask.actingAs, slug)).leads;

export async function showParticipants(ask: Ask<z.output<typeof participantsQuery>>): Promise<Reply> {
  const conversation = await mapAsked(ask);
  const { set = null, sort = 'votes', order = 'desc', page: number = 1 } = ask.query;
  const choice: ParticipantChoice = { view: ask.query.view ?? (set === null ? 'all' : 'alike'), set, sort, order, page: number };
  return list(ask, conversation, choice, { done: ask.query.done === 'yes' });
}

interface Again {
  typed?: BarringTyped;
  faults?: Fault[];
  /** Those who were ticked. */
  ticked?: readonly number[];
  done?: boolean;
}

async function list(ask: AnyAsk, conversation: Conversation, choice: ParticipantChoice, { typed = emptyBarring, faults = [], ticked = [], done = false }: Again, status = 200): Promise<Reply> {
  const { id, slug } = conversation;
  const alike = await alikeIn(ask, conversation);
  const named = setNamed(alike, choice.set);
  const looked = named === null ? alike.flatMap((each) => each.numbers) : named.numbers;
  const { rows, found } = await listParticipants(ask.db, id, choice, looked, ask.format === 'html' ? participantsPerPage : null);
  if (ask.format === 'csv') return csvReply(`participants-${slug}.csv`, columns, rows);
  if (ask.format === 'json') return json({ opinion_map: slug, total: found, participants: rows.map((row) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row)]))) });
  const pages = Math.ceil(found / participantsPerPage);
  if (choice.page > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.moderation.hindrance.noPage));
  return page(
    <ParticipantListView
      view={ask}
      conversation={conversation}
      choice={choice}
      rows={rows}
      found={found}
      pages={pages}
      alike={alike}
      set={named === null ? null : { alike: named, ...(await countedOf(ask, id, choice, named)), ticked }}
      channel={channelNames(ask, conversation)}
      mayBar={await mayBar(ask, conversation)}
      typed={typed}
      errors={faults.map(({ field, sentence: said }) => ({ field, message: said[ask.lang] }))}
      done={done}
      href={({ format, ...change }) => ask.href(listHref(slug, { ...choice, ...change }, format))}
    />,
    status,
  );
}

/** Those of a set who still count: the standing may be older than the last barring. */
async function countedOf({ db }: Pick<Ask, 'db'>, id: number, choice: ParticipantChoice, { numbers }: AlikeSet): Promise<{ people: AlikePerson[]; statements: WrittenStatement[] }> {
  const { rows } = await listParticipants(db, id, { ...choice, view: 'alike', sort: 'number', order: 'asc' }, numbers, null);
  const counted = rows.filter(({ barredAt }) => barredAt === null);
  const likeness = await listLikenesses(db, id, numbers);
  const people = counted.map((row) => ({ ...row, ...(likeness.get(row.number) ?? { shared: 0, same: 0 }) }));
  return { people, statements: await refusable(db, id, counted.map(({ number }) => number)) };
}

/** What these people wrote that is not refused yet. */
async function refusable(db: Ask['db'], id: number, authors: readonly number[]): Promise<WrittenStatement[]> {
  return (await listStatementsOf(db, id, authors)).filter(({ state }) => state !== 'refused');
}

function listHref(slug: string, { view, set, sort, order, page: number }: ParticipantChoice, format?: string): string {
  return withQuery(participantsPath(slug), { view: view === 'all' ? undefined : view, set: set ?? undefined, sort: sort === 'votes' ? undefined : sort, order: order === 'desc' ? undefined : order, page: number === 1 ? undefined : number, format });
}

const columns: Column<ParticipantRow>[] = [
  { key: 'number', label: 'number', value: ({ number }) => number },
  { key: 'votes', label: 'votes', value: ({ votes }) => votes },
  { key: 'statements', label: 'statements', value: ({ statements }) => statements },
  { key: 'refused', label: 'refused', value: ({ refused }) => refused },
  { key: 'came_by', label: 'came_by', value: ({ cameBy }) => cameBy },
  { key: 'began_at', label: 'began_at', value: ({ beganAt }) => beganAt?.toISOString() ?? null },
  { key: 'barred_at', label: 'barred_at', value: ({ barredAt }) => barredAt?.toISOString() ?? null },
];

/** @throws Refusal 404 where the conversation has no such participant. */
async function participantAsked(ask: AnyAsk): Promise<{ conversation: Conversation; participant: ParticipantRow }> {
  const conversation = await mapAsked(ask);
  const typed = ask.params.number!;
  const fits = /^[1-9]\d{0,9}$/.test(typed) && Number(typed) < 2 ** 31;
  const participant = fits ? await findParticipantRow(ask.db, conversation.id, Number(typed)) : null;
  if (participant === null) throw new Refusal(404, 'participant-not-found', sentence((words) => words.moderation.hindrance.unknownParticipant));
  ask.telling.subject = `opinion-map ${conversation.slug}, participant ${participant.number}`;
  return { conversation, participant };
}

async function one(ask: AnyAsk, { conversation, participant }: Awaited<ReturnType<typeof participantAsked>>, { typed = emptyBarring, faults = [], done = false }: Again, status = 200): Promise<Reply> {
  return page(
    <ParticipantWorkView
      view={ask}
      conversation={conversation}
      participant={participant}
      statements={await listStatementsOf(ask.db, conversation.id, [participant.number])}
      refusedWith={participant.barredAt === null ? [] : await listRefusedWith(ask.db, conversation.id, participant.number)}
      set={setOf(await alikeIn(ask, conversation), participant.number)}
      channel={channelNames(ask, conversation)}
      history={await listLogOf(ask.db, conversation.id, { participant: participant.number })}
      mayBar={await mayBar(ask, conversation)}
      typed={typed}
      errors={faults.map(({ field, sentence: said }) => ({ field, message: said[ask.lang] }))}
      done={done}
    />,
    status,
  );
}

export async function showParticipant(ask: Ask<z.output<typeof participantQuery>>): Promise<Reply> {
  return one(ask, await participantAsked(ask), { done: ask.query.done === 'yes' });
}

export async function barOne(ask: Ask<Record<string, never>, z.output<typeof barringForm>>): Promise<Reply> {
  const asked = await participantAsked(ask);
  const { conversation, participant } = asked;
  const { read, faults } = readBarring(ask.form, (await refusable(ask.db, conversation.id, [participant.number])).length > 0);
  if (read === null) return one(ask, asked, { typed: ask.form, faults }, 422);
  const done = await bar(ask.db, { conversationId: conversation.id, numbers: [participant.number], ...read, actingAs: ask.actingAs }, ask.clock.now());
  return told(ask, conversation, done, read.reason, withQuery(participantPath(conversation.slug, participant.number), { done: 'yes' }));
}

export async function letReturn(ask: Ask<Record<string, never>, z.output<typeof returnForm>>): Promise<Reply> {
  const asked = await participantAsked(ask);
  const { conversation, participant } = asked;
  const reason = plainText(ask.form.reason);
  const back = participant.barredAt === null ? [] : await listRefusedWith(ask.db, conversation.id, participant.number);
  const faults = returnFaults(ask.form, back.length > 0);
  if (faults.length > 0) return one(ask, asked, { typed: { ...emptyBarring, ...ask.form }, faults }, 422);
  const statements = ask.form.statements === 'move' ? back.map(({ number }) => number) : [];
  const done = await unbar(ask.db, { conversationId: conversation.id, numbers: [participant.number], statements, reason, actingAs: ask.actingAs }, ask.clock.now());
  return told(ask, conversation, done, reason, withQuery(participantPath(conversation.slug, participant.number), { done: 'yes' }));
}

/** Those who were ticked, with one ground and one reason. */
export async function barSet(ask: Ask<Record<string, never>, z.output<typeof setBarringForm>>): Promise<Reply> {
  const conversation = await mapAsked(ask);
  const { 'numbers[]': given, set = null, ...typed } = ask.form;
  const numbers = readNumbers(given);
  if (numbers === null) throw new Refusal(422, 'wrong-input', sentence((words) => words.moderation.fault.numbers));
  const { read, faults: wrong } = readBarring(typed, (await refusable(ask.db, conversation.id, numbers)).length > 0);
  const faults = numbers.length > 0 ? wrong : [{ field: 'numbers[]', sentence: sentence((words) => words.moderation.fault.nobody) }, ...wrong];
  if (read === null || numbers.length === 0) return list(ask, conversation, { view: 'alike', set, sort: 'votes', order: 'desc', page: 1 }, { typed, faults, ticked: numbers }, 422);
  const done = await bar(ask.db, { conversationId: conversation.id, numbers, ...read, actingAs: ask.actingAs }, ask.clock.now());
  return told(ask, conversation, done, read.reason, withQuery(participantsPath(conversation.slug), { view: 'barred', done: 'yes' }));
}

/** @throws Refusal 409 where nothing was to do. */
async function told(ask: AnyAsk, conversation: Conversation, done: Done[], reason: string, path: string): Promise<Reply> {
  if (done.length === 0) throw new Refusal(409, 'already-so', sentence((words) => words.moderation.hindrance.nobodyLeft));
  ask.telling.why = reason;
  await tellPublic(ask.db, conversation, done, ask.actingAs, ask.clock.now());
  return seeOther(ask.href(path));
}

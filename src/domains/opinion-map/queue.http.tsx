/** The shared queue for staff: the list, taking what is next, and deciding on several in a row. */
import { type Ask, json, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { queuedPath, queuePath, queueTenPath } from './address.ts';
import { claimNext } from './claim.store.ts';
import type { Conversation } from './conversation.ts';
import { getAnyConversation } from './conversation.store.ts';
import { type Decision, readDecision } from './moderation.ts';
import { decide, type Done, tellPublic } from './moderation.store.ts';
import { moderatorOf } from './moderator.store.ts';
import { atOnce, type QueueChoice, type QueueRow, queueSorts, queueViews, rowsPerPage } from './queue.ts';
import { listClaimed, listQueue, findQueued, type Reader } from './queue.store.ts';
import { QueueView } from './queue.view.tsx';
import { readTen, type TenTyped } from './queue-ten.ts';
import { QueueTenView } from './queue-ten.view.tsx';
import { sentence } from './text.ts';

export const queueQuery = z.object({
  view: z.enum(queueViews).optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(queueSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  nothing: z.literal('yes').optional().catch(undefined),
});
export const takeForm = z.object({ take: z.string().max(10).default('one') });
export const tenQuery = z.object({
  done: z.coerce.number().int().min(0).max(atOnce).optional().catch(undefined),
  stale: z.string().max(200).optional(),
});

/** Who reads the queue now. */
const readerOf = (ask: Pick<Ask, 'principal' | 'clock'>): Reader => ({ personId: signedIn(ask).personId, at: ask.clock.now() });

export async function showQueue(ask: Ask<z.output<typeof queueQuery>>): Promise<Reply> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug!);
  const { slug } = conversation;
  ask.telling.subject = `opinion-map ${slug}`;
  const { view = 'open', text, sort = 'number', order = 'asc', page: number = 1 } = ask.query;
  const choice: QueueChoice = { view, ...(text === undefined ? {} : { text }), sort, order, page: number };
  const { rows, found } = await listQueue(ask.db, conversation.id, choice, readerOf(ask), ask.format === 'html' ? rowsPerPage : null);
  if (ask.format === 'csv') return csvReply(`queue-${slug}.csv`, columns, rows);
  if (ask.format === 'json') return json({ opinion_map: slug, view, total: found, statements: rows.map((row) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row)]))) });
  const pages = Math.ceil(found / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.moderation.hindrance.noPage));
  return page(<QueueView view={ask} conversation={conversation} choice={choice} rows={rows} found={found} pages={pages} nothing={ask.query.nothing !== 'yes' ? null : found === 0 ? 'none' : 'taken'} href={({ format, ...change }) => ask.href(queueHref(slug, { ...choice, ...change }, format))} />);
}

function queueHref(slug: string, { view, text, sort, order, page: number }: QueueChoice, format?: string): string {
  return withQuery(queuePath(slug), { view: view === 'open' ? undefined : view, text, sort: sort === 'number' ? undefined : sort, order: order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format });
}

const columns: Column<QueueRow>[] = [
  { key: 'number', label: 'number', value: ({ number }) => number },
  { key: 'text', label: 'text', value: ({ text }) => text },
  { key: 'translation', label: 'translation', value: ({ translation }) => translation },
  { key: 'state', label: 'state', value: ({ state }) => state },
  { key: 'meta', label: 'meta', value: ({ meta }) => meta },
  { key: 'merged_into', label: 'merged_into', value: ({ mergedInto }) => mergedInto },
  { key: 'looked_at', label: 'looked_at', value: ({ seen }) => seen > 0 },
  { key: 'second_opinion', label: 'second_opinion', value: ({ question }) => question },
  { key: 'origin', label: 'origin', value: ({ origin }) => origin },
  { key: 'author', label: 'author', value: ({ author }) => author },
  { key: 'made_at', label: 'made_at', value: ({ madeAt }) => madeAt.toISOString() },
  { key: 'agree', label: 'agree', value: ({ count }) => count.agree },
  { key: 'disagree', label: 'disagree', value: ({ count }) => count.disagree },
  { key: 'pass', label: 'pass', value: ({ count }) => count.pass },
];

/** The next one that nobody is on, or as many as stand on one page with those that the person is on already. */
export async function takeFromQueue(ask: Ask<Record<string, never>, z.output<typeof takeForm>>): Promise<Reply> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug!);
  ask.telling.subject = `opinion-map ${conversation.slug}`;
  const at = ask.clock.now();
  const claimant = { personId: signedIn(ask).personId, actingAs: ask.actingAs };
  const several = ask.form.take === 'ten';
  const mine = several ? (await listClaimed(ask.db, conversation.id, { personId: claimant.personId, at })).length : 0;
  const taken = await claimNext(ask.db, conversation.id, claimant, at, several ? Math.max(0, atOnce - mine) : 'one');
  if (taken.length + mine === 0) return seeOther(ask.href(withQuery(queuePath(conversation.slug), { nothing: 'yes' })));
  return seeOther(ask.href(several ? queueTenPath(conversation.slug) : queuedPath(conversation.slug, taken[0]!)));
}

export async function showTen(ask: Ask<z.output<typeof tenQuery>>): Promise<Reply> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug!);
  ask.telling.subject = `opinion-map ${conversation.slug}`;
  const rows = await listClaimed(ask.db, conversation.id, readerOf(ask));
  const stale = (ask.query.stale ?? '').split(' ').filter((each) => /^\d{1,9}$/.test(each)).map(Number);
  return page(<QueueTenView view={ask} conversation={conversation} rows={rows} typed={[]} errors={[]} done={ask.query.done ?? 0} stale={stale} />);
}

/** Everything that is decided goes in, or, where one decision lacks something, nothing does; what others decided first stays theirs. */
export async function decideTen(ask: Ask<Record<string, never>, Record<string, unknown>>): Promise<Reply> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug!);
  if (conversation.announcedAt === null) throw new Refusal(409, 'not-begun', sentence((words) => words.moderation.hindrance.draft));
  ask.telling.subject = `opinion-map ${conversation.slug}`;
  const typed = readTen(ask.form);
  const rows = await rowsOf(ask, conversation, typed);
  const shown = typed.filter(({ number }) => rows.some((row) => row.number === number));
  const read = shown.map((each, index) => {
    const row = rows[index]!;
    if (each.act === '' || row.seen !== each.seen) return { each, decision: null, errors: [] };
    const { decision, faults } = readDecision(each, row, row.seen > 0);
    return { each, decision, errors: faults.map((fault) => ({ field: `${fault.field}${index}`, message: fault.sentence[ask.lang] })) };
  });
  const errors = read.flatMap((one) => one.errors);
  if (errors.length > 0) return page(<QueueTenView view={ask} conversation={conversation} rows={rows} typed={shown} errors={errors} done={0} stale={[]} />, 422);
  const { done, stale, count } = await carryOut(ask, conversation, read);
  await tellPublic(ask.db, conversation, done, ask.actingAs, ask.clock.now());
  return seeOther(ask.href(withQuery(queueTenPath(conversation.slug), { done: count === 0 ? undefined : count, stale: stale.join(' ') })));
}

/** The rows that the form showed, as they are now, in its order. */
async function rowsOf(ask: Pick<Ask, 'db' | 'principal' | 'clock'>, { id }: Conversation, typed: readonly TenTyped[]): Promise<QueueRow[]> {
  const rows: QueueRow[] = [];
  for (const { number } of typed) {
    const row = await findQueued(ask.db, id, number, readerOf(ask));
    if (row !== null) rows.push(row);
  }
  return rows;
}

async function carryOut(ask: Ask<unknown, unknown>, { id, slug }: Conversation, read: readonly { each: TenTyped; decision: Decision | null }[]): Promise<{ done: Done[]; stale: number[]; count: number }> {
  const moderator = await moderatorOf(ask.db, signedIn(ask), ask.actingAs, slug);
  const outcome: { done: Done[]; stale: number[]; count: number } = { done: [], stale: [], count: 0 };
  for (const { each, decision } of read) {
    if (each.act === '') continue;
    const done = decision === null ? 'changed' : await decide(ask.db, { conversationId: id, number: each.number, decision, seen: each.seen, moderator }, ask.clock.now());
    if (typeof done === 'string') outcome.stale.push(each.number);
    else {
      outcome.done.push(...done);
      outcome.count += 1;
    }
  }
  return outcome;
}

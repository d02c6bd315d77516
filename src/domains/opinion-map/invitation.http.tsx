/** Making invitation codes, and how many of them were used. */
import { formatPersonCode } from '#domains/civic';
import { type Ask, type Fault, json, page, Refusal, type Reply, seeOther } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import { z } from 'zod';
import { invitationsPath, mapPath } from './address.ts';
import { type Conversation, stageOn } from './conversation.ts';
import { getAnyConversation } from './conversation.store.ts';
import { type Batch, newCodes, readBatch } from './invitation.ts';
import { insertInvitations, listBatches, withdrawUnused } from './invitation.store.ts';
import { InvitationsView } from './invitation.view.tsx';
import { InvitationPaperView } from './invitation-paper.view.tsx';
import { sentence, text } from './text.ts';

export const invitationsQuery = z.object({ done: z.enum(['withdrawn']).optional() });
export const invitationForm = z.object({ batch: z.string().max(1_000).default(''), count: z.string().max(100).default(''), as: z.enum(['paper', 'csv']).default('paper') });
export const withdrawalForm = z.object({ batch: z.string().max(1_000).default('') });

async function asked(ask: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<Conversation> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug ?? '');
  ask.telling.subject = `opinion-map ${conversation.slug}`;
  return conversation;
}

interface Shown {
  typed?: { batch: string; count: string };
  faults?: Fault[];
  done?: 'withdrawn';
  status?: number;
}

async function invitationsPage(ask: Ask<object, object>, conversation: Conversation, { typed = { batch: '', count: '' }, faults = [], done, status = 200 }: Shown): Promise<Reply> {
  const batches = await listBatches(ask.db, conversation.id);
  return page(<InvitationsView view={ask} conversation={conversation} makes={hindrance(ask, conversation) === null} isOver={isOver(ask, conversation)} batches={batches} typed={typed} faults={faults} done={done ?? null} />, status);
}

export async function showInvitations(ask: Ask<z.output<typeof invitationsQuery>>): Promise<Reply> {
  const conversation = await asked(ask);
  if (ask.format === 'html') return invitationsPage(ask, conversation, { done: ask.query.done });
  const batches = await listBatches(ask.db, conversation.id);
  if (ask.format === 'csv') return csvReply(`opinion-map-${conversation.slug}-invitations.csv`, columns, batches);
  return json({ total: batches.length, batches: batches.map(({ name, madeOn, made, used }) => ({ name, made_on: madeOn, made, used })) });
}

const columns: Column<Batch>[] = [
  { key: 'name', label: 'name', value: ({ name }) => name },
  { key: 'made_on', label: 'made_on', value: ({ madeOn }) => madeOn },
  { key: 'made', label: 'made', value: ({ made }) => made },
  { key: 'used', label: 'used', value: ({ used }) => used },
];

function isOver(ask: Pick<Ask, 'clock'>, conversation: Conversation): boolean {
  return ['closed', 'cancelled'].includes(stageOn(conversation, ask.clock.today()));
}

/** Why no codes can be made; null where they can. */
function hindrance(ask: Pick<Ask, 'clock'>, conversation: Conversation): 'over' | 'notNeeded' | null {
  if (isOver(ask, conversation)) return 'over';
  return conversation.access === 'code' ? null : 'notNeeded';
}

/** The reply is the only place where the codes ever stand. */
export async function makeInvitations(ask: Ask<Record<string, never>, z.output<typeof invitationForm>>): Promise<Reply> {
  const conversation = await asked(ask);
  const why = hindrance(ask, conversation);
  if (why !== null) throw new Refusal(409, 'no-invitations', sentence((words) => words.work.invitation[why]));
  const { batch, count, faults } = readBatch(ask.form);
  if (faults.length > 0) return invitationsPage(ask, conversation, { typed: ask.form, faults, status: 422 });
  const codes = newCodes(count);
  await insertInvitations(ask.db, conversation.id, batch, codes, ask.clock.today());
  const address = `${ask.site.origin}${mapPath(conversation.slug)}`;
  const words = text(ask.lang).work.invitation;
  const rows = codes.map((code) => formatPersonCode(code));
  const reply =
    ask.form.as === 'csv'
      ? csvReply<string>(words.csvName(conversation.slug, batch), [{ key: 'code', label: words.csvCode, value: (code) => code }, { key: 'address', label: words.csvAddress, value: () => address }], rows)
      : page(<InvitationPaperView view={ask} conversation={conversation} batch={batch} codes={rows} address={address} />);
  return { ...reply, headers: { ...reply.headers, 'cache-control': 'no-store' } };
}

export async function withdrawInvitations(ask: Ask<Record<string, never>, z.output<typeof withdrawalForm>>): Promise<Reply> {
  const conversation = await asked(ask);
  if ((await withdrawUnused(ask.db, conversation.id, ask.form.batch)) === 0) return invitationsPage(ask, conversation, { faults: [{ field: 'batch', sentence: sentence((words) => words.work.invitation.fault.unknown) }], status: 422 });
  return seeOther(ask.href(withQuery(invitationsPath(conversation.slug), { done: 'withdrawn' })));
}

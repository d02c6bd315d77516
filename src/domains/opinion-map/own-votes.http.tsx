/** One's own votes, coming back by a code, leaving a browser that others use too. */
import { z } from 'zod';
import { readPersonCode } from '#domains/civic';
import { type Ask, json, page, Refusal, type Reply, seeOther } from '#platform/http';
import { csvReply } from '#platform/table';
import { ownVotesPath } from './address.ts';
import { isOpenAt, showsResultAt } from './conversation.ts';
import { getConversation } from './conversation.store.ts';
import { chosenVotes, ownVoteColumns, ownVoteItem, ownVotesOf, type ownVotesQuery } from './own-votes.ts';
import { listOwnStatements } from './own-statement.store.ts';
import { type OwnVotesProps, OwnVotesView, ReturnView } from './own-votes.view.tsx';
import { codeHash, type Key, keyCookie } from './participant.ts';
import { findParticipant, type Participant } from './participant.store.ts';
import { askingOf, isByCode, keyOf } from './self.ts';
import { findPresence } from './taking-part.store.ts';
import { sentence, text } from './text.ts';

const rowsPerPage = 50;
export const comeBackForm = z.object({ code: z.string().max(200).default('') });

export async function showOwnVotes(ask: Ask<z.output<typeof ownVotesQuery>>): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const key = keyOf(ask, conversation);
  const byCode = isByCode(conversation.access);
  const found = key === null && byCode ? null : await findPresence(ask, conversation, askingOf(ask, conversation, key ?? { code: '', cameBy: 'page', pass: '' }));
  const participant = found?.participant ?? null;
  const { votes, hidden } = ownVotesOf(participant?.votes ?? new Map(), found?.shelf.byNumber ?? new Map());
  const chosen = chosenVotes(votes, ask.query);
  if (ask.format === 'csv') return notKept(csvReply(`own-votes-${conversation.slug}.csv`, ownVoteColumns(ask.lang), chosen));
  if (ask.format === 'json') return notKept(json({ total: chosen.length, votes: chosen.map((one) => ownVoteItem(one, ask.lang)) }));
  const number = ask.query.page ?? 1;
  const pages = Math.ceil(chosen.length / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.part.own.unknownPage(number)));
  const statements = participant === null ? [] : await listOwnStatements(ask.db, conversation.id, participant.number);
  // Their own statement that waits has their vote already, and nobody took it down.
  const gone = hidden - statements.filter(({ number: own, state }) => state === 'waiting' && participant?.votes.has(own)).length;
  const own = participant === null ? null : { shown: chosen.slice((number - 1) * rowsPerPage, number * rowsPerPage), found: chosen.length, hidden: gone, pages, choice: { ...ask.query, page: number }, statements };
  const at = ask.clock.now();
  const open = isOpenAt(conversation, at) && participant?.barred !== true;
  return notKept(page(<OwnVotesView view={ask} conversation={conversation} open={open} barred={participant?.barred === true} own={own} code={codeOf(byCode, key, participant, ask.query.code)} done={ask.query.done} resultShown={showsResultAt(conversation, at)} />));
}

/** Others may use the same browser afterwards. */
function notKept(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, 'cache-control': 'no-store' } };
}

function codeOf(byCode: boolean, key: Key | null, participant: Participant | null, asked: 'shown' | undefined): OwnVotesProps['code'] {
  if (!byCode) return { kind: 'account' };
  if (key === null || participant === null) return { kind: 'later' };
  return asked === 'shown' ? { kind: 'shown', code: key.code } : { kind: 'hidden' };
}

export async function showReturn(ask: Ask): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  return page(<ReturnView view={ask} conversation={conversation} typed="" error={null} replaces={await takesPartHere(ask)} byAccount={!isByCode(conversation.access)} />);
}

async function takesPartHere(ask: Ask<Record<string, never>, unknown>): Promise<boolean> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const key = keyOf(ask, conversation);
  return key !== null && isByCode(conversation.access) && (await findParticipant(ask.db, conversation.id, { codeSha256: codeHash(key.code), mark: null })) !== null;
}

/** 75 random bits: nobody finds one by trying. */
export async function takeReturn(ask: Ask<Record<string, never>, z.output<typeof comeBackForm>>): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const words = text(ask.lang).part.comeBack;
  const typed = ask.form.code;
  const replaces = await takesPartHere(ask);
  const again = (error: string): Reply => page(<ReturnView view={ask} conversation={conversation} typed={typed} error={error} replaces={replaces} byAccount={false} />, 422);
  if (!isByCode(conversation.access)) return seeOther(ask.href(ownVotesPath(conversation.slug)));
  if (typed.trim() === '') return again(words.missing);
  const code = readPersonCode(typed);
  if (code === null) return again(words.wrong);
  if ((await findParticipant(ask.db, conversation.id, { codeSha256: codeHash(code), mark: null })) === null) return again(words.unknown);
  return seeOther(ask.href(ownVotesPath(conversation.slug)), {}, [keyCookie(ask.site.origin, conversation.slug, { code, cameBy: 'page', pass: '' })]);
}

export async function takeDeparture(ask: Ask): Promise<Reply> {
  const { slug } = await getConversation(ask.db, ask.params.slug!);
  return seeOther(ask.href(`${ownVotesPath(slug)}?done=left`), {}, [keyCookie(ask.site.origin, slug, null)]);
}

/** Taking part on the city's own pages: the next statement, votes, entry by invitation. */
import { z } from 'zod';
import { readPersonCode } from '#domains/civic';
import { dayInTokyo } from '#platform/clock';
import { type AnyAsk, type Ask, json, page, Refusal, type Reply, seeOther } from '#platform/http';
import { withQuery } from '#platform/query';
import { ownVotesPath, partPath } from './address.ts';
import { getConversation } from './conversation.store.ts';
import { type Conversation, showsResultAt, stageOn } from './conversation.ts';
import { BarredView, ClosedView, InvitationView, SignInView, VerifiedView, type VerifyingWay } from './entrance.view.tsx';
import { hindered } from './hindrance.ts';
import { getKnownConversation } from './known-conversation.store.ts';
import { type Key, keyCookie, newKey, passOf, wayOf } from './participant.ts';
import { useInvitation } from './participant.store.ts';
import { type LastVote, PartView } from './part.view.tsx';
import { askingOf, isByCode, keyOf } from './self.ts';
import { findPresence, type Presence, vote } from './taking-part.store.ts';
import { hasReport } from './reported.store.ts';
import { sentence, text } from './text.ts';
import { verifyingProviders } from './verifying.ts';
import { choiceOf, choices, valueOf } from './vote.ts';
import { votedJson } from './vote-json.ts';

const number = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);
export const partQuery = z.object({
  from: z.string().max(40).optional().describe('How the person came here: a key of one of the conversation’s channels.'),
  voted: number.describe('The statement that was voted on before.'),
  show: number.describe('The statement to show first.'),
  told: z.enum(['gone', 'shown', 'waiting', 'taken-back']).optional().catch(undefined),
});
export const voteForm = z.object({ statement: z.string().max(10).default(''), choice: z.string().max(20).default(''), back: z.string().max(10).default('') });
export const entryForm = z.object({ invitation: z.string().max(200).default('') });

/** A key for a browser that has none, or that came by another way before it took part. */
function keyFor(ask: AnyAsk, conversation: Conversation, from: string | undefined): { key: Key; cookies: string[] } {
  const known = keyOf(ask, conversation);
  const way = wayOf(conversation, from);
  if (known !== null && (known.cameBy !== 'page' || way === 'page')) return { key: known, cookies: [] };
  const key = known === null ? newKey(way) : { ...known, cameBy: way };
  return { key, cookies: [keyCookie(ask.site.origin, conversation.slug, key)] };
}

const withCookies = (reply: Reply, cookies: string[]): Reply => ({ ...reply, cookies });

/** The next statement, or why there is none. */
export async function showPart(ask: Ask<z.output<typeof partQuery>>): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const stage = stageOn(conversation, dayInTokyo(ask.clock.now()));
  if (stage === 'upcoming' || stage === 'closed' || stage === 'cancelled') return page(<ClosedView view={ask} conversation={conversation} stage={stage} hasReport={await hasReport(ask.db, conversation.id)} />);
  const { key, cookies } = keyFor(ask, conversation, ask.query.from);
  const asking = askingOf(ask, conversation, key);
  if (conversation.access === 'verified' && asking.lack !== null) return withCookies(page(<VerifiedView view={ask} conversation={conversation} ways={verifyingWays(ask)} from={key.cameBy} signedIn={ask.principal !== null} />), cookies);
  if (asking.lack === 'sign-in') return withCookies(page(<SignInView view={ask} conversation={conversation} from={key.cameBy} />), cookies);
  // Here no transaction is open: votes are taken within one, and must find the key of networks read.
  await ask.peerKey();
  const presence = await findPresence(ask, conversation, asking, ask.query.show ?? null);
  if (presence.participant?.barred) return page(<BarredView view={ask} conversation={conversation} number={presence.participant.number} />);
  if (asking.lack === 'invitation' && presence.participant === null) return withCookies(page(<InvitationView view={ask} conversation={conversation} typed="" error={null} />), cookies);
  const { statement, left, votes } = presence;
  const told = ask.query.told === 'taken-back' ? null : (ask.query.told ?? null);
  const shown = <PartView view={ask} conversation={conversation} statement={statement} left={left} votes={votes} last={lastOf(presence, ask.query)} told={told} resultShown={showsResultAt(conversation, ask.clock.now())} byCode={isByCode(conversation.access)} />;
  return withCookies(page(shown), cookies);
}

/** What was done before this page, as long as it is still so. */
function lastOf({ participant, shelf }: Presence, { voted, show, told }: z.output<typeof partQuery>): LastVote | null {
  if (told === 'taken-back') {
    const again = show === undefined || participant?.votes.has(show) ? undefined : shelf.byNumber.get(show);
    return again === undefined ? null : { statement: again, choice: 'none' };
  }
  const value = voted === undefined ? undefined : participant?.votes.get(voted);
  const statement = voted === undefined ? undefined : shelf.byNumber.get(voted);
  return value === undefined || statement === undefined ? null : { statement, choice: choiceOf(value) };
}

function verifyingWays({ site, lang }: AnyAsk): VerifyingWay[] {
  const names = verifyingProviders(site);
  return (site.ways?.providers ?? []).filter(({ name }) => names.includes(name)).map(({ name, label }) => ({ name, label: label[lang] }));
}

/** A vote, or one taken back; a program is told what is next, a browser is led there. */
export async function takeVote(ask: Ask<Record<string, never>, z.output<typeof voteForm>>): Promise<Reply> {
  const conversation = await getKnownConversation(ask.db, ask.site, ask.params.slug!);
  const { key, cookies } = keyFor(ask, conversation, undefined);
  const asking = askingOf(ask, conversation, key);
  const { choice, statement } = ask.form;
  const chosen = choices.find((one) => one === choice);
  if ((chosen === undefined && choice !== 'none') || !/^[1-9]\d{0,6}$/.test(statement)) throw new Refusal(422, 'vote-unreadable', sentence((words) => words.part.refusal.choice));
  const outcome = await vote(ask, conversation, asking, Number(statement), chosen === undefined ? null : valueOf(chosen));
  if (outcome.hindrance !== null) {
    if (ask.format === 'json') throw hindered(outcome.hindrance);
    return seeOther(ask.href(withQuery(partPath(conversation.slug), { told: outcome.hindrance === 'gone' ? 'gone' : undefined })), {}, cookies);
  }
  if (ask.format === 'json') return { ...json(votedJson(ask.lang, conversation, outcome)), cookies };
  const next = ask.form.back === 'mine' ? `${ownVotesPath(conversation.slug)}?done=${chosen === undefined ? 'taken-back' : 'changed'}` : after(conversation.slug, Number(statement), chosen === undefined);
  return seeOther(ask.href(next), {}, cookies);
}

/** Where a browser goes after a vote: to the next statement, which says what was voted last. */
function after(slug: string, statement: number, takenBack: boolean): string {
  return `${withQuery(partPath(slug), takenBack ? { show: statement, told: 'taken-back' } : { voted: statement })}#statement`;
}

/** Lets somebody in by an invitation, which is used up; the browser keeps the proof, and no table ties the two. */
export async function takeInvitation(ask: Ask<Record<string, never>, z.output<typeof entryForm>>): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const typed = ask.form.invitation;
  const words = text(ask.lang).part.noEntrance;
  const again = (error: string): Reply => page(<InvitationView view={ask} conversation={conversation} typed={typed} error={error} />, 422);
  if (conversation.access !== 'code' || stageOn(conversation, ask.clock.today()) !== 'open') return seeOther(ask.href(partPath(conversation.slug)));
  if (typed.trim() === '') return again(words.invitationMissing);
  const code = readPersonCode(typed);
  if (code === null) return again(words.invitationWrong);
  if (!(await useInvitation(ask.db, conversation.id, code))) return again(words.invitationUsed);
  const { key } = keyFor(ask, conversation, undefined);
  const admitted = { ...key, pass: passOf(ask.safe, conversation.id, key.code) };
  return seeOther(ask.href(partPath(conversation.slug)), {}, [keyCookie(ask.site.origin, conversation.slug, admitted)]);
}

/** Taking part from other sites: the key stands in the form, so that no cookie of ours is needed in somebody else's page. */
import { z } from 'zod';
import { type AnyAsk, type Ask, json, Refusal, type Reply } from '#platform/http';
import { mapPath, ownVotesPath, resultPath, returnPath } from './address.ts';
import { type Conversation, questionIn, showsResultAt, stageOn } from './conversation.ts';
import { getConversation } from './conversation.store.ts';
import { hindered } from './hindrance.ts';
import { getKnownConversation } from './known-conversation.store.ts';
import { seenOf } from './own-statement.ts';
import { takenReply } from './own-statement-reply.ts';
import { takeStatement } from './own-statement-taking.store.ts';
import { keyText, newKey, readKey } from './participant.ts';
import { type Asking, askingOf } from './self.ts';
import { findPresence, vote } from './taking-part.store.ts';
import { sentence } from './text.ts';
import { choices, valueOf } from './vote.ts';
import { mayWrite, positionJson, positionShape, votedJson } from './vote-json.ts';

const key = z.string().max(200).default('').describe('What `participation` gave; it stands for the person, so keep it secret.');
const lang = z.enum(['ja', 'en']).default('ja').catch('ja').describe('Language of the texts.');
export const participationForm = z.object({ key, lang });
export const apiVoteForm = z.object({ key, lang, statement: z.coerce.number().int().min(1).max(1_000_000), choice: z.enum([...choices, 'none']) });
export const apiStatementForm = z.object({ key, lang, text: z.string().max(5_000).default(''), anyway: z.string().max(200).default('').describe('What was looked at before sending it nevertheless: `anyway` of the answer that showed it.') });

export const participationShape = positionShape.extend({
  state: z.enum(['open', 'upcoming', 'closed', 'cancelled', 'elsewhere', 'barred']).describe('elsewhere: to be answered on the city’s own site.'),
  key: z.string(),
  question: z.object({ text: z.string(), lang: z.enum(['ja', 'en']) }),
  lengthMax: z.int(),
  writeAfter: z.int(),
  moderation: z.enum(['before', 'after']),
  page: z.string(),
  result: z.string().nullable(),
  mine: z.string(),
  comeBack: z.string(),
});

/** The conversation and who asks. @throws Refusal 422 for no key, 409 where it is to be answered on the city's own site */
async function askingHere(ask: Ask<Record<string, never>, { key: string }>): Promise<{ conversation: Conversation; asking: Asking }> {
  const conversation = await getKnownConversation(ask.db, ask.site, ask.params.slug!);
  if (conversation.access !== 'anyone') throw new Refusal(409, 'on-own-site', sentence((words) => words.part.refusal.ownSite));
  const given = readKey(ask.form.key, conversation);
  if (given === null) throw new Refusal(422, 'key-unreadable', sentence((words) => words.part.refusal.key));
  return { conversation, asking: askingOf(ask, conversation, given) };
}

/** Nothing is written: a key is a row only once it votes. */
export async function beginParticipation(ask: Ask<Record<string, never>, z.output<typeof participationForm>>): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const given = readKey(ask.form.key, conversation) ?? newKey('embed');
  const reader = ask.form.lang;
  const stage = stageOn(conversation, ask.clock.today());
  const about = { ...aboutOf(ask, conversation, reader), key: keyText(given) };
  const elsewhere = { next: null, left: 0, votes: 0, mayWrite: false };
  if (stage !== 'open') return json({ ...about, ...elsewhere, state: stage });
  if (conversation.access !== 'anyone') return json({ ...about, ...elsewhere, state: 'elsewhere' });
  const presence = await findPresence(ask, conversation, askingOf(ask, conversation, given));
  if (presence.participant?.barred) return json({ ...about, ...elsewhere, state: 'barred' });
  return json({ ...about, ...positionJson(reader, conversation, { ...presence, next: presence.statement }), state: 'open' });
}

function aboutOf(ask: AnyAsk, conversation: Conversation, reader: 'ja' | 'en') {
  const at = (path: string): string => `${ask.site.origin}${reader === 'en' ? '/en' : ''}${path}`;
  const { slug, lengthMax, writeAfter, moderation } = conversation;
  return { question: questionIn(conversation, reader), lengthMax, writeAfter, moderation, page: at(mapPath(slug)), result: showsResultAt(conversation, ask.clock.now()) ? at(resultPath(slug)) : null, mine: at(ownVotesPath(slug)), comeBack: at(returnPath(slug)) };
}

export async function takeApiVote(ask: Ask<Record<string, never>, z.output<typeof apiVoteForm>>): Promise<Reply> {
  const { conversation, asking } = await askingHere(ask);
  const { statement, choice, lang: reader } = ask.form;
  const outcome = await vote(ask, conversation, asking, statement, choice === 'none' ? null : valueOf(choice));
  if (outcome.hindrance !== null) throw hindered(outcome.hindrance);
  return json(votedJson(reader, conversation, outcome));
}

export async function takeApiStatement(ask: Ask<Record<string, never>, z.output<typeof apiStatementForm>>): Promise<Reply> {
  const { conversation, asking } = await askingHere(ask);
  if (stageOn(conversation, ask.clock.today()) !== 'open') throw hindered('not-open');
  const presence = await findPresence(ask, conversation, asking);
  if (presence.participant?.barred) throw hindered('barred');
  if (!mayWrite(conversation, presence)) throw new Refusal(409, 'statement-too-early', sentence((words) => words.part.refusal.early));
  return takenReply(ask.form.lang, ask.form.text, conversation, await takeStatement(ask, conversation, asking, presence, ask.form.text, seenOf(ask.form.anyway)));
}

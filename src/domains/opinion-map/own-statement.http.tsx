/** The form for a statement of one's own, and taking it. */
import { z } from 'zod';
import { type Ask, page, Refusal, type Reply, seeOther } from '#platform/http';
import { withQuery } from '#platform/query';
import { partPath } from './address.ts';
import { type Conversation, isOpenAt } from './conversation.ts';
import { getConversation } from './conversation.store.ts';
import { type Likes, seenOf } from './own-statement.ts';
import { faultText, takenReply } from './own-statement-reply.ts';
import { takeStatement } from './own-statement-taking.store.ts';
import { OwnStatementView } from './own-statement.view.tsx';
import { newKey } from './participant.ts';
import { type Asking, askingOf, keyOf } from './self.ts';
import { findPresence, type Presence } from './taking-part.store.ts';
import { sentence } from './text.ts';
import { type Choice, choiceOf } from './vote.ts';
import { mayWrite } from './vote-json.ts';

export const ownStatementForm = z.object({ text: z.string().max(5_000).default(''), anyway: z.string().max(200).default('') });

interface Writing {
  conversation: Conversation;
  asking: Asking;
  presence: Presence;
}

/** Null where they cannot write now: the page of taking part says why. */
async function findWriting(ask: Ask<Record<string, never>, unknown>): Promise<Writing | null> {
  const conversation = await getConversation(ask.db, ask.params.slug!);
  const key = keyOf(ask, conversation);
  if (!isOpenAt(conversation, ask.clock.now()) || (key === null && conversation.writeAfter > 0 && conversation.access !== 'signed-in' && conversation.access !== 'verified')) return null;
  const asking = askingOf(ask, conversation, key ?? newKey('page'));
  if (asking.lack === 'sign-in' || asking.lack === 'verified') return null;
  const presence = await findPresence(ask, conversation, asking);
  if (presence.participant?.barred || (asking.lack === 'invitation' && presence.participant === null) || !mayWrite(conversation, presence)) return null;
  return { conversation, asking, presence };
}

export async function showOwnStatement(ask: Ask): Promise<Reply> {
  const writing = await findWriting(ask);
  if (writing === null) return seeOther(ask.href(partPath(ask.params.slug!)));
  return page(<OwnStatementView view={ask} conversation={writing.conversation} typed="" error={null} doubt={null} />);
}

export async function takeOwnStatement(ask: Ask<Record<string, never>, z.output<typeof ownStatementForm>>): Promise<Reply> {
  const writing = await findWriting(ask);
  if (writing === null) {
    if (ask.format === 'json') throw new Refusal(409, 'statement-too-early', sentence((words) => words.part.refusal.early));
    return seeOther(ask.href(partPath(ask.params.slug!)));
  }
  const { conversation, asking, presence } = writing;
  const taken = await takeStatement(ask, conversation, asking, presence, ask.form.text, seenOf(ask.form.anyway));
  if (ask.format === 'json') return takenReply(ask.lang, ask.form.text, conversation, taken);
  if (taken.state === 'shown' || taken.state === 'waiting') return seeOther(ask.href(withQuery(partPath(conversation.slug), { told: taken.state })));
  if (taken.state === 'barred' || taken.state === 'invitation') return seeOther(ask.href(partPath(conversation.slug)));
  const doubt = taken.state === 'similar' || taken.state === 'personal' ? { ...taken, choices: choicesOn(taken.likes, presence) } : null;
  return page(<OwnStatementView view={ask} conversation={conversation} typed={ask.form.text} error={faultText(ask.lang, ask.form.text, conversation, taken)} doubt={doubt} />, doubt === null ? 422 : 200);
}

function choicesOn({ statements }: Likes, { participant }: Presence): Map<number, Choice> {
  return new Map(statements.flatMap(({ number }) => (participant?.votes.has(number) ? [[number, choiceOf(participant.votes.get(number)!)] as const] : [])));
}

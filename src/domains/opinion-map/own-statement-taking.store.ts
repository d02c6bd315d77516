/** Taking a statement from whoever takes part, on the city's pages or from another site. */
import type { AnyAsk } from '#platform/http';
import type { Conversation } from './conversation.ts';
import { countNetwork, countStatements } from './network-hour.store.ts';
import { doubtOf, faultOf, likesOf, type Seen, statementsMax, type Taken } from './own-statement.ts';
import { insertStatement } from './own-statement.store.ts';
import { personalTracesOf } from './personal-trace.ts';
import type { Asking } from './self.ts';
import { statementText } from './statement.ts';
import type { Presence } from './taking-part.store.ts';

export async function takeStatement(ask: AnyAsk, conversation: Conversation, { self }: Asking, { shelf }: Pick<Presence, 'shelf'>, typed: string, seen: Seen): Promise<Taken> {
  const text = statementText(typed);
  const fault = faultOf(text, conversation.lengthMax);
  if (fault !== null) return { state: fault };
  const doubt = doubtOf(likesOf(text, shelf.statements), personalTracesOf(text), seen);
  if (doubt !== null) return doubt;
  if ((await countStatements(ask, conversation.id)) >= statementsMax.network) return { state: 'network-busy' };
  const outcome = await insertStatement(ask.db, conversation, self, text, ask.clock.now());
  // Pressed twice: it is there.
  if (outcome.state === 'again') return { state: conversation.moderation === 'after' ? 'shown' : 'waiting', number: outcome.number };
  if ('joined' in outcome) await countNetwork(ask, conversation.id, { statements: 1, participants: outcome.joined ? 1 : 0 });
  return outcome;
}

/** The public page of one opinion map: the question, and the way to take part. */
import { publicActsOf } from '#domains/record';
import { json, page, type Ask, type Reply } from '#platform/http';
import { z } from 'zod';
import { mapPath } from './address.ts';
import { showsResultAt } from './conversation.ts';
import { getConversation } from './conversation.store.ts';
import { ConversationView } from './conversation.view.tsx';
import { findResultShort } from './result-short.store.ts';
import { wholeDocument } from './whole.ts';
import { gatherWhole } from './whole.store.ts';

/** `from`: by which way somebody comes; handed on to where they take part. */
export const conversationQuery = z.object({ from: z.string().regex(/^[a-z0-9-]{1,30}$/).optional() });

export async function showConversation(ask: Ask<z.output<typeof conversationQuery>>): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug ?? '');
  const whole = await gatherWhole(ask.db, conversation);
  if (ask.format === 'json') return json(wholeDocument(ask.site.origin, whole, ask.clock.today()));
  const from = conversation.channels.find(({ key }) => key === ask.query.from)?.key ?? null;
  return page(
    <ConversationView
      view={ask}
      whole={whole}
      today={ask.clock.today()}
      showsResult={showsResultAt(conversation, ask.clock.now())}
      short={await findResultShort(ask.db, conversation, ask.clock.now())}
      from={from}
      acts={await publicActsOf(ask.db, mapPath(conversation.slug))}
    />,
  );
}

export async function showConversationJson(ask: Ask): Promise<Reply> {
  const conversation = await getConversation(ask.db, ask.params.slug ?? '');
  return json(wholeDocument(ask.site.origin, await gatherWhole(ask.db, conversation), ask.clock.today()));
}

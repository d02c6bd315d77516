import type { VNode } from 'preact';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { Section } from '#ui';
import { listPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import { ConversationCards } from './stage.view.tsx';
import { text } from './text.ts';

interface Shown {
  view: View;
  today: PlainDate;
  conversations: readonly Conversation[];
}

/** `found`: how many there are in all. */
export function BlockView({ view, today, conversations, found }: Shown & { found: number }): VNode {
  const words = text(view.lang).conversation.block;
  return (
    <Section id="opinion-maps" title={words.title} aside={<a href={view.href(listPath)}>{words.all}</a>}>
      <ConversationCards view={view} today={today} conversations={conversations} />
      {found > conversations.length ? <p>{words.more(found - conversations.length)}</p> : null}
    </Section>
  );
}

/** On the list of calls for opinions: another way to be heard. */
export function NowView({ view, today, conversations }: Shown): VNode {
  const words = text(view.lang).conversation.block;
  return (
    <Section id="opinion-maps" title={conversations.length === 0 ? words.title : words.now} aside={<a href={view.href(listPath)}>{words.all}</a>}>
      <p>{conversations.length === 0 ? words.pastLead : words.nowLead}</p>
      {conversations.length === 0 ? null : <ConversationCards view={view} today={today} conversations={conversations} />}
    </Section>
  );
}

export function HomeView({ view, today, conversations }: Shown): VNode {
  const words = text(view.lang).conversation.block;
  return (
    <Section title={words.homeTitle} aside={<a href={view.href(listPath)}>{words.all}</a>}>
      <p>{words.homeLead}</p>
      <ConversationCards view={view} today={today} conversations={conversations} />
    </Section>
  );
}

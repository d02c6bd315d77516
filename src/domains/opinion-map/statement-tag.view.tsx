import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Tag, Tags } from '#ui';
import { isOpen, type Queued } from './queue.ts';
import { text } from './text.ts';

type Marked = Pick<Queued, 'state' | 'origin' | 'meta' | 'seen' | 'question' | 'mergedInto'>;

/** What a moderator has to know of a statement at a glance. */
export function StatementTags({ view, statement }: { view: Pick<View, 'lang'>; statement: Marked }): VNode {
  const words = text(view.lang).moderation;
  const { state, meta, question, mergedInto } = statement;
  const isUnseen = state === 'shown' && isOpen({ ...statement, question: null });
  return (
    <Tags>
      <Tag tone={state === 'shown' ? (isUnseen ? 'orange' : 'green') : state === 'waiting' ? 'orange' : state === 'refused' ? 'red' : 'neutral'}>{isUnseen ? words.queue.unseen : state === 'merged' && mergedInto !== null ? words.mergedInto(mergedInto) : words.state[state]}</Tag>
      {meta ? <Tag tone="blue">{words.metaTag}</Tag> : null}
      {question === null ? null : <Tag tone="blue">{question === 'asked' ? words.queue.asked : words.queue.advised}</Tag>}
    </Tags>
  );
}

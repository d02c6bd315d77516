import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import type { View } from '#platform/http';
import { formatInstant, roleText, Tag } from '#ui';
import type { FollowUp, FollowUpState } from './follow-up.ts';
import { text } from './text.ts';

const tones = { done: 'green', 'under-way': 'blue', 'not-done': 'orange' } as const satisfies Record<FollowUpState, string>;

export function FollowUpTag({ view, state }: { view: Pick<View, 'lang'>; state: FollowUpState }): VNode {
  return <Tag tone={tones[state]}>{text(view.lang).followUp.states[state]}</Tag>;
}

/** What became of a reply, under it: every answer, newest first; nothing where nobody has asked. */
export function FollowUpView({ view, followUp, titled = true }: { view: Pick<View, 'lang'>; followUp: FollowUp | null; titled?: boolean }): VNode | null {
  const words = text(view.lang).followUp.view;
  if (followUp === null) return null;
  return (
    <div class="hk-follow-up">
      {titled ? <h4>{words.title}</h4> : null}
      {followUp.answers.length === 0 ? <p>{words.waiting(formatDate(followUp.dueOn!, view.lang))}</p> : null}
      {followUp.answers.toReversed().map((answer) => (
        <div key={answer.at.toISOString()}>
          <p>
            <FollowUpTag view={view} state={answer.state} />{' '}
            <time datetime={answer.at.toISOString()}>{words.by(formatInstant(view.lang, answer.at), roleText(answer.actingAs, view.lang))}</time>
          </p>
          <p class="hk-written" lang="ja">
            {answer.text}
          </p>
        </div>
      ))}
    </div>
  );
}

import type { ComponentChildren, VNode } from 'preact';
import type { View } from '#platform/http';
import { Unseen } from './prose.tsx';
import { uiText } from './text.ts';

export type StepState = 'done' | 'current' | 'next';

/** How far a procedure has come. `row`: side by side where the screen is wide; for short labels. */
export function Steps({ items, view, row = false }: { items: { label: ComponentChildren; state: StepState }[]; view?: Pick<View, 'lang'>; row?: boolean }): VNode {
  const text = uiText(view?.lang ?? 'ja');
  const words = { done: text.stepDone, current: text.stepCurrent, next: text.stepNext };
  return (
    <ol class={row ? 'hk-steps hk-steps--row' : 'hk-steps'}>
      {items.map((item, index) => (
        <li key={index} class={`hk-steps__step hk-steps__step--${item.state}`} aria-current={item.state === 'current' ? 'step' : undefined}>
          <span>{item.label}</span>
          <Unseen>（{words[item.state]}）</Unseen>
        </li>
      ))}
    </ol>
  );
}

import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Unseen } from './prose.tsx';
import { type UiText, uiText } from './text.ts';

/** How a figure is known; the same four words as the plan's provenance. */
export type MarkKind = 'stated' | 'implied' | 'unsettled' | 'absent';

export const markKinds: readonly MarkKind[] = ['stated', 'implied', 'unsettled', 'absent'];

function meaning(text: UiText, kind: MarkKind): string {
  return { stated: text.markStated, implied: text.markImplied, unsettled: text.markUnsettled, absent: text.markAbsent }[kind];
}

function Sign({ kind }: { kind: MarkKind }): VNode {
  return (
    <svg class={`hk-mark hk-mark--${kind}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {kind === 'stated' ? <circle cx="7" cy="7" r="5" fill="currentColor" /> : null}
      {kind === 'implied' ? (
        <>
          <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" stroke-width="1.8" />
          <path d="M7 2.4a4.6 4.6 0 0 1 0 9.2Z" fill="currentColor" />
        </>
      ) : null}
      {kind === 'unsettled' ? <path d="M7 1.5v11M2.2 4.2l9.6 5.6M11.8 4.2 2.2 9.8" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" /> : null}
      {kind === 'absent' ? <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2 1.7" /> : null}
    </svg>
  );
}

/** A small sign beside a figure that tells how it is known; explained by MarkLegend. */
export function Mark({ kind, view }: { kind: MarkKind; view: Pick<View, 'lang'> }): VNode {
  const words = meaning(uiText(view.lang), kind);
  return (
    <span class="hk-marked" title={words}>
      <Sign kind={kind} />
      <Unseen>（{words}）</Unseen>
    </span>
  );
}

/** What the signs mean; every page that shows signs shows this too. */
export function MarkLegend({ view, kinds = markKinds }: { view: Pick<View, 'lang'>; kinds?: readonly MarkKind[] }): VNode {
  const text = uiText(view.lang);
  return (
    <div class="hk-legend">
      <p class="hk-legend__title">{text.marks}</p>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <Sign kind={kind} /> {meaning(text, kind)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Text with the places marked where a search hit. */
export function Highlight({ parts }: { parts: { text: string; hit: boolean }[] }): VNode {
  return <>{parts.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text))}</>;
}

import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './icon.tsx';

export type NoticeTone = 'info' | 'warning' | 'success' | 'error';

/** Something to know before reading on. Never the only sign of an error in a form: see ErrorSummary. */
export function Notice({ tone, title, children }: { tone: NoticeTone; title: ComponentChildren; children?: ComponentChildren }): VNode {
  return (
    <div class={`hk-notice hk-notice--${tone}`}>
      <p class="hk-notice__title">
        <Icon name={tone} size={24} />
        <span>{title}</span>
      </p>
      {children ? <div class="hk-notice__body">{children}</div> : null}
    </div>
  );
}

/** What stands where a list would: nothing is there, why, and what one can do. */
export function EmptyState({ title, children }: { title: ComponentChildren; children?: ComponentChildren }): VNode {
  return (
    <div class="hk-empty">
      <p class="hk-empty__title">{title}</p>
      {children ? <div class="hk-empty__body">{children}</div> : null}
    </div>
  );
}

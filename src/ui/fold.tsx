import type { ComponentChildren, VNode } from 'preact';

/** A long list under one line that opens it; without script, found by the browser's own search. */
export function Fold({ summary, open = false, children }: { summary: ComponentChildren; open?: boolean; children: ComponentChildren }): VNode {
  return (
    <details class="hk-fold" open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

import { type ComponentChildren, toChildArray, type VNode } from 'preact';

export type TagTone = 'neutral' | 'blue' | 'green' | 'orange' | 'red';

/** A short mark on a thing (its kind, its state); the word carries the meaning, the colour only helps. */
export function Tag({ tone = 'neutral', children }: { tone?: TagTone; children: ComponentChildren }): VNode {
  return <span class={`hk-tag hk-tag--${tone}`}>{children}</span>;
}

export function Tags({ children }: { children: ComponentChildren }): VNode {
  return (
    <ul class="hk-tags">
      {toChildArray(children).map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </ul>
  );
}

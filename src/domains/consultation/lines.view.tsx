import type { VNode } from 'preact';

/** What the city wrote, in Japanese, with line breaks that mean something. */
export function Lines({ children }: { children: string }): VNode {
  return (
    <span lang="ja">
      {children.split('\n').map((line, index) => (
        <span key={index}>
          {index === 0 ? null : <br />}
          {line}
        </span>
      ))}
    </span>
  );
}

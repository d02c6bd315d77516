import type { VNode } from 'preact';
import type { Lang } from '#platform/http';

/** What people wrote, in Japanese unless `lang` says otherwise, with line breaks that mean something. */
export function Lines({ children, lang = 'ja' }: { children: string; lang?: Lang }): VNode {
  return (
    <span lang={lang}>
      {children.split(/\r\n|\r|\n/u).map((line, index) => (
        <span key={index}>
          {index === 0 ? null : <br />}
          {line}
        </span>
      ))}
    </span>
  );
}

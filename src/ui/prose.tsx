import type { ComponentChildren, VNode } from 'preact';

/** The first sentences of a page, a little larger. */
export function Lead({ children }: { children: ComponentChildren }): VNode {
  return <p class="hk-lead">{children}</p>;
}

/** A part of a page under its own h2; `aside` stands at the end of the heading's line (a count, a link). */
export function Section({ id, title, aside, children }: { id?: string; title: ComponentChildren; aside?: ComponentChildren; children: ComponentChildren }): VNode {
  return (
    <section class="hk-section" id={id}>
      <div class="hk-section__head">
        <h2 class="hk-section__title">{title}</h2>
        {aside ? <div class="hk-section__aside">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** Running text: paragraphs, lists, links, h3 and h4, in a measure that the eye can follow. */
export function Prose({ children }: { children: ComponentChildren }): VNode {
  return <div class="hk-prose">{children}</div>;
}

/** Words for those who listen to the page, unseen by those who look at it. */
export function Unseen({ children }: { children: ComponentChildren }): VNode {
  return <span class="hk-unseen">{children}</span>;
}

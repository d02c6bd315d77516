import type { ComponentChildren, VNode } from 'preact';

/** Facts on one thing, a term and what it is. */
export function DefinitionList({ items }: { items: { term: ComponentChildren; description: ComponentChildren }[] }): VNode {
  return (
    <dl class="hk-facts">
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.term}</dt>
          <dd>{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}

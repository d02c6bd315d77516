import type { ComponentChildren, VNode } from 'preact';

export interface TabItem {
  href: string;
  label: ComponentChildren;
  current: boolean;
}

/** Faces of one thing, each at its own address: links, not panels. */
export function Tabs({ label, items }: { label: string; items: TabItem[] }): VNode {
  return (
    <nav class="hk-tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

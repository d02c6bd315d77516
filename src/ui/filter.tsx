import { type ComponentChildren, isValidElement, toChildArray, type VNode } from 'preact';
import { formatCount } from '#platform/count';
import type { View } from '#platform/http';
import { Button, ButtonLink } from './button.tsx';
import { uiText } from './text.ts';

/**
 * A form that narrows a list; its answers stand in the address. `reset` is the address without conditions.
 * A Button among the children takes the place of the form's own.
 */
export function Filters({ view, action, label, children, reset }: { view: View; action: string; label: string; children: ComponentChildren; reset?: string }): VNode {
  const text = uiText(view.lang);
  const parts = toChildArray(children);
  const buttons = parts.filter((part) => isValidElement(part) && part.type === Button);
  return (
    <form class="hk-filters" method="get" action={action} aria-label={label}>
      <div class="hk-filters__fields">{parts.filter((part) => !buttons.includes(part))}</div>
      <div class="hk-buttons">
        {buttons.length > 0 ? buttons : <Button>{text.apply}</Button>}
        {reset === undefined ? null : (
          <ButtonLink href={reset} tone="secondary">
            {text.clear}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}

export interface FilterLink {
  href: string;
  label: ComponentChildren;
  count?: number;
  current?: boolean;
}

/** The same as plain links: one press, one condition. */
export function FilterLinks({ label, items }: { label: string; items: FilterLink[] }): VNode {
  return (
    <nav class="hk-filter-links" aria-label={label}>
      <p class="hk-filter-links__label" aria-hidden="true">
        {label}
      </p>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'true' : undefined}>
              {item.label}
              {item.count === undefined ? null : <span class="hk-filter-links__count">{formatCount(item.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { type ComponentChildren, toChildArray, type VNode } from 'preact';

/** Cards side by side where there is room; with `rows` one below the other, for lists that are read in order. */
export function CardList({ rows = false, children }: { rows?: boolean; children: ComponentChildren }): VNode {
  return (
    <ul class={rows ? 'hk-cards hk-cards--rows' : 'hk-cards'}>
      {toChildArray(children).map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </ul>
  );
}

/** One thing of a list. With `href` the title is the link and the whole card can be pressed. */
export function Card({ href, title, meta, children }: { href?: string; title: ComponentChildren; meta?: ComponentChildren; children?: ComponentChildren }): VNode {
  return (
    <div class={href === undefined ? 'hk-card' : 'hk-card hk-card--link'}>
      {meta ? <div class="hk-card__meta">{meta}</div> : null}
      <p class="hk-card__title">{href === undefined ? title : <a href={href}>{title}</a>}</p>
      {children ? <div class="hk-card__body">{children}</div> : null}
    </div>
  );
}

export interface FigureItem {
  label: ComponentChildren;
  value: ComponentChildren;
  unit?: ComponentChildren;
  note?: ComponentChildren;
  href?: string;
}

/** The few numbers that sum up a page, large. */
export function Figures({ items }: { items: FigureItem[] }): VNode {
  return (
    <dl class="hk-figures">
      {items.map((item, index) => (
        <div class="hk-figures__item" key={index}>
          <dt>{item.href === undefined ? item.label : <a href={item.href}>{item.label}</a>}</dt>
          <dd>
            <span class="hk-figures__value">{item.value}</span>
            {item.unit ? <span class="hk-figures__unit">{item.unit}</span> : null}
            {item.note ? <span class="hk-figures__note">{item.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import type { ComponentChildren, VNode } from 'preact';

export type ButtonTone = 'primary' | 'secondary';

/** A link that is the next step of the page; other links stay text. */
export function ButtonLink({ href, tone = 'primary', children }: { href: string; tone?: ButtonTone; children: ComponentChildren }): VNode {
  return (
    <a class={`hk-button hk-button--${tone}`} href={href}>
      {children}
    </a>
  );
}

export interface ButtonProps {
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  tone?: ButtonTone;
  children: ComponentChildren;
}

export function Button({ type = 'submit', name, value, tone = 'primary', children }: ButtonProps): VNode {
  return (
    <button class={`hk-button hk-button--${tone}`} type={type} name={name} value={value}>
      {children}
    </button>
  );
}

/** Buttons that belong together; they wrap where the screen is narrow. */
export function Buttons({ children }: { children: ComponentChildren }): VNode {
  return <div class="hk-buttons">{children}</div>;
}

import type { ComponentChildren, VNode } from 'preact';
import { Section } from './prose.tsx';
import type { ja } from './styleguide.ja.ts';

export type Words = typeof ja;

/** One piece under its name, with the names that a page's author writes. */
export function Piece({ title, names, children }: { title: string; names: string; children: ComponentChildren }): VNode {
  return (
    <Section title={title} aside={<code lang="en">{names}</code>}>
      {children}
    </Section>
  );
}

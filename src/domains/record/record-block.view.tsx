import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Section } from '#ui';
import { ProofLine } from './proof-line.view.tsx';
import type { KeptAct } from './public-act.ts';
import { text } from './text.ts';

/** The public acts about what a page shows. `all`: address of the record narrowed to them. */
export function RecordBlockView({ view, acts, all }: { view: View; acts: KeptAct[]; all: string }): VNode {
  const words = text(view.lang).block;
  return (
    <Section id="record" title={words.title} aside={<a href={view.href(all)}>{words.all}</a>}>
      <p>{words.lead}</p>
      <ul>
        {acts.map((act) => (
          <li key={String(act.id)}>
            <ProofLine view={view} act={act} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

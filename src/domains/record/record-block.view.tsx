import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Fold, Section } from '#ui';
import { ProofList } from './proof-list.view.tsx';
import type { KeptAct } from './public-act.ts';
import { text } from './text.ts';

/** The newest acts tell what is going on; those before them stay folded until asked for. */
const actsInSight = 3;

/** The public acts about what a page shows. `all`: address of the record narrowed to them. */
export function RecordBlockView({ view, acts, all }: { view: View; acts: KeptAct[]; all: string }): VNode {
  const words = text(view.lang).block;
  return (
    <Section id="record" title={words.title} aside={<a href={view.href(all)}>{words.all}</a>}>
      <p>{words.lead}</p>
      <ProofList view={view} acts={acts.slice(0, actsInSight)} />
      {acts.length > actsInSight ? (
        <Fold summary={words.earlier}>
          <ProofList view={view} acts={acts.slice(actsInSight)} />
        </Fold>
      ) : null}
    </Section>
  );
}

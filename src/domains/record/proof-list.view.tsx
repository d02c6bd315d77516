import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { formatInstant, roleText } from '#ui';
import { type KeptAct, publicActPath } from './public-act.ts';

/** Public acts on other pages: when, what, acting as what, and the way to the proof of each. */
export function ProofList({ view, acts }: { view: Pick<View, 'lang' | 'href'>; acts: KeptAct[] }): VNode {
  return (
    <ul>
      {acts.map((act) => (
        <li key={String(act.id)}>
          <ProofLine view={view} act={act} />
        </li>
      ))}
    </ul>
  );
}

function ProofLine({ view, act }: { view: Pick<View, 'lang' | 'href'>; act: KeptAct }): VNode {
  return (
    <>
      <time datetime={act.at.toISOString()}>{formatInstant(view.lang, act.at)}</time> <a href={view.href(publicActPath(act.id))}>{act.title[view.lang]}</a> {roleText(act.actingAs, view.lang)}
    </>
  );
}

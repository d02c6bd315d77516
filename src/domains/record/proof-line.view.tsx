import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { formatInstant } from '#ui';
import { type KeptAct, publicActPath } from './public-act.ts';
import { actingAsWords, text } from './text.ts';

/** One line on a public act for other pages: when, what, acting as what, and the way to its proof. */
export function ProofLine({ view, act }: { view: Pick<View, 'lang' | 'href'>; act: KeptAct }): VNode {
  const words = text(view.lang).block;
  return (
    <span class="hk-proof-line">
      <time datetime={act.at.toISOString()}>{formatInstant(view.lang, act.at)}</time> {act.title[view.lang]} {actingAsWords(view.lang, act.actingAs)}{' '}
      <a href={view.href(publicActPath(act.id))}>{words.proof}</a>
    </span>
  );
}

import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Unseen } from '#ui';
import { differenceOf } from './difference.ts';
import { text } from './text.ts';

/** One text with what was added and what was taken out, said in words too. */
export function Difference({ view, before, after }: { view: View; before: string; after: string }): VNode {
  const words = text(view.lang).reply;
  return (
    <p class="hk-written" lang="ja">
      {differenceOf(before, after).map((piece, index) =>
        piece.kind === 'same' ? (
          piece.text
        ) : piece.kind === 'added' ? (
          <ins key={index}>
            <Unseen>［{words.added}：</Unseen>
            {piece.text}
            <Unseen>］</Unseen>
          </ins>
        ) : (
          <del key={index}>
            <Unseen>［{words.removed}：</Unseen>
            {piece.text}
            <Unseen>］</Unseen>
          </del>
        ),
      )}
    </p>
  );
}

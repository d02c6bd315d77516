import type { VNode } from 'preact';
import type { Piece } from '#platform/difference';
import type { View } from '#platform/http';
import { Unseen } from './prose.tsx';
import { uiText } from './text.ts';

/** A text with what was added and what was taken out: marked by lines for the eye, by words for the ear. */
export function Difference({ view, pieces }: { view: Pick<View, 'lang'>; pieces: readonly Piece[] }): VNode {
  const words = uiText(view.lang).difference;
  return (
    <span class="hk-difference">
      {pieces.map(({ text, kind }, at) => {
        if (kind === 'same') return text;
        const said = [<Unseen key="begin">{words[kind]}</Unseen>, text, <Unseen key="end">{words.end}</Unseen>];
        return kind === 'added' ? <ins key={at}>{said}</ins> : <del key={at}>{said}</del>;
      })}
    </span>
  );
}

/** Parts as a form brings them back: which facts go with which part after a new cut. Pure. */
import { lettersOf } from './split.ts';
import type { PartFacts } from './unit.ts';

/** A part as the page showed it, with what was chosen for it. */
export interface ShownPart extends PartFacts {
  opinionId: number;
  text: string;
}

/**
 * The facts of each new part: those of the shown part with the same letters, each once; else, without its wording for the public, those of
 * the one it was cut from or grew out of; else the opinion's own place.
 */
export function carriedFacts(shown: readonly ShownPart[], cut: readonly { opinionId: number; text: string; own: Pick<PartFacts, 'documentKey' | 'anchor'> }[]): ShownPart[] {
  const free = [...shown];
  const exact = cut.map(({ opinionId, text }) => {
    const at = free.findIndex((one) => one.opinionId === opinionId && lettersOf(one.text) === lettersOf(text));
    return at < 0 ? null : free.splice(at, 1)[0]!;
  });
  return cut.map(({ opinionId, text, own }, index) => {
    const same = exact[index];
    if (same) return { ...same, text };
    const letters = lettersOf(text);
    const near = shown.find((one) => one.opinionId === opinionId && (lettersOf(one.text).includes(letters) || letters.includes(lettersOf(one.text))));
    if (near) return { ...near, text, publicText: null };
    return { opinionId, text, remark: false, ...own, tags: [], department: null, publicText: null };
  });
}

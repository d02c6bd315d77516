/** A programme's name with what the book prints behind it: （笑1-1で再掲）. */
import type { TwoLineLayout } from './layout.ts';
import { readMeasureCode } from './heading.ts';
import { joinedName, withoutSpace } from './print-space.ts';

export interface NameText {
  name: string;
  /** Measure codes under which the programme is also listed. */
  references: string[];
}

/** Brackets behind the name are references only when all of their text is codes and the ending; else they are name. */
export function readName(cell: string, layout: TwoLineLayout): NameText {
  let rest = cell.trim();
  const references: string[] = [];
  for (;;) {
    const match = /[(（]([^()（）]*)[)）]$/u.exec(rest.slice(-80));
    const text = withoutSpace(match?.[1] ?? '');
    if (!match || !text.endsWith(layout.referenceEnding)) break;
    const codes = text.slice(0, -layout.referenceEnding.length).split(/[、,，・及び]+/u).map((one) => readMeasureCode(one, layout.headings));
    if (codes.some((one) => one === null)) break;
    references.unshift(...(codes as string[]));
    rest = rest.slice(0, -match[0].length).trimEnd();
  }
  return { name: joinedName(rest), references: [...new Set(references)] };
}

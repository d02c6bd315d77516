/** What is different between two versions of a document, section by section. */
import { allLettersMax, type Piece, wordChanges } from '#platform/difference';

interface CompareSection {
  anchor: string;
  level: number;
  heading: string;
  body: string;
}

export interface SectionChange {
  anchor: string;
  level: number;
  kind: 'same' | 'changed' | 'added' | 'removed';
  heading: Piece[];
  body: Piece[];
}

/** All sections of both, in the order of the later version; what is gone stands where it stood. */
export function sectionChanges(before: readonly CompareSection[], after: readonly CompareSection[]): SectionChange[] {
  const then = new Map(before.map((section) => [section.anchor, section]));
  const now = new Set(after.map(({ anchor }) => anchor));
  const gone = goneAfter(before, now);
  const budget = { letters: allLettersMax };
  const changes = (gone.get(null) ?? []).map(removedChange);
  for (const section of after) {
    const old = then.get(section.anchor);
    const heading = wordChanges(old?.heading ?? '', section.heading, budget);
    const body = wordChanges(old?.body ?? '', section.body, budget);
    const isSame = old !== undefined && old.heading === section.heading && old.body === section.body;
    changes.push({ anchor: section.anchor, level: section.level, kind: old === undefined ? 'added' : isSame ? 'same' : 'changed', heading, body });
    changes.push(...(gone.get(section.anchor) ?? []).map(removedChange));
  }
  return changes;
}

function removedChange({ anchor, level, heading, body }: CompareSection): SectionChange {
  return { anchor, level, kind: 'removed', heading: wordChanges(heading, ''), body: wordChanges(body, '') };
}

/** Sections that are gone, by the last one before them that is still there; null at the beginning. */
function goneAfter(before: readonly CompareSection[], now: ReadonlySet<string>): Map<string | null, CompareSection[]> {
  let last: string | null = null;
  const gone = new Map<string | null, CompareSection[]>();
  for (const section of before) {
    if (now.has(section.anchor)) last = section.anchor;
    else gone.set(last, [...(gone.get(last) ?? []), section]);
  }
  return gone;
}

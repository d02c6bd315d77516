/** The draft's order: what a reply is about, and where that stands. */
import type { Section } from '#domains/consultation';

export interface Place {
  documentKey: string | null;
  anchor: string | null;
}

/** Heading of the place (項目) and its rank; the draft as a whole comes first, a section that is gone after those of its document. */
export function placesOf(sections: readonly Section[], whole: string): (place: Place, heading?: string) => { item: string; rank: number } {
  const documents = [...new Map(sections.map(({ documentKey, documentTitle }) => [documentKey, documentTitle]))];
  const titled = (title: string, heading: string): string => (documents.length > 1 ? `${title}　${heading}` : heading);
  const places = new Map<string, { item: string; rank: number }>();
  for (const [index, [key, title]] of documents.entries()) places.set(key, { item: documents.length > 1 ? title : whole, rank: index * 100_000 });
  for (const [index, { documentKey, documentTitle, anchor, heading }] of sections.entries()) {
    places.set(`${documentKey}#${anchor}`, { item: titled(documentTitle, heading), rank: places.get(documentKey)!.rank + index + 1 });
  }
  return ({ documentKey, anchor }, heading) => {
    if (documentKey === null) return { item: whole, rank: -1 };
    const found = places.get(anchor === null ? documentKey : `${documentKey}#${anchor}`);
    const gone = { item: heading ?? places.get(documentKey)?.item ?? whole, rank: (places.get(documentKey)?.rank ?? documents.length * 100_000) + 99_999 };
    return found ?? gone;
  };
}

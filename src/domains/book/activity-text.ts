/** What a cell of the yearly columns says: an activity, the mark of a relisting, or a link to another programme. */
import type { ProgrammeLink } from './book.ts';
import type { TwoLineLayout } from './layout.ts';
import { joinedName, joinedPhrases, withoutSpace } from './print-space.ts';

export type ActivityText = { says: 'nothing' } | { says: 'relisting' } | { says: 'link'; link: ProgrammeLink } | { says: 'activity'; text: string };

/** The text inside brackets that enclose the whole; null where they do not. */
function bracketed(text: string): string | null {
  const inner = /^[(（]([^()（）]*)[)）]$/u.exec(text)?.[1];
  return inner ?? null;
}

export function readActivity(cell: string, layout: TwoLineLayout): ActivityText {
  const text = withoutSpace(cell);
  if (text === '') return { says: 'nothing' };
  const inner = bracketed(text);
  if (inner === layout.relistingMark) return { says: 'relisting' };
  const link = inner === null ? null : readLink(bracketed(joinedName(cell).trim()) ?? inner, layout);
  return link ? { says: 'link', link } : { says: 'activity', text: joinedPhrases(cell, layout.activityEndings) };
}

/** （市民協働推進センターの運営で実施）: carried out by; （…にて計上）: accounted under; 等 before it: among others. */
function readLink(text: string, layout: TwoLineLayout): ProgrammeLink | null {
  for (const { ending, kind } of layout.linkEndings) {
    if (!text.endsWith(ending) || text.length === ending.length) continue;
    const target = text.slice(0, -ending.length).trim();
    const others = target.endsWith('等') && target.length > 1;
    return { kind, name: others ? target.slice(0, -1) : target, others };
  }
  return null;
}

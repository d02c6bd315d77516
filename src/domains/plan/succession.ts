/** What a book makes of the edition before it, and which of its new programmes may be old ones under another name. */
import { compareBooks, type Book, type Change, type Finding } from '#domains/book';
import type { NewProgramme } from './identity.ts';

/** One programme beside another: it went on in it (`into`), or the other went on in this one (`from`). */
export interface ProgrammeSuccession {
  kind: 'merged' | 'split';
  way: 'into' | 'from';
  /** Slug of the edition that did it. */
  edition: string;
  programme: { number: string; slug: string; name: string };
}

/** A change between two editions without the listings themselves. */
export type Step = Pick<Change, 'kind' | 'measure' | 'name' | 'fields'>;

export interface Succession {
  /** Slug of the edition that it is compared with. */
  edition: string;
  steps: Step[];
}

export function successionOf(edition: string, former: Book, book: Book): Succession {
  return { edition, steps: compareBooks(former, book).map(({ kind, measure, name, fields }) => ({ kind, measure, name, fields })) };
}

/** New programmes that say in everything but the name what a known one said: a person should decide whether they are one. */
export function likelyRenamings(before: Book, file: Book, created: NewProgramme[]): Finding[] {
  const fresh = new Set(created.map((programme) => programme.number));
  return compareBooks(before, file).flatMap(({ kind, before: was, after: is }) => {
    if (kind !== 'renamed' || !was?.programme || !is?.programme || !fresh.has(is.programme)) return [];
    return [
      {
        severity: 'note' as const,
        code: 'likely-renamed',
        place: is.place,
        listing: is.name,
        ja: `「${is.name}」は「${was.name}」（${was.programme}）と名称のほかは同じです。同じ事業なら、CSV の事業番号の欄に ${was.programme} と書いて取り込むと履歴がつながります。`,
        en: `“${is.name}” says the same as “${was.name}” (${was.programme}) in all but the name. If they are one programme, put ${was.programme} in the number column of a CSV and import that: its history stays in one piece.`,
      },
    ];
  });
}

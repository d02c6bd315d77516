/** What people vote on: a short sentence that one can agree with, disagree with, or pass. */
import type { Lang } from '#platform/http';

export type StatementState = 'waiting' | 'shown' | 'refused' | 'merged';

export interface Statement {
  /** Counted within its conversation, from 1. */
  number: number;
  text: string;
  lang: Lang;
  /** In the other language, written by staff. */
  translation: string | null;
  origin: 'seed' | 'participant';
  state: StatementState;
  /** Asks about the person, so that it forms no groups. */
  meta: boolean;
  mergedInto: number | null;
}

/** The statement for a reader of a language, and the language it is in. */
export function statementIn({ text, lang, translation }: Pick<Statement, 'text' | 'lang' | 'translation'>, reader: Lang): { text: string; lang: Lang; translated: boolean } {
  return reader !== lang && translation !== null ? { text: translation, lang: reader, translated: true } : { text, lang, translated: false };
}

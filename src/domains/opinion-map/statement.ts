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

/** How a statement is put to people: what they think of it, or whether it is true of them. What is kept is the same. */
export type Asked = 'opinion' | 'person';

export function askedAs({ meta }: Pick<Statement, 'meta'>): Asked {
  return meta ? 'person' : 'opinion';
}

/** The statement for a reader of a language, and the language it is in. */
export function statementIn({ text, lang, translation }: Pick<Statement, 'text' | 'lang' | 'translation'>, reader: Lang): { text: string; lang: Lang; translated: boolean } {
  return reader !== lang && translation !== null ? { text: translation, lang: reader, translated: true } : { text, lang, translated: false };
}

// eslint-disable-next-line no-control-regex
const breaks = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Marks that turn the direction of writing, and letters that nobody sees: with them a copy would not look like one. What emoji and names of people are made of stays. */
const unseen = /(?![\u200d\p{Variation_Selector}])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu;
/** Of marks piled on one letter three stay: all of them count as one letter, and hundreds would cover the lines around. */
const piled = /((?:\p{M}|\u200d){3})(?:\p{M}|\u200d)+/gu;

/** One line: what is typed over several is one sentence all the same. */
export function statementText(typed: string): string {
  return typed.toWellFormed().normalize('NFC').replace(breaks, ' ').replace(unseen, '').replace(piled, '$1').replace(/\s{2,}/g, ' ').trim();
}

/** Kana or Han make it Japanese, on whatever page it was typed. */
export function langOfText(text: string): Lang {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? 'ja' : 'en';
}

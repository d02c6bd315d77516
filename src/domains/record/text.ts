import type { Lang, Sentence } from '#platform/http';
import { en } from './text.en.ts';
import { ja, type RecordText } from './text.ja.ts';

export function text(lang: Lang): RecordText {
  return lang === 'en' ? en : ja;
}

/** The same sentence in both languages. */
export function sentence(pick: (words: RecordText) => string): Sentence {
  return { ja: pick(ja), en: pick(en) };
}

/** `planning: 企画部 企画政策課` → 企画担当（企画部 企画政策課） */
export function actingAsWords(lang: Lang, actingAs: string): string {
  const [role = '', ...department] = actingAs.split(': ');
  const name = text(lang).roles[role] ?? role;
  if (department.length === 0) return name;
  return lang === 'ja' ? `${name}（${department.join(': ')}）` : `${name} (${department.join(': ')})`;
}

import type { Lang } from '#platform/http';
import { en } from './text.en.ts';
import { ja } from './text.ja.ts';

export type UiText = typeof ja;

/** The design system's own words in one language. */
export function uiText(lang: Lang): UiText {
  return lang === 'en' ? en : ja;
}

/** A whole or decimal number as people of the language write it: 12,345. */
export function formatCount(lang: Lang, value: number): string {
  return new Intl.NumberFormat(lang === 'en' ? 'en-GB' : 'ja-JP').format(value);
}

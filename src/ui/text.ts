import type { Lang } from '#platform/http';
import { en } from './text.en.ts';
import { ja } from './text.ja.ts';

export type UiText = typeof ja;

/** The design system's own words in one language. */
export function uiText(lang: Lang): UiText {
  return lang === 'en' ? en : ja;
}

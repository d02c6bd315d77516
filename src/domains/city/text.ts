import type { Lang } from '#platform/http';
import { en } from './text.en.ts';
import { ja, type Text } from './text.ja.ts';

export function text(lang: Lang): Text {
  return lang === 'en' ? en : ja;
}

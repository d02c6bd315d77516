/** Every sentence of the result domain, in English. */
import { pastEn } from './text-past.en.ts';
import { releaseEn } from './text-release.en.ts';
import { resultEn } from './text-result.en.ts';
import type { ResultText } from './text.ja.ts';

export const en: ResultText = {
  name: 'Results',
  past: pastEn,
  release: releaseEn,
  result: resultEn,
};

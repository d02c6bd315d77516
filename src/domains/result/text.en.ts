/** Every sentence of the result domain, in English. */
import { chainEn } from './text-chain.en.ts';
import { followUpEn } from './text-follow-up.en.ts';
import { foundEn } from './text-found.en.ts';
import { pastEn } from './text-past.en.ts';
import { redactionEn } from './text-redaction.en.ts';
import { releaseEn } from './text-release.en.ts';
import { resultEn } from './text-result.en.ts';
import type { ResultText } from './text.ja.ts';

export const en: ResultText = {
  name: 'Results',
  chain: chainEn,
  followUp: followUpEn,
  found: foundEn,
  past: pastEn,
  redaction: redactionEn,
  release: releaseEn,
  result: resultEn,
};

/** Every sentence of the result domain, in Japanese. */
import { releaseJa } from './text-release.ja.ts';
import { resultJa } from './text-result.ja.ts';

export const ja = {
  name: '意見募集の結果',
  release: releaseJa,
  result: resultJa,
};

export type ResultText = typeof ja;

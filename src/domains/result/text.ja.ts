/** Every sentence of the result domain, in Japanese. */
import { pastJa } from './text-past.ja.ts';
import { releaseJa } from './text-release.ja.ts';
import { resultJa } from './text-result.ja.ts';

export const ja = {
  name: '意見募集の結果',
  past: pastJa,
  release: releaseJa,
  result: resultJa,
};

export type ResultText = typeof ja;

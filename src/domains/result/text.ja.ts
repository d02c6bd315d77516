/** Every sentence of the result domain, in Japanese. */
import { chainJa } from './text-chain.ja.ts';
import { followUpJa } from './text-follow-up.ja.ts';
import { foundJa } from './text-found.ja.ts';
import { pastJa } from './text-past.ja.ts';
import { redactionJa } from './text-redaction.ja.ts';
import { releaseJa } from './text-release.ja.ts';
import { resultJa } from './text-result.ja.ts';

export const ja = {
  name: '意見募集の結果',
  chain: chainJa,
  followUp: followUpJa,
  found: foundJa,
  past: pastJa,
  redaction: redactionJa,
  release: releaseJa,
  result: resultJa,
};

export type ResultText = typeof ja;

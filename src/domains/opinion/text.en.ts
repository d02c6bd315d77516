/** Every sentence of the opinion domain, in English. */
import type { OpinionText } from './text.ja.ts';

export const en: OpinionText = {
  name: 'Opinions',
};

/** Every sentence of the result domain, in English. */
import type { ResultText } from './text.ja.ts';

export const en: ResultText = {
  name: 'Results',
};

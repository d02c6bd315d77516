/** Every sentence of the opinion domain, in English. */
import { likeness } from './text-likeness.en.ts';
import type { OpinionText } from './text.ja.ts';

export const en: OpinionText = {
  name: 'Opinions',
  likeness,
};

/** Every sentence of the reply domain, in English. */
import { suggestion } from './text-suggestion.en.ts';
import type { ReplyText } from './text.ja.ts';

export const en: ReplyText = {
  name: 'Replies',
  suggestion,
};

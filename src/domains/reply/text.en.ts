/** Every sentence of the reply domain, in English. */
import type { ReplyText } from './text.ja.ts';

export const en: ReplyText = {
  name: 'Replies',
};

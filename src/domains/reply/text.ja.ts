/** Every sentence of the reply domain, in Japanese. */
import { suggestion } from './text-suggestion.ja.ts';

export const ja = {
  name: '市の考え方',
  suggestion,
};

export type ReplyText = typeof ja;

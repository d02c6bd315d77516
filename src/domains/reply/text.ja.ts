/** Every sentence of the reply domain, in Japanese. */
import { assigned, board, desk, personal, reminder } from './text-board.ja.ts';
import { reply } from './text-reply.ja.ts';
import { split } from './text-split.ja.ts';
import { suggestion } from './text-suggestion.ja.ts';
import { unit } from './text-unit.ja.ts';
import { wording } from './text-wording.ja.ts';

export const ja = {
  name: '市の考え方',
  assigned,
  board,
  desk,
  personal,
  reminder,
  reply,
  split,
  suggestion,
  unit,
  wording,
};

export type ReplyText = typeof ja;

/** Every sentence of the reply domain, in English. */
import { assigned, board, desk, personal, reminder } from './text-board.en.ts';
import { reply } from './text-reply.en.ts';
import { split } from './text-split.en.ts';
import { suggestion } from './text-suggestion.en.ts';
import { unit } from './text-unit.en.ts';
import { wording } from './text-wording.en.ts';
import type { ReplyText } from './text.ja.ts';

export const en: ReplyText = {
  name: 'Replies',
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

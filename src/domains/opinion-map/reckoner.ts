/** The process that computes what the votes of a conversation show. It gives way to the site. */
import { constants, setPriority } from 'node:os';
import { answerApart } from '#platform/apart';
import { type Question, reckon } from './maths/reckon.ts';

answerApart<Question>((question) => {
  setPriority(constants.priority.PRIORITY_LOW);
  return reckon(question);
});

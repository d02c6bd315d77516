/** The process that computes what the votes of a conversation show. */
import { answerApart } from '#platform/apart';
import { type Question, reckon } from './maths/reckon.ts';

answerApart<Question>(reckon);

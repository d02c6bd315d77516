/** The process that compares texts. */
import { answerApart } from './apart.ts';
import { likeTexts, type Measure, type Said } from './likeness.ts';

answerApart<{ texts: Said[]; measure: Measure }>(({ texts, measure }) => likeTexts(texts, measure));

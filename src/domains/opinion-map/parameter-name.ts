/** Words for what a computation depends on besides the votes, in the order of the method's page; not the seed, which is another in each opinion map. */
import type { Lang } from '#platform/http';
import type { Parameters } from './maths/reckoning.ts';
import { text } from './text.ts';

export function parameterNames(lang: Lang): Record<Exclude<keyof Parameters, 'seed'>, string> {
  return text(lang).method.formulas.parameterNames;
}

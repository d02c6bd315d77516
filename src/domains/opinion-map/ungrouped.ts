/** Why a result shows no groups, in words: too few people, groups that chance made, or a group so small that it would be one person's answer. */
import { formatCount } from '#platform/count';
import type { Lang } from '#platform/http';
import { formatPercent } from './figure.ts';
import type { Figures } from './maths/reckoning.ts';
import { text } from './text.ts';

/** A title and two sentences. */
export function whyUngrouped({ state, sample, parameters, stability }: Pick<Figures, 'state' | 'sample' | 'parameters' | 'stability'>, lang: Lang): [title: string, why: string, instead: string] {
  const words = text(lang).result;
  if (state !== 'unstable') return [words.tooFewTitle, words.tooFew(formatCount(sample.counted), formatCount(parameters.peopleLeast)), words.tooFewBody];
  const held = stability !== null && stability >= parameters.stabilityLeast;
  const why = held ? words.tinyGroups(formatCount(parameters.groupLeast)) : words.unstable(formatPercent(stability ?? 0), formatPercent(parameters.stabilityLeast));
  return [words.unstableTitle, why, words.unstableBody];
}

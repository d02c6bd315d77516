/** Why a result shows no groups, in words: too few people, groups still being computed, votes or groups that chance may have made, or a group so small that it would be one person's answer. */
import { formatCount } from '#platform/count';
import type { Lang } from '#platform/http';
import { formatPercent } from './figure.ts';
import type { Figures } from './maths/reckoning.ts';
import { text } from './text.ts';

/** A title and two sentences. */
export function whyUngrouped({ state, sample, parameters, stability, beyondChance }: Pick<Figures, 'state' | 'sample' | 'parameters' | 'stability' | 'beyondChance'>, lang: Lang): [title: string, why: string, instead: string] {
  const words = text(lang).result;
  if (state === 'too-few' && speaking(sample) >= parameters.peopleLeast) return [words.computingTitle, words.computing, words.computingBody];
  if (state !== 'unstable') return [words.tooFewTitle, words.tooFew(formatCount(speaking(sample)), formatCount(parameters.peopleLeast)), words.tooFewBody];
  const held = stability !== null && stability >= parameters.stabilityLeast;
  const why = held ? words.tinyGroups(formatCount(parameters.groupLeast)) : words.unstable(formatPercent(stability ?? 0), formatPercent(parameters.stabilityLeast));
  return [words.unstableTitle, beyondChance === false ? words.byChance : why, words.unstableBody];
}

/**
 * People who agreed or disagreed with anything. While people vote heads are counted at once, and who is on the map only with the next whole
 * computation: where it found too few, more of them than groups need have come since.
 */
function speaking({ people, passedOnly }: Figures['sample']): number {
  return people - passedOnly;
}

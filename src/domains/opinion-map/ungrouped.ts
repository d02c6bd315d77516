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
  return [words.unstableTitle, whyNone({ parameters, stability, beyondChance }, words), words.unstableBody];
}

function whyNone({ parameters: { groupLeast, stabilityLeast }, stability, beyondChance }: Pick<Figures, 'parameters' | 'stability' | 'beyondChance'>, words: ReturnType<typeof text>['result']): string {
  if (beyondChance === false) return words.byChance;
  if (stability === null) return words.allAlike;
  return stability >= stabilityLeast ? words.tinyGroups(formatCount(groupLeast)) : words.unstable(formatPercent(stability), formatPercent(stabilityLeast));
}

/**
 * People who agreed or disagreed with anything. While people vote heads are counted at once, and who is on the map only with the next whole
 * computation: where it found too few, more of them than groups need have come since.
 */
function speaking({ people, passedOnly }: Figures['sample']): number {
  return people - passedOnly;
}

/**
 * What a reader must know before reading figures of an opinion map: who is counted, how they came, what groups are not. The result page,
 * the report and the paper say the same. Readers of such reports take sizes of groups for public opinion, small ones above all.
 */
import { formatCount } from '#platform/count';
import type { Lang } from '#platform/http';
import type { Arrival } from './arrival.ts';
import type { Sample } from './maths/reckoning.ts';
import { text } from './text.ts';

/** Below so many people one person moves a share by a percent or more. */
const smallSample = 100;

export type CautionedSample = Pick<Sample, 'people' | 'barred'>;

/** A sentence each. The first says how many they are, and that they came by themselves. */
export function cautionLines(sample: CautionedSample, arrivals: readonly Arrival[], lang: Lang): string[] {
  const words = text(lang).caution;
  const came = arrivals.filter(({ people }) => people > 0).map(({ label, people }) => words.cameBy(label[lang], formatCount(people)));
  return [
    words.themselves(formatCount(sample.people)),
    ...(came.length > 0 ? [words.came(came)] : []),
    words.groups,
    sample.people < smallSample ? words.small : words.interval,
    ...(sample.barred > 0 ? [words.barred(formatCount(sample.barred))] : []),
  ];
}

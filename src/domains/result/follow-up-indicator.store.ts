/** How many of the replies that were asked about a year later have an answer, as a figure about the service. */
import { fiscalYearDays } from '#domains/civic';
import type { IndicatorSource } from '#platform/domain';
import { countAnswered } from './follow-up.store.ts';
import { foundPath } from './found.ts';
import { sentence } from './text.ts';

export const followedUpShare: IndicatorSource = {
  key: 'result.followed-up',
  title: sentence((words) => words.followUp.indicator.title),
  unit: sentence((words) => words.followUp.indicator.unit),
  path: foundPath,
  async measure(db, fiscalYear) {
    const { first, last } = fiscalYearDays(fiscalYear);
    const { asked, answered } = await countAnswered(db, first, last);
    return asked === 0 ? null : (answered * 100) / asked;
  },
};

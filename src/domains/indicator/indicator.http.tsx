/** The public page of an indicator. */
import type { IndicatorSource } from '#platform/domain';
import { publicActsOf } from '#domains/record';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { indicatorPath } from './address.ts';
import { inYear, yearsOf } from './indicator.ts';
import { findIndicator, findPlanYears, listIndicatorChanges } from './indicator.store.ts';
import { IndicatorView } from './indicator.view.tsx';
import { listedDocument } from './public-list.ts';
import { findSubject, indicatorId, subjectKey } from './subject.store.ts';
import { sentence } from './text.ts';

export const showIndicator = (sources: readonly IndicatorSource[]) => async (ask: Ask): Promise<Reply> => {
  const id = indicatorId(ask.params);
  const [indicator, plan] = [id === null ? null : await findIndicator(ask.db, id), await findPlanYears(ask.db)];
  if (indicator === null || plan === null) throw new Refusal(404, 'indicator-not-found', sentence((words) => words.notFound));
  const subject = await findSubject(ask.db, indicator.subject);
  const changes = await listIndicatorChanges(ask.db, indicator.id);
  if (ask.format === 'html') return page(<IndicatorView view={ask} indicator={indicator} plan={plan} subject={subject} changes={changes} acts={await publicActsOf(ask.db, indicatorPath(indicator.id))} source={sources.find(({ key }) => key === indicator.sourceKey) ?? null} />);
  const named = subject ?? { name: subjectKey(indicator.subject), slug: null, measure: { code: indicator.subject.measureCode ?? '', name: '' } };
  return json({
    ended: indicator.ended,
    years: yearsOf(indicator, plan).map((year) => listedDocument(ask.site.origin, { indicator: inYear(indicator, year, plan), subject: named })),
    changes: changes.map(({ revision, reason, changedAt, actingAs, figures }) => ({ revision, reason, changed_at: changedAt, changed_as: actingAs, figures })),
  });
};

/** What the service can say of itself: how many calls, and how many ran for at least the rule's days. */
import { daysOf, fiscalYearDays } from '#domains/civic';
import { dayInTokyo } from '#platform/clock';
import type { IndicatorSource } from '#platform/domain';
import type { Database } from '#platform/database';
import { listPath } from './address.ts';
import type { Consultation } from './consultation.ts';
import { listConsultations } from './consultation.store.ts';
import { ruleOn } from './rule.store.ts';
import { sentence } from './text.ts';

/** Announced in a fiscal year by this service, cancelled ones too; past ones brought in from elsewhere are none. */
async function listAnnouncedIn(db: Database, fiscalYear: number): Promise<Consultation[]> {
  const { first, last } = fiscalYearDays(fiscalYear);
  return (await listConsultations(db, { withDrafts: false })).filter(({ source, announcedAt }) => {
    const day = dayInTokyo(announcedAt!);
    return source === 'own' && day >= first && day <= last;
  });
}

export const indicators: IndicatorSource[] = [
  {
    key: 'consultation.announced',
    title: sentence((words) => words.indicator.announced),
    unit: sentence((words) => words.indicator.announcedUnit),
    path: listPath,
    measure: async (db, fiscalYear) => (await listAnnouncedIn(db, fiscalYear)).length,
  },
  {
    key: 'consultation.full-period',
    title: sentence((words) => words.indicator.fullPeriod),
    unit: sentence((words) => words.indicator.fullPeriodUnit),
    path: listPath,
    async measure(db, fiscalYear) {
      const announced = await listAnnouncedIn(db, fiscalYear);
      if (announced.length === 0) return null;
      let full = 0;
      for (const { opensOn, closesOn, announcedAt } of announced) {
        const { daysLeast } = await ruleOn(db, dayInTokyo(announcedAt!));
        if (opensOn !== null && closesOn !== null && daysOf(opensOn, closesOn) >= daysLeast) full += 1;
      }
      return (full * 100) / announced.length;
    },
  },
];

/** Departments that public calls name, while somebody has to answer for them: until the result is published. */
export async function listAnsweredNames(db: Database): Promise<{ bureau: string; section: string | null }[]> {
  return (await listConsultations(db, { withDrafts: false })).filter(({ source, state, resultAt }) => source === 'own' && state === 'announced' && resultAt === null).map(({ department }) => department);
}

import { Refusal, seeOther, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { staffListPath } from './address.ts';
import { comparePeriods, latestEnded, parsePeriod, periodKey, periodOf } from './period.ts';
import { sendReminders } from './reminder.store.ts';
import { sentence } from './text.ts';

export const reminderForm = z.object({ period: z.string().max(10).default('') });

/** Reminds of one half-year now, whether or not it is due; the list says how many people were written to. */
export async function remind(ask: Ask<Record<string, never>, z.output<typeof reminderForm>>): Promise<Reply> {
  const today = ask.clock.today();
  const period = ask.form.period === '' ? latestEnded(today) : parsePeriod(ask.form.period);
  if (period === null || comparePeriods(period, periodOf(today)) > 0) throw new Refusal(422, 'unknown-period', sentence((words) => words.unknownPeriod), [{ name: 'period', sentence: sentence((words) => words.unknownPeriod) }]);
  ask.telling.subject = `progress ${periodKey(period)}`;
  const reminded = await sendReminders(ask.db, ask.site, period, today);
  return seeOther(ask.href(withQuery(staffListPath, { period: periodKey(period), scope: 'all', missing: 'yes', reminded })));
}

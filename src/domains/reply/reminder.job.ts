/** Reminders that go out by themselves, on the mornings of open days. */
import { addDays, nextOpenDay } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import { inTransaction, type Database } from '#platform/database';
import { addJob, type Job } from '#platform/jobs';
import { sendReminders } from './reminder.store.ts';

const leastPauseMs = 60 * 60_000;

export const reminderJob: Job = {
  name: 'reply.remind',
  run: (_payload, { db, clock, site }) =>
    inTransaction(db, async (tx) => {
      const today = clock.today();
      if (nextOpenDay(today) === today) await sendReminders(tx, site, today);
      await planReminders(tx, addDays(today, 1));
    }),
};

/** The next run, at nine in the morning of the day or the first open day after it; one waits at a time. */
export async function planReminders(tx: Database, from: PlainDate): Promise<void> {
  // The queue goes by the machine's own clock: where the program's clock stands still, the job must not follow itself at once.
  const runAt = Math.max(Date.parse(`${nextOpenDay(from)}T09:00:00+09:00`), Date.now() + leastPauseMs);
  await addJob(tx, 'reply.remind', null, { key: 'reply.remind', runAt: new Date(runAt) });
}

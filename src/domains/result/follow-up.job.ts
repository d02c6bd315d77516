/** Every morning of an open day: replies whose year has passed are asked about, and those who have not answered are reminded. */
import { addDays, nextOpenDay } from '#domains/civic';
import { ruleOn } from '#domains/consultation';
import { listPersons } from '#domains/people';
import { listHolders } from '#domains/staff';
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import { inTransaction, type Database } from '#platform/database';
import type { Site } from '#platform/http';
import { addJob, type Job } from '#platform/jobs';
import { sendMail } from '#platform/mail';
import { dueOnFrom, monthsAfter, remindEveryDays } from './follow-up.ts';
import { followUpLetter } from './follow-up-letter.ts';
import { askAgain, claimReminders, listFollowUpEntries } from './follow-up.store.ts';

const jobName = 'result.ask-again';
const jobLock = 7_303_009;
const leastPauseMs = 60 * 60_000;

export const followUpJob: Job = {
  name: jobName,
  run: (_payload, { db, clock, site }) =>
    inTransaction(db, async (tx) => {
      const today = clock.today();
      if (nextOpenDay(today) === today) await askAndRemind(tx, site, today);
      await planFollowUps(tx, addDays(today, 1));
    }),
};

/** Once a day whatever happens: who was asked and reminded is kept with the reply. */
async function askAndRemind(tx: Database, site: Pick<Site, 'name' | 'origin'>, today: PlainDate): Promise<void> {
  await sql`select pg_advisory_xact_lock(${jobLock})`.execute(tx);
  const { kinds, months } = (await ruleOn(tx, today)).askAgain;
  // Released on the day itself counts: the year is full when that day comes again.
  const released = new Date(`${addDays(monthsBefore(today, months), 1)}T00:00:00+09:00`);
  await askAgain(tx, kinds, released, today, dueOnFrom(today));
  const claimed = await claimReminders(tx, today, addDays(today, -remindEveryDays));
  if (claimed.length === 0) return;
  const keys = new Set(claimed.map(({ consultationId, number }) => `${consultationId} ${number}`));
  const entries = (await listFollowUpEntries(tx)).filter(({ consultationId, number }) => keys.has(`${consultationId} ${number}`));
  const holders = await listHolders(tx, [...new Set(entries.flatMap(({ answeredBy }) => answeredBy))], ['member', 'head'], today);
  for (const person of await listPersons(tx, [...new Set(holders.map(({ personId }) => personId))])) {
    const posts = holders.filter(({ personId }) => personId === person.id).map(({ departmentId }) => departmentId);
    const theirs = entries.filter(({ answeredBy }) => answeredBy.some((id) => posts.includes(id)));
    if (theirs.length > 0) await sendMail(tx, { key: `result:follow-up:${today}:${person.id}`, to: person.email, ...followUpLetter(site, person.lang, theirs, today) });
  }
}

/** The last day whose months are full today. */
function monthsBefore(today: PlainDate, months: number): PlainDate {
  let day = monthsAfter(today, -months);
  while (monthsAfter(addDays(day, 1), months) <= today) day = addDays(day, 1);
  return day;
}

/** The next run, at half past nine in the morning of the day or the first open day after it; one waits at a time. */
export async function planFollowUps(tx: Database, from: PlainDate): Promise<void> {
  const runAt = Math.max(Date.parse(`${nextOpenDay(from)}T09:30:00+09:00`), Date.now() + leastPauseMs);
  await addJob(tx, jobName, null, { key: jobName, runAt: new Date(runAt) });
}

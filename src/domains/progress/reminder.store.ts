/** Sends reminders, each person at most once in a while for one half-year. */
import { listPersons } from '#domains/people';
import { listHolders } from '#domains/staff';
import { sql } from 'kysely';
import { addDays } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Site } from '#platform/http';
import { sendMail } from '#platform/mail';
import { listDrafts } from './draft.store.ts';
import { type Period, periodKey, remindEveryDays } from './period.ts';
import { findReportedProgrammes, type ReportedProgramme, withAnswering } from './programme.store.ts';
import { listPublished } from './publication.store.ts';
import { reminderLetter, type Unpublished } from './reminder.ts';
import type { ProgressTables } from './tables.ts';

type Waiting = ReportedProgramme & Pick<Unpublished, 'written'>;

/** Writes to the staff and heads of departments whose reports are not published; gives how many people. Erased accounts get nothing. */
export async function sendReminders(tx: Database, site: Pick<Site, 'name' | 'origin'>, period: Period, today: PlainDate): Promise<number> {
  const waiting = await listWaiting(tx, period);
  const holders = await listHolders(tx, [...new Set(waiting.flatMap(({ answeredBy }) => answeredBy))], ['member', 'head'], today);
  const persons = await listPersons(tx, [...new Set(holders.map(({ personId }) => personId))]);
  let reminded = 0;
  for (const person of persons.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const posts = holders.filter(({ personId }) => personId === person.id);
    // Staff write; only the head can do something about what is written.
    const theirs = waiting.filter(({ answeredBy, written }) => posts.some(({ role, departmentId }) => answeredBy.includes(departmentId) && (role === 'head' || !written)));
    if (theirs.length === 0 || !(await claimReminder(tx, person.id, period, today))) continue;
    await sendMail(tx, { key: `progress:${periodKey(period)}:${today}:${person.id}`, to: person.email, ...reminderLetter(site, person.lang, period, theirs) });
    reminded += 1;
  }
  return reminded;
}

/** Programmes without a published report of the half-year. */
async function listWaiting(db: Database, period: Period): Promise<Waiting[]> {
  const found = await findReportedProgrammes(db);
  // A half-year outside the plan in force is not reported on.
  if (found === null || period.year < found.edition.firstYear || period.year > found.edition.lastYear) return [];
  const published = new Set((await listPublished(db, period)).map(({ programme }) => programme));
  const written = new Set((await listDrafts(db, period)).map(({ programme }) => programme));
  const open = found.programmes.filter(({ number }) => !published.has(number));
  return (await withAnswering(db, open)).map((programme) => ({ ...programme, written: written.has(programme.number) }));
}

/** True once in `remindEveryDays` for a person and half-year, whoever asks at the same time. */
async function claimReminder(tx: Database, personId: string, { year, half }: Period, today: PlainDate): Promise<boolean> {
  const { rows } = await sql`
    insert into progress.reminder (person_id, fiscal_year, half, reminded_on) values (${personId}, ${year}, ${half}, ${today}::date)
    on conflict (person_id, fiscal_year, half) do update set reminded_on = excluded.reminded_on
      where reminder.reminded_on <= ${addDays(today, -remindEveryDays)}::date
    returning person_id`.execute(tx);
  return rows.length > 0;
}

export async function listRemindersOf(db: Database, personId: string): Promise<{ period: string; remindedOn: PlainDate }[]> {
  const rows = await db.withTables<ProgressTables>().selectFrom('progress.reminder').selectAll().where('person_id', '=', personId).orderBy('reminded_on').execute();
  return rows.map(({ fiscal_year, half, reminded_on }) => ({ period: `${fiscal_year}-${half}`, remindedOn: reminded_on }));
}

export async function eraseReminders(tx: Database, personId: string): Promise<void> {
  await tx.withTables<ProgressTables>().deleteFrom('progress.reminder').where('person_id', '=', personId).execute();
}

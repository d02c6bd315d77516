/** Sends reminders, nobody twice on one day. */
import { listConsultationsById } from '#domains/consultation';
import { listPersons } from '#domains/people';
import { listAnsweringDepartments, listHolders } from '#domains/staff';
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Site } from '#platform/http';
import { sendMail } from '#platform/mail';
import { listOpenReplies } from './assigned-reply.store.ts';
import { isToWrite, reminderLetter } from './reminder.ts';
import { departmentKey } from './unit.ts';

/** Writes to the members and heads of departments whose replies are due, and to heads who have something to approve; gives how many people. */
export async function sendReminders(tx: Database, site: Pick<Site, 'name' | 'origin'>, today: PlainDate): Promise<number> {
  const open = (await listOpenReplies(tx, today)).filter((reply) => reply.stage === 'submitted' || isToWrite(reply, today));
  const slugs = new Map((await listConsultationsById(tx, [...new Set(open.map(({ consultationId }) => consultationId))])).map(({ id, slug }) => [id, slug]));
  const answering = new Map<string, number[]>();
  for (const { department } of open) if (!answering.has(departmentKey(department))) answering.set(departmentKey(department), await listAnsweringDepartments(tx, [department]));
  const waiting = open.map((reply) => ({ ...reply, slug: slugs.get(reply.consultationId)!, answeredBy: answering.get(departmentKey(reply.department))! }));
  const holders = await listHolders(tx, [...new Set([...answering.values()].flat())], ['member', 'head'], today);
  const persons = await listPersons(tx, [...new Set(holders.map(({ personId }) => personId))]);
  let reminded = 0;
  for (const person of persons.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const posts = holders.filter(({ personId }) => personId === person.id);
    const toWrite = waiting.filter((reply) => reply.stage !== 'submitted' && posts.some(({ departmentId }) => reply.answeredBy.includes(departmentId)));
    const toApprove = waiting.filter((reply) => reply.stage === 'submitted' && posts.some(({ role, departmentId }) => role === 'head' && reply.answeredBy.includes(departmentId)));
    const consultations = [...new Set([...toWrite, ...toApprove].map(({ consultationId }) => consultationId))];
    if (consultations.length === 0 || !(await claimReminder(tx, person.id, consultations, today))) continue;
    await sendMail(tx, { key: `reply:${today}:${person.id}`, to: person.email, ...reminderLetter(site, person.lang, toWrite, toApprove) });
    reminded += 1;
  }
  return reminded;
}

/** True once a day for a person. */
async function claimReminder(tx: Database, personId: string, consultationIds: readonly number[], today: PlainDate): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reply reminder ${personId}`}, 0))`.execute(tx);
  const { rows } = await sql`
    insert into reply.reminder (consultation_id, person_id, sent_on)
    select id, ${personId}::uuid, ${today}::date from unnest(${[...consultationIds]}::integer[]) id
    where not exists (select from reply.reminder r where r.person_id = ${personId}::uuid and r.sent_on = ${today}::date)
    returning person_id`.execute(tx);
  return rows.length > 0;
}

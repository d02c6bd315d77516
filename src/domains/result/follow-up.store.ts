/** What became of replies: asked, written, published. Answers are only ever added. */
import { listConsultationsById } from '#domains/consultation';
import { listAnsweringDepartments } from '#domains/staff';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { PlainDate } from '#platform/clock';
import type { FollowUp, FollowUpAnswer, FollowUpEntry, FollowUpState } from './follow-up.ts';
import type { ResultTables } from './tables.ts';

/** What became of the replies of a consultation, where it was asked or said. */
export async function listFollowUps(db: Database, consultationId: number): Promise<FollowUp[]> {
  const { rows } = await sql<Omit<FollowUp, 'answers'> & { answers: (Omit<FollowUpAnswer, 'at'> & { at: string })[] }>`
    select coalesce(f.reply_number, a.reply_number) as "replyNumber", f.asked_on as "askedOn", f.due_on as "dueOn", coalesce(a.answers, '[]') as answers
    from (select * from result.follow_up where consultation_id = ${consultationId}) f
    full join (
      select a.reply_number, jsonb_agg(jsonb_build_object('replyNumber', a.reply_number, 'state', a.state, 'text', a.text, 'actingAs', a.acting_as, 'at', a.at) order by a.id) as answers
      from result.follow_up_answer a where a.consultation_id = ${consultationId} group by a.reply_number
    ) a on a.reply_number = f.reply_number order by 1`.execute(db);
  return rows.map(({ answers, ...row }) => ({ ...row, answers: answers.map(({ at, ...answer }) => ({ ...answer, at: new Date(at) })) }));
}

/** Every reply that was asked about, those due first at the top, with who answers for it today. */
export async function listFollowUpEntries(db: Database): Promise<FollowUpEntry[]> {
  const { rows } = await sql<Omit<FollowUpEntry, 'slug' | 'subject' | 'answeredBy' | 'answer'> & { answer: (Omit<FollowUpAnswer, 'at'> & { at: string }) | null }>`
    select f.consultation_id as "consultationId", f.reply_number as number, r.heading, r.bureau, r.section, f.asked_on as "askedOn", f.due_on as "dueOn",
      jsonb_build_object('key', r.outcome, 'kind', r.outcome_kind, 'label', jsonb_build_object('ja', r.outcome_ja, 'en', r.outcome_en)) as outcome,
      (select jsonb_build_object('replyNumber', a.reply_number, 'state', a.state, 'text', a.text, 'actingAs', a.acting_as, 'at', a.at)
        from result.follow_up_answer a where a.consultation_id = f.consultation_id and a.reply_number = f.reply_number order by a.id desc limit 1) as answer
    from result.follow_up f join result.reply r on r.consultation_id = f.consultation_id and r.number = f.reply_number
    order by f.due_on, f.consultation_id, f.reply_number`.execute(db);
  const calls = new Map((await listConsultationsById(db, [...new Set(rows.map(({ consultationId }) => consultationId))])).map((call) => [call.id, call]));
  const departments = new Map<string, number[]>();
  for (const { bureau, section } of rows) {
    const key = `${bureau}\n${section ?? ''}`;
    if (!departments.has(key)) departments.set(key, await listAnsweringDepartments(db, [{ bureau, section }]));
  }
  return rows.flatMap(({ answer, ...row }) => {
    const call = calls.get(row.consultationId);
    if (call === undefined) return [];
    return [{ ...row, slug: call.slug, subject: call.subject, answer: answer && { ...answer, at: new Date(answer.at) }, answeredBy: departments.get(`${row.bureau}\n${row.section ?? ''}`)! }];
  });
}

export interface FollowUpDraft {
  state: FollowUpState | null;
  text: string;
  actingAs: string;
  at: Date;
}

export async function findFollowUpDraft(db: Database, consultationId: number, number: number): Promise<FollowUpDraft | null> {
  const row = await db.withTables<ResultTables>().selectFrom('result.follow_up_draft').selectAll().where('consultation_id', '=', consultationId).where('reply_number', '=', number).executeTakeFirst();
  return row === undefined ? null : { state: row.state, text: row.text, actingAs: row.acting_as, at: row.at };
}

export async function saveFollowUpDraft(tx: Database, consultationId: number, number: number, { state, text, actingAs, at }: FollowUpDraft): Promise<void> {
  const kept = { state, text, acting_as: actingAs, at };
  await tx
    .withTables<ResultTables>()
    .insertInto('result.follow_up_draft')
    .values({ consultation_id: consultationId, reply_number: number, ...kept })
    .onConflict((on) => on.columns(['consultation_id', 'reply_number']).doUpdateSet(kept))
    .execute();
}

/** Publishes an answer and takes its draft away. @returns false where the newest answer says the same already (a form sent twice) */
export async function insertFollowUpAnswer(tx: Database, consultationId: number, { replyNumber, state, text, actingAs, at }: FollowUpAnswer): Promise<boolean> {
  const db = tx.withTables<ResultTables>();
  await sql`select from result.reply where consultation_id = ${consultationId} and number = ${replyNumber} for update`.execute(tx);
  const newest = await db.selectFrom('result.follow_up_answer').select(['state', 'text']).where('consultation_id', '=', consultationId).where('reply_number', '=', replyNumber).orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (newest?.state === state && newest.text === text) return false;
  await db.insertInto('result.follow_up_answer').values({ consultation_id: consultationId, reply_number: replyNumber, state, text, acting_as: actingAs, at }).execute();
  await db.deleteFrom('result.follow_up_draft').where('consultation_id', '=', consultationId).where('reply_number', '=', replyNumber).execute();
  return true;
}

/** Replies of own results whose day of asking has come, and which nobody has asked about or called done. @returns how many were asked */
export async function askAgain(tx: Database, kinds: readonly string[], releasedBefore: Date, askedOn: PlainDate, dueOn: PlainDate): Promise<number> {
  const { rows } = await sql`
    insert into result.follow_up (consultation_id, reply_number, asked_on, due_on)
    select r.consultation_id, r.number, ${askedOn}::date, ${dueOn}::date
    from result.reply r join result.release l using (consultation_id)
    where l.state = 'released' and l.source = 'own' and l.released_at < ${releasedBefore} and r.outcome_kind = any(${[...kinds]}::text[])
      and coalesce((select a.state from result.follow_up_answer a where a.consultation_id = r.consultation_id and a.reply_number = r.number order by a.id desc limit 1), 'none') <> 'done'
    on conflict do nothing returning reply_number`.execute(tx);
  return rows.length;
}

/** Takes the replies about which a letter goes out today: those newly asked, and those overdue whose last letter is old enough. Each at most once, whoever asks. */
export async function claimReminders(tx: Database, today: PlainDate, lastBefore: PlainDate): Promise<{ consultationId: number; number: number }[]> {
  const { rows } = await sql<{ consultationId: number; number: number }>`
    update result.follow_up f set reminded_on = ${today}::date
    where (f.reminded_on is null or (f.due_on < ${today}::date and f.reminded_on <= ${lastBefore}::date))
      and not exists (select from result.follow_up_answer a where a.consultation_id = f.consultation_id and a.reply_number = f.reply_number)
    returning f.consultation_id as "consultationId", f.reply_number as number`.execute(tx);
  return rows;
}

/** Of the replies asked about in a span of days, how many have an answer. */
export async function countAnswered(db: Database, from: PlainDate, until: PlainDate): Promise<{ asked: number; answered: number }> {
  const { rows } = await sql<{ asked: number; answered: number }>`
    select count(*)::integer as asked,
      (count(*) filter (where exists (select from result.follow_up_answer a where a.consultation_id = f.consultation_id and a.reply_number = f.reply_number)))::integer as answered
    from result.follow_up f where f.asked_on between ${from}::date and ${until}::date`.execute(db);
  return rows[0]!;
}

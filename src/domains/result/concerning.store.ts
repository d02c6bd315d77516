/** Replies that concern programmes of the plan, and those to what somebody sent in. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Outcome } from './result.ts';

export interface ConcerningReply {
  consultationId: number;
  number: number;
  heading: string;
  outcome: Outcome;
  units: number;
}

const outcome = sql`jsonb_build_object('key', r.outcome, 'kind', r.outcome_kind, 'label', jsonb_build_object('ja', r.outcome_ja, 'en', r.outcome_en))`;

/** Released replies that name one of the programmes, or whose call serves one; newest result first, those that name it before the others. */
export async function listConcerning(db: Database, programmes: readonly string[], consultationIds: readonly number[], limit: number): Promise<{ total: number; rows: ConcerningReply[] }> {
  const { rows } = await sql<ConcerningReply & { total: number }>`
    select r.consultation_id as "consultationId", r.number, r.heading, ${outcome} as outcome, r.units, count(*) over ()::integer as total
    from result.reply r join result.release l using (consultation_id)
    where l.state = 'released' and (r.programmes && ${[...programmes]}::text[] or r.consultation_id = any(${[...consultationIds]}::integer[]))
    order by l.released_at desc, r.consultation_id desc, (r.programmes && ${[...programmes]}::text[]) desc, r.position limit ${limit}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) };
}

export interface AnsweredUnit {
  number: number;
  heading: string;
  outcome: Outcome;
  reply: string;
  units: number;
  /** As it was released. */
  text: string;
  same: number;
}

/** The released replies to the opinions of one submission, in the draft's order. */
export async function listAnswered(db: Database, consultationId: number, submissionId: number): Promise<AnsweredUnit[]> {
  const { rows } = await sql<AnsweredUnit>`
    select r.number, r.heading, ${outcome} as outcome, r.text as reply, r.units, u.text, u.same
    from result.unit_source s join result.unit u on u.id = s.unit_id join result.reply r on r.consultation_id = u.consultation_id and r.number = u.reply_number
    where s.submission_id = ${submissionId} and u.consultation_id = ${consultationId} order by r.position, r.number, u.position`.execute(db);
  return rows;
}

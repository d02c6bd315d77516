/** The city's work on a consultation of the town, all done: submissions divided, answered and approved, written straight into the tables. */
import { sql } from 'kysely';
import type { OutcomeKind } from '#domains/consultation';
import { listOpinions } from '#domains/opinion';
import type { Town } from '#town';
import type { Passage } from './result.ts';

export interface GivenAnswer {
  heading: string;
  text: string;
  outcome?: OutcomeKind;
  anchor?: string;
  passages?: (Passage & { fromVersion: number; toVersion: number })[];
  programmes?: string[];
  approved?: boolean;
  /** Places of the opinions that it answers, in the order of all opinions. */
  opinions: number[];
}

/** Each opinion is one unit; those that no answer names are remarks. */
export async function townAnswered(town: Pick<Town, 'db'>, consultationId: number, submissionIds: readonly number[], answers: readonly GivenAnswer[], answeredAt = '2026-05-10T10:00:00+09:00'): Promise<void> {
  const opinions = await listOpinions(town.db, submissionIds);
  const at = new Date(answeredAt);
  const [member, letters] = ['member: 都市整備部 道路課', (text: string) => Array.from(text.replace(/\s/gu, '')).length];
  for (const id of submissionIds) {
    const own = opinions.filter(({ submissionId }) => submissionId === id).reduce((sum, { text }) => sum + letters(text), 0);
    await sql`
      insert into reply.split (submission_id, consultation_id, submission_revision, version, letters, acting_as, at)
      select id, consultation_id, revision, 1, ${own}, ${member}, ${at} from opinion.submission where id = ${id}`.execute(town.db);
  }
  const replyOf = new Map<number, number>();
  for (const [index, { heading, text, outcome = 'reference', anchor = null, passages = [], programmes = [], approved = true, opinions: answered }] of answers.entries()) {
    const { rows } = await sql<{ id: number }>`
      insert into reply.reply (consultation_id, number, heading, document_key, anchor, version, outcome, text, passages, programmes, submitted_version, approved_version, made_at)
      values (${consultationId}, ${index + 1}, ${heading}, ${anchor === null ? null : 'd1'}, ${anchor}, 1, ${outcome}, ${text}, ${JSON.stringify(passages)}::jsonb, ${programmes}::text[], 1, ${approved ? 1 : null}, ${at})
      returning id`.execute(town.db);
    for (const place of answered) replyOf.set(opinions[place]!.id, rows[0]!.id);
  }
  for (const opinion of opinions) {
    await sql`
      insert into reply.unit (consultation_id, submission_id, opinion_id, position, text, letters, folded, remark, document_key, anchor, reply_id)
      values (${consultationId}, ${opinion.submissionId}, ${opinion.id}, 0, ${opinion.text}, ${letters(opinion.text)}, ${opinion.text}, ${!replyOf.has(opinion.id)}, ${opinion.documentKey}, ${opinion.anchor}, ${replyOf.get(opinion.id) ?? null})`.execute(town.db);
  }
}

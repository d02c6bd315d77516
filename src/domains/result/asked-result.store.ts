/** The result that an address names. */
import { type Consultation, findConsultation } from '#domains/consultation';
import type { Database } from '#platform/database';
import { type Ask, Refusal } from '#platform/http';
import type { ReplyWithUnits } from './document.ts';
import { findReleased } from './release.store.ts';
import type { Correction, Released, ResultUnit } from './result.ts';
import { listCorrections, listReplies, listUnits } from './result.store.ts';
import { sentence } from './text.ts';

export interface AskedResult {
  consultation: Consultation;
  release: Released;
}

/** @throws Refusal 404 where nothing is out: an address says nothing of what is being prepared. */
export async function askedResult({ db, params }: Pick<Ask, 'db' | 'params'>): Promise<AskedResult> {
  const slug = params.slug ?? '';
  const consultation = await findConsultation(db, slug);
  const release = consultation && (await findReleased(db, consultation.id));
  if (consultation === null || release === null) throw new Refusal(404, 'result-not-found', sentence((words) => words.result.notFound(slug)));
  return { consultation, release };
}

export interface WholeResult {
  replies: (ReplyWithUnits & { units: ResultUnit[] })[];
  corrections: Correction[];
}

/** Everything that is out, in the draft's order. */
export async function wholeResult(db: Database, consultationId: number): Promise<WholeResult> {
  const [replies, units, corrections] = await Promise.all([listReplies(db, consultationId), listUnits(db, consultationId), listCorrections(db, consultationId)]);
  const byReply = Map.groupBy(units, ({ replyNumber }) => replyNumber);
  return { replies: replies.map((reply) => ({ reply, units: byReply.get(reply.number) ?? [] })), corrections };
}

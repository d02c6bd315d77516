/** The consultation that an address for staff names. */
import { type Consultation, getAnyConsultation } from '#domains/consultation';
import { type Ask, Refusal } from '#platform/http';
import { findReleased } from './release.store.ts';
import type { Released } from './result.ts';
import { sentence } from './text.ts';

/** @throws Refusal 404 for no such consultation */
export async function askedConsultation({ db, params, telling }: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<Consultation> {
  const found = await getAnyConsultation(db, params.slug!);
  telling.subject = `consultation ${found.slug}`;
  return found;
}

/** @throws Refusal 404 where nothing is out that could be corrected */
export async function askedRelease(ask: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<{ consultation: Consultation; release: Released }> {
  const consultation = await askedConsultation(ask);
  const release = await findReleased(ask.db, consultation.id);
  if (release === null) throw new Refusal(404, 'result-not-found', sentence((words) => words.result.notFound(consultation.slug)));
  return { consultation, release };
}

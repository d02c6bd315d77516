/** What a form needs to know of the call that it is for. */
import { getConsultation, listSections, ruleOn, type Consultation, type Section } from '#domains/consultation';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { Refusal, type Sentence } from '#platform/http';
import { sentence } from './text.ts';

export interface Calling {
  consultation: Consultation;
  sections: Section[];
  /** Who may take part, as the rule says it; in its order. */
  whoMay: { key: string; label: Sentence }[];
}

/** As the public may see it; what was brought in from the past takes nothing in. @throws Refusal 404 */
export async function getOwnConsultation(db: Database, slug: string): Promise<Consultation> {
  const found = await getConsultation(db, slug);
  if (found.source === 'own') return found;
  throw new Refusal(404, 'consultation-not-found', sentence((words) => words.sending.unknown));
}

export async function callingOf(db: Database, consultation: Consultation, today: PlainDate): Promise<Calling> {
  const sections = await listSections(db, consultation.id);
  const rule = await ruleOn(db, today);
  return { consultation, sections, whoMay: rule.whoMay.filter(({ key }) => consultation.whoMay.includes(key)) };
}

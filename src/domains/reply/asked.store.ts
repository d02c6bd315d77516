/** What an address names, or a refusal; and what the forms there offer. */
import { type Consultation, getAnyConsultation, listSections, type Outcome, ruleOn, type Section } from '#domains/consultation';
import { addDays, nextOpenDay } from '#domains/civic';
import { listNamedDepartments, type NamedDepartment } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { Refusal, type Ask } from '#platform/http';
import { listAssigned } from './assigned.store.ts';
import type { WorkedOn } from './closure.ts';
import { isClosed } from './closure.store.ts';
import type { Reply } from './reply.ts';
import { findReply } from './reply.store.ts';
import { sentence } from './text.ts';
import { departmentKey } from './unit.ts';

/** @throws Refusal 404 */
export async function consultationAsked({ db, params }: Pick<Ask, 'db' | 'params'>): Promise<WorkedOn> {
  const found = await getAnyConsultation(db, params.slug!);
  return { ...found, isOut: await isClosed(db, found.id) };
}

/** @throws Refusal 404 */
export async function replyAsked(ask: Pick<Ask, 'db' | 'params'>, { held = false } = {}): Promise<{ consultation: WorkedOn; reply: Reply }> {
  const consultation = await consultationAsked(ask);
  const number = /^\d{1,9}$/.test(ask.params.number ?? '') ? Number(ask.params.number) : 0;
  const reply = await findReply(ask.db, consultation.id, number, { held });
  if (reply === null) throw new Refusal(404, 'reply-not-found', sentence((words) => words.reply.notFound));
  return { consultation, reply };
}

/** The city's list of outcomes as it was when the period began. */
export async function outcomesOf(db: Database, { opensOn }: Pick<Consultation, 'opensOn'>, today: PlainDate): Promise<Outcome[]> {
  return (await ruleOn(db, opensOn ?? today)).outcomes;
}

/** Departments to choose from: those of today, the consultation's own, those that something is assigned to. */
export async function departmentChoices(db: Database, consultation: Pick<Consultation, 'id' | 'department'>, today: PlainDate): Promise<NamedDepartment[]> {
  const all = [consultation.department, ...(await listNamedDepartments(db, today)), ...(await listAssigned(db, consultation.id))];
  return [...new Map(all.map((department) => [departmentKey(department), department])).values()];
}

export interface Place {
  documentKey: string;
  anchor: string | null;
  label: string;
}

/** Parts of the draft that something can be about: each document as a whole, and each section. */
export async function listPlaces(db: Database, consultationId: number): Promise<{ places: Place[]; sections: Section[] }> {
  const sections = await listSections(db, consultationId);
  const documents = new Set(sections.map(({ documentKey }) => documentKey));
  const places = sections.map(({ documentKey, anchor, heading, documentTitle, level }) => ({ documentKey, anchor, label: `${documents.size > 1 ? `${documentTitle}／` : ''}${'　'.repeat(Math.max(0, level - 1))}${heading}` }));
  return { places, sections };
}

/** When replies are due unless staff say otherwise: thirty days after the period, on an open day. */
export function usualDue({ closesOn }: Pick<Consultation, 'closesOn'>): PlainDate | null {
  return closesOn === null ? null : nextOpenDay(addDays(closesOn, 30));
}

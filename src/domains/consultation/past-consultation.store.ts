/** Calls of earlier years, brought in from what the city published then. */
import type { NamedDepartment } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import { changedTopic } from './changed-event.ts';
import { saveProgrammes, takeNumber } from './draft.store.ts';
import type { Way } from './rule.ts';
import type { ConsultationTables } from './tables.ts';

export interface PastConsultation {
  subject: string;
  purpose: string;
  /** The fiscal year in which it was held; part of its address. */
  fiscalYear: number;
  department: NamedDepartment;
  contact: string;
  /** Null where the publication does not say. */
  opensOn: PlainDate | null;
  closesOn: PlainDate | null;
  ways: Way[];
  /** Numbers of programmes of the plan that it served, P0001. */
  programmes: string[];
  /** Where the city published it. */
  sourceUrl: string | null;
}

/** Public at once: it was so long ago. The public act of the import is the caller's. */
export async function insertPastConsultation(tx: Database, past: PastConsultation, at: Date): Promise<{ id: number; slug: string }> {
  const { slug, number } = await takeNumber(tx, past.fiscalYear);
  const { id } = await tx
    .withTables<ConsultationTables>()
    .insertInto('consultation.consultation')
    .values({
      slug, fiscal_year: past.fiscalYear, number, subject: past.subject, purpose: past.purpose, bureau: past.department.bureau, section: past.department.section, contact: past.contact,
      opens_on: past.opensOn, closes_on: past.closesOn, who_may: [], ways: past.ways as string[], identity: 'none', exception: null, exception_reason: null,
      state: 'announced', announced_at: at, cancelled_at: null, cancel_reason: null, result_at: at, source: 'past', source_url: past.sourceUrl, made_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await saveProgrammes(tx, id, past.programmes);
  await publish(tx, changedTopic, { consultationId: id });
  return { id, slug };
}

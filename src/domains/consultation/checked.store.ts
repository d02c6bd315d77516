/** What the checks of a draft look at besides its own text. */
import { listAnsweringDepartments } from '#domains/staff';
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Checked } from './check.ts';
import type { Consultation } from './consultation.ts';
import { draftOf } from './draft.store.ts';
import { ruleOn } from './rule.store.ts';

export async function checkedOf(db: Database, consultation: Consultation, today: PlainDate): Promise<Checked> {
  const [draft, rule, documents, answering] = [await draftOf(db, consultation), await ruleOn(db, today), await countWritten(db, consultation.id), await listAnsweringDepartments(db, [consultation.department])];
  return { draft, rule, today, documents, answered: answering.length > 0 };
}

/** Documents for everyone that have a version. */
async function countWritten(db: Database, consultationId: number): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from consultation.document d
    where d.consultation_id = ${consultationId} and d.audience = 'standard' and exists (select from consultation.document_version v where v.document_id = d.id)`.execute(db);
  return rows[0]!.found;
}

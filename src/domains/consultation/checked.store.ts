/** What the checks of a draft look at besides its own text. */
import { listAnsweringDepartments } from '#domains/staff';
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Checked } from './check.ts';
import type { Consultation } from './consultation.ts';
import { listDocuments } from './document.store.ts';
import { draftOf } from './draft.store.ts';
import { ruleOn } from './rule.store.ts';

export async function checkedOf(db: Database, consultation: Consultation, today: PlainDate): Promise<Checked> {
  const [draft, rule, documents, wordless, answering] = [await draftOf(db, consultation), await ruleOn(db, today), await countWritten(db, consultation.id), await listWordless(db, consultation.id), await listAnsweringDepartments(db, [consultation.department])];
  return { draft, rule, today, documents, wordless, answered: answering.length > 0 };
}

async function listWordless(db: Database, consultationId: number): Promise<Checked['wordless']> {
  const documents = await listDocuments(db, consultationId, { withDrafts: true });
  return documents.filter(({ audience, versions }) => audience !== 'standard' && versions[0]?.hasText !== true).map(({ title, audience }) => ({ title, audience }));
}

/** Documents for everyone that have a version. */
async function countWritten(db: Database, consultationId: number): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from consultation.document d
    where d.consultation_id = ${consultationId} and d.audience = 'standard' and exists (select from consultation.document_version v where v.document_id = d.id)`.execute(db);
  return rows[0]!.found;
}

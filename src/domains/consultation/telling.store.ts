/** Who was told of a call, and when. */
import type { Database } from '#platform/database';
import type { ConsultationTables } from './tables.ts';
import type { Telling } from './telling.ts';

/** In the order of their days. */
export async function listTellings(db: Database, consultationId: number): Promise<Telling[]> {
  return db.withTables<ConsultationTables>().selectFrom('consultation.telling').select(['body', 'told_on as toldOn']).where('consultation_id', '=', consultationId).orderBy('told_on').orderBy('body').execute();
}

/** Makes these all that was told. */
export async function saveTellings(tx: Database, consultationId: number, tellings: readonly Telling[]): Promise<void> {
  const db = tx.withTables<ConsultationTables>();
  await db.deleteFrom('consultation.telling').where('consultation_id', '=', consultationId).execute();
  if (tellings.length > 0) await db.insertInto('consultation.telling').values(tellings.map(({ body, toldOn }) => ({ consultation_id: consultationId, body, told_on: toldOn }))).execute();
}

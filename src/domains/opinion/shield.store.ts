/** Calls that ask every sender for a small proof of work. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';

export interface Shield {
  untilAt: Date;
  /** As which role it was turned on. */
  actingAs: string;
}

/** Null where it is off. */
export async function findShield(db: Database, consultationId: number, at: Date): Promise<Shield | null> {
  const { rows } = await sql<Shield>`select until_at as "untilAt", acting_as as "actingAs" from opinion.shield where consultation_id = ${consultationId} and until_at > ${at}`.execute(db);
  return rows[0] ?? null;
}

export async function raiseShield(tx: Database, consultationId: number, { untilAt, actingAs }: Shield): Promise<void> {
  await sql`
    insert into opinion.shield (consultation_id, until_at, acting_as) values (${consultationId}, ${untilAt}, ${actingAs})
    on conflict (consultation_id) do update set until_at = excluded.until_at, acting_as = excluded.acting_as`.execute(tx);
}

export async function lowerShield(tx: Database, consultationId: number): Promise<void> {
  await sql`delete from opinion.shield where consultation_id = ${consultationId}`.execute(tx);
}

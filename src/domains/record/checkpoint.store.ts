/** Reads signed heads of the logs. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Log } from './log.ts';

export interface KeptCheckpoint {
  id: bigint;
  size: number;
  root: Buffer;
  note: string;
  at: Date;
}

const columns = sql.raw('id, size::float8 as size, root, note, at');

/** The newest head; null before the first. */
export async function findCheckpoint(db: Database, log: Log): Promise<KeptCheckpoint | null> {
  const { rows } = await sql<KeptCheckpoint>`select ${columns} from record.checkpoint where log = ${log} order by id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Every head, oldest first. */
export async function listCheckpoints(db: Database, log: Log): Promise<KeptCheckpoint[]> {
  const { rows } = await sql<KeptCheckpoint>`select ${columns} from record.checkpoint where log = ${log} order by id`.execute(db);
  return rows;
}

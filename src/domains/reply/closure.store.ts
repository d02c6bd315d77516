/** Which calls have their result out, as the release told. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Subscription } from '#platform/outbox';
import { z } from 'zod';

const released = z.object({ consultationId: z.int() });

/** The release itself does not wait for it: what is changed in the moment between is in no result. */
export const closure: Subscription = {
  topic: 'result.released',
  name: 'reply.closure',
  async run(tx, event) {
    const { consultationId } = released.parse(event.payload);
    await sql`insert into reply.closure (consultation_id, at) values (${consultationId}, ${event.happenedAt}) on conflict do nothing`.execute(tx);
  },
};

export async function isClosed(db: Database, consultationId: number): Promise<boolean> {
  const { rows } = await sql`select from reply.closure where consultation_id = ${consultationId}`.execute(db);
  return rows.length > 0;
}

export async function listClosed(db: Database): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select consultation_id as id from reply.closure`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

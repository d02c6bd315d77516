/** Whole computations that somebody is at: a lease, renewed while they live, so that one whose process died is begun again. */
import { sql } from 'kysely';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';

const leaseMs = 30_000;
const renewMs = 8_000;
const restAfterFailureMs = 60_000;

/** What `run` gives; null where another process is at it already. */
export async function withLease<T>({ db, clock }: { db: Database; clock: Clock }, conversationId: number, run: () => Promise<T>): Promise<T | null> {
  let until = await takeLease(db, conversationId, clock.now());
  if (until === null) return null;
  let renewed: Promise<unknown> = Promise.resolve();
  const renewal = setInterval(() => {
    renewed = renewLease(db, conversationId, until!, clock.now()).then((later) => (until = later ?? until), () => undefined);
  }, renewMs);
  let ends: Date | null = null;
  try {
    return await run();
  } catch (error) {
    // What fails is not begun again at once.
    ends = new Date(clock.now().getTime() + restAfterFailureMs);
    throw error;
  } finally {
    clearInterval(renewal);
    // A renewal that is on its way would outlive the lease.
    await renewed;
    await endLease(db, conversationId, until, ends);
  }
}

async function endLease(db: Database, conversationId: number, until: Date, ends: Date | null): Promise<void> {
  if (ends) await sql`update opinion_map.computation set until_at = ${ends} where conversation_id = ${conversationId} and until_at = ${until}`.execute(db);
  else await sql`delete from opinion_map.computation where conversation_id = ${conversationId} and until_at = ${until}`.execute(db);
}

/** True while any process is at a computation. */
export async function isAnyHeld(db: Database, at: Date): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select exists (select from opinion_map.computation where until_at >= ${at}) as held`.execute(db);
  return rows[0]!.held;
}

/** Until when it is held, which also tells it from every other; null where somebody else holds it. */
async function takeLease(db: Database, conversationId: number, at: Date): Promise<Date | null> {
  const { rows } = await sql<{ until: Date }>`
    insert into opinion_map.computation as held (conversation_id, until_at) values (${conversationId}, ${new Date(at.getTime() + leaseMs)})
    on conflict (conversation_id) do update set until_at = excluded.until_at where held.until_at < ${at}
    returning until_at as until`.execute(db);
  return rows[0]?.until ?? null;
}

async function renewLease(db: Database, conversationId: number, until: Date, at: Date): Promise<Date | null> {
  const { rows } = await sql<{ until: Date }>`
    update opinion_map.computation set until_at = ${new Date(at.getTime() + leaseMs)} where conversation_id = ${conversationId} and until_at = ${until} returning until_at as until`.execute(db);
  return rows[0]?.until ?? null;
}

/**
 * Domains tell each other what happened through the outbox: the event is written in the transaction that made it
 * true, and every subscription handles it afterwards, at least once, in an order that is not promised. The record
 * of the handling commits together with its effect, so an effect in the database happens exactly once.
 */
import { sql } from 'kysely';
import { inTransaction, type Database } from './database.ts';
import { addJob, type Job, type JobContext } from './jobs.ts';

export interface OutboxEvent {
  id: bigint;
  topic: string;
  payload: unknown;
  happenedAt: Date;
}

export interface Subscription {
  topic: string;
  /** Unique and lasting, `search.reindex-plan`: the record of handled events is kept under it. */
  name: string;
  run(tx: Database, event: OutboxEvent, context: JobContext): Promise<void>;
}

/** Tells every subscription of the topic, once the caller's transaction has committed. `payload` must be JSON. */
export async function publish(tx: Database, topic: string, payload: object): Promise<void> {
  const { rows } = await sql<{ id: bigint }>`
    insert into platform.outbox_event (topic, payload) values (${topic}, ${JSON.stringify(payload)}::jsonb) returning id`.execute(tx);
  await addJob(tx, 'outbox.dispatch', { event: String(rows[0]!.id) });
}

/** The two jobs that carry events: one hands an event out, one runs one subscription for it. */
export function outboxJobs(subscriptions: Subscription[]): Job[] {
  const byName = new Map(subscriptions.map((subscription) => [subscription.name, subscription]));
  if (byName.size !== subscriptions.length) throw new Error('two subscriptions have the same name');
  return [
    {
      name: 'outbox.dispatch',
      run: (payload, { db }) =>
        inTransaction(db, async (tx) => {
          const event = await getEvent(tx, (payload as { event: string }).event);
          // A job for each, so that one that fails is retried alone and holds nobody back.
          for (const { topic, name } of subscriptions) {
            if (topic === event.topic) await addJob(tx, 'outbox.deliver', { event: String(event.id), subscription: name }, { key: `outbox:${event.id}:${name}` });
          }
        }),
    },
    {
      name: 'outbox.deliver',
      run: (payload, context) => {
        const { event, subscription } = payload as { event: string; subscription: string };
        const found = byName.get(subscription);
        if (!found) throw new Error(`no subscription is called ${subscription}`);
        return deliver(found, event, context);
      },
    },
  ];
}

async function deliver(subscription: Subscription, id: string, context: JobContext): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    // A second delivery at the same moment waits here for the first, then finds the row and does nothing.
    const { rows } = await sql`
      insert into platform.outbox_delivery (event_id, subscription) values (${id}, ${subscription.name})
      on conflict do nothing returning event_id`.execute(tx);
    if (rows.length > 0) await subscription.run(tx, await getEvent(tx, id), context);
  });
}

async function getEvent(tx: Database, id: string): Promise<OutboxEvent> {
  const { rows } = await sql<OutboxEvent>`
    select id, topic, payload, happened_at as "happenedAt" from platform.outbox_event where id = ${id}`.execute(tx);
  if (!rows[0]) throw new Error(`there is no event ${id} in the outbox`);
  return rows[0];
}

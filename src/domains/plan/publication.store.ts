/** Putting an edition in force because a person asks for it. */
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import type { Edition } from './edition.ts';
import { publishEdition } from './edition.store.ts';
import { followNames } from './identity.store.ts';
import { lockImports } from './import-record.store.ts';
import { loadBook } from './ledger.store.ts';

/** The edition that was in force becomes superseded, programmes take the names of this one, and the rest of the program hears of it. */
export async function putInForce(tx: Database, edition: Edition, clock: Clock): Promise<void> {
  await lockImports(tx);
  const at = clock.now();
  await publishEdition(tx, edition, at, { inForce: true });
  await followNames(tx, edition.plan.id, (await loadBook(tx, edition)).listings, at);
  await publish(tx, 'plan.edition-changed', { edition: edition.id });
}

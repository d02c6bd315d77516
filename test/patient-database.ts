/** The server of the tests for what makes and drops databases: on a loaded machine that takes longer than any statement of a site may. */
import { openDatabase, type Database } from '#platform/database';

export function openPatiently(url: string, connectionsMax = 1): Database {
  return openDatabase(url, { connectionsMax, statementTimeoutMs: 240_000, connectPatienceMs: 120_000 });
}

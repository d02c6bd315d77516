/** Asks for a look at reports that are due and papers that are missing. */
import type { Database } from '#platform/database';
import { addJob } from '#platform/jobs';

export const reportJobName = 'opinion-map.report';

/** At once; one look waits at any time, however often this is called. */
export async function orderReports(db: Database): Promise<void> {
  await addJob(db, reportJobName, null, { key: reportJobName });
}

/** Takes measured figures every few minutes. */
import type { Database } from '#platform/database';
import type { IndicatorSource } from '#platform/domain';
import { addJob, type Job, repeatJob } from '#platform/jobs';
import { measuredEveryMinutes } from './indicator.ts';
import { measureIndicators } from './measuring.store.ts';

const name = 'indicator.measure';

export function measuringJob(sources: readonly IndicatorSource[]): Job {
  return {
    name,
    async run(_payload, { db, clock, log }) {
      await measureIndicators(db, sources, clock, (key, error) => log.warn({ source: key, problem: String(error) }, 'a service could not say its figure'));
      await repeatJob(db, name, measuredEveryMinutes * 60_000);
    },
  };
}

/** Takes figures as soon as the caller's transaction has committed; one such job waits at a time. */
export async function measureSoon(tx: Database): Promise<void> {
  await addJob(tx, name, null, { key: name });
}

/**
 * Reading must end: 5 seconds per 1,000 lines, 10 seconds at least, two minutes at most; of work, not of waiting for a processor that
 * others use.
 */
import { SourceError, sourceFaults } from './source-error.ts';

export interface TimeBudget {
  /** Throws SourceError `too-slow` when the time is used up. */
  check(): void;
}

/** What this thread has worked so far, in milliseconds. */
export function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** `now` in milliseconds, only differences matter. */
export function timeBudget(lines: number, now: () => number = workedMs): TimeBudget {
  const end = now() + Math.min(120_000, Math.max(10_000, lines * 5));
  return {
    check() {
      if (now() > end) throw new SourceError('too-slow', sourceFaults.tooSlow());
    },
  };
}

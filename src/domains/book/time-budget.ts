/** Reading must end: 5 seconds per 1,000 lines, and 5 seconds at least. */
import { SourceError, sourceFaults } from './source-error.ts';

export interface TimeBudget {
  /** Throws SourceError `too-slow` when the time is used up. */
  check(): void;
}

/** `now` in milliseconds, only differences matter. */
export function timeBudget(lines: number, now: () => number = () => performance.now()): TimeBudget {
  const end = now() + 5_000 * Math.max(1, lines / 1_000);
  return {
    check() {
      if (now() > end) throw new SourceError('too-slow', sourceFaults.tooSlow());
    },
  };
}

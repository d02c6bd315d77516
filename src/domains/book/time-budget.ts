/** Reading must end: 5 seconds per 1,000 lines, 10 seconds at least, two minutes at most. */
import { SourceError, sourceFaults } from './source-error.ts';

export interface TimeBudget {
  /** Throws SourceError `too-slow` when the time is used up. */
  check(): void;
}

/** `now` in milliseconds, only differences matter. */
export function timeBudget(lines: number, now: () => number = () => performance.now()): TimeBudget {
  const end = now() + Math.min(120_000, Math.max(10_000, lines * 5));
  return {
    check() {
      if (now() > end) throw new SourceError('too-slow', sourceFaults.tooSlow());
    },
  };
}

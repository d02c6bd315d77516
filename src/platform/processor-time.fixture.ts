/** For tests of work that must not grow faster than its input. */

/** Milliseconds of the processor that this process used meanwhile; those of the clock grow with whatever else the machine does. */
export function processorMs(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

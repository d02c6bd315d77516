/** For tests of work that must not grow faster than its input: time of the clock grows with whatever else the machine does. */

/** Milliseconds of the processor that this process used meanwhile. */
export function processorMs(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  return processorMsSince(begun);
}

/** The same since `process.cpuUsage()` gave `begun`, for work that is waited for. */
export function processorMsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

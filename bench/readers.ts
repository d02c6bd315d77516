/** Anonymous readers who ask at a steady pace, whatever else the site does. */
import autocannon from 'autocannon';
import { quantile } from './load.ts';

export interface Reading {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  failed: number;
}

export const readsPerSecond = 500;

/** Reads these addresses in turn until told to stop. */
export function readers(origin: string, paths: string[]): { stop(): Promise<Reading> } {
  const took: number[] = [];
  let next = 0;
  const run = autocannon({ url: origin, connections: 16, overallRate: readsPerSecond, duration: 600, timeout: 20, headers: { 'accept-encoding': 'gzip, deflate, br' }, requests: [{ setupRequest: (request) => ({ ...request, path: paths[(next += 1) % paths.length] }) }] });
  run.on('response', (_client: unknown, _status: number, _size: number, milliseconds: number) => void took.push(milliseconds));
  const began = performance.now();
  return {
    async stop() {
      const seconds = (performance.now() - began) / 1_000;
      (run as unknown as { stop(): void }).stop();
      const result = await run;
      return { perSecond: Math.round(took.length / seconds), p50: rounded(quantile(took, 0.5)), p99: rounded(quantile(took, 0.99)), failed: result.errors + result.timeouts + result.non2xx };
    },
  };
}

export function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

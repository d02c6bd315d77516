/** Load on one address of this machine: 32 connections that each ask again as soon as they are answered. */
import autocannon from 'autocannon';

export const connections = 32;

export interface Load {
  /** Answers per second. */
  perSecond: number;
  /** Milliseconds of every single answer. */
  took: number[];
  /** Mean bytes on the wire of an answer, head included. */
  bytes: number;
  /** Answers that were no success, lost or late; must be 0 for the figures to mean anything. */
  failed: number;
}

/** `nextPath`, where given, makes a different address for each request. */
export async function load(url: string, seconds: number, nextPath?: () => string): Promise<Load> {
  const run = autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 20,
    // What a browser sends.
    headers: { 'accept-encoding': 'gzip, deflate, br', accept: 'text/html,application/json;q=0.9,*/*;q=0.8', 'accept-language': 'ja' },
    ...(nextPath && { requests: [{ setupRequest: (request) => ({ ...request, path: nextPath() }) }] }),
  });
  const took: number[] = [];
  let bytes = 0;
  run.on('response', (_client: unknown, _status: number, size: number, milliseconds: number) => {
    took.push(milliseconds);
    bytes += size;
  });
  const result = await run;
  return { perSecond: took.length / result.duration, took, bytes: Math.round(bytes / Math.max(1, took.length)), failed: result.errors + result.timeouts + result.non2xx };
}

export function median(list: number[]): number {
  return quantile(list, 0.5);
}

/** The value below which `share` (0 to 1) of the list lies. */
export function quantile(list: number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The part of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Options {
    url: string;
    connections: number;
    /** Requests per second of all connections together. */
    overallRate?: number;
    duration: number;
    /** Seconds until a request counts as lost. */
    timeout: number;
    headers?: Record<string, string>;
    requests?: { setupRequest(request: { path?: string }): { path?: string } }[];
  }

  interface Result {
    /** Seconds that the run took. */
    duration: number;
    errors: number;
    timeouts: number;
    non2xx: number;
    '2xx': number;
  }

  /** Emits `response` (client, status, bytes, milliseconds). */
  interface Run extends EventEmitter, PromiseLike<Result> {}

  export default function autocannon(options: Options): Run;
}

/** For servers whose address must be known before they listen. */
import { createServer } from 'node:net';

/**
 * Below the ports that the system itself gives to connections (from 32768 on), or one of them might have it by the time that it is
 * listened on; and each worker of the tests has a range of its own.
 */
const rangeSize = 2_000;
const rangeStart = 20_000 + (Number(process.env['VITEST_POOL_ID'] ?? 0) % 6) * rangeSize;
let next = Math.floor(Math.random() * rangeSize);

/** A TCP port of 127.0.0.1 that nothing listens on just now. @throws Error where none of its range is free */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < rangeSize; tried += 1) {
    const port = rangeStart + next;
    next = (next + 1) % rangeSize;
    if (await isFree(port)) return port;
  }
  throw new Error(`something listens on every port from ${rangeStart} on`);
}

/** On every address: `localhost` may mean another one than 127.0.0.1. */
function isFree(port: number): Promise<boolean> {
  return new Promise((told) => {
    const server = createServer();
    server.once('error', () => told(false));
    server.listen(port, () => server.close(() => told(true)));
  });
}

/** Asks a virus scanner (ClamAV's clamd, command INSTREAM) whether bytes are harmful. */
import { connect, type Socket } from 'node:net';
import type { ScannerPlace } from '#platform/config';

export type ScanVerdict = { kind: 'clean' } | { kind: 'found'; what: string } | { kind: 'unreachable'; why: string };

const millisecondsMax = 30_000;
const chunkBytes = 64 * 1024;
const replyBytesMax = 4_096;

/**
 * Whatever is not a whole, plain answer in time counts as unreachable: nothing is taken for clean without clamd's own word.
 * Protocol: clamd(8), "zINSTREAM": chunks of a length (4 bytes, big-endian) and their bytes, ended by a length of zero; the reply ends in NUL.
 */
export function scan(place: ScannerPlace, bytes: Uint8Array, timeoutMs = millisecondsMax): Promise<ScanVerdict> {
  return new Promise((resolve) => {
    const socket = connect({ ...place });
    let reply = '';
    const settle = (verdict: ScanVerdict): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(verdict);
    };
    // Of the whole exchange: an answer that drips counts as none.
    const timer = setTimeout(() => settle({ kind: 'unreachable', why: 'timeout' }), timeoutMs);
    socket.setEncoding('utf8');
    socket.on('error', (error: NodeJS.ErrnoException) => settle(verdictOf(reply) ?? { kind: 'unreachable', why: error.code ?? 'error' }));
    socket.on('close', () => settle(verdictOf(reply) ?? { kind: 'unreachable', why: 'closed' }));
    socket.on('data', (part: string) => {
      reply += part;
      const verdict = verdictOf(reply);
      if (verdict) settle(verdict);
      else if (reply.length > replyBytesMax) settle({ kind: 'unreachable', why: 'no such protocol' });
    });
    socket.on('connect', () => send(socket, bytes));
  });
}

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let from = 0; from < bytes.byteLength; from += chunkBytes) {
    const chunk = bytes.subarray(from, from + chunkBytes);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.byteLength);
    socket.write(length);
    socket.write(chunk);
  }
  socket.write(Buffer.alloc(4));
}

/** Null while the reply is not whole. */
function verdictOf(reply: string): ScanVerdict | null {
  const end = reply.indexOf('\0');
  if (end < 0) return null;
  const said = reply.slice(0, end).trim();
  if (said === 'stream: OK') return { kind: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
  return found === undefined ? { kind: 'unreachable', why: said.slice(0, 100) } : { kind: 'found', what: found };
}

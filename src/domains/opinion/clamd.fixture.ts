/** A stand-in for clamd that speaks its protocol over a real socket, well or badly. */
import { createServer } from 'node:net';
import type { ScannerPlace } from '#platform/config';

/** `busy`: its own refusal; `half`: goes away within its answer; `deaf`: never answers; `broken`: answers in another protocol. */
export type Mood = 'well' | 'busy' | 'half' | 'deaf' | 'broken';

export const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

export interface StandIn {
  place: { host: string; port: number };
  /** For the setting. */
  address: string;
  /** What was sent to be looked through, in order. */
  seen: Buffer[];
  mood: Mood;
  close(): Promise<void>;
}

export async function openScanner(at: ScannerPlace | null = null): Promise<StandIn> {
  const sockets = new Set<{ destroy(): void }>();
  const standIn: StandIn = { place: { host: '127.0.0.1', port: 0 }, address: '', seen: [], mood: 'well', close: () => new Promise((done) => { for (const socket of sockets) socket.destroy(); server.close(() => done()); }) };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let come = Buffer.alloc(0);
    socket.on('data', (part) => {
      come = Buffer.concat([come, part]);
      const file = read(come);
      if (file === null) return;
      standIn.seen.push(file);
      const found = file.includes(eicar);
      if (standIn.mood === 'well') socket.end(found ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
      if (standIn.mood === 'busy') socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (standIn.mood === 'half') socket.end('stream: O');
      if (standIn.mood === 'broken') socket.end(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(5_000)}`);
    });
  });
  await new Promise<void>((ready) => (at && 'path' in at ? server.listen(at.path, ready) : server.listen(0, '127.0.0.1', ready)));
  const address = server.address();
  if (typeof address === 'object' && address !== null) standIn.place.port = address.port;
  standIn.address = `127.0.0.1:${standIn.place.port}`;
  return standIn;
}

/** The file of an INSTREAM command, once it is whole. */
function read(come: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (come.length < command.length) return null;
  let at = command.length;
  const chunks: Buffer[] = [];
  while (come.length >= at + 4) {
    const length = come.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(come.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

/** The program on a socket: patience with slow people, none with those who hold connections open; a stop that drains. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { isLoopback } from './rate.ts';

export interface Listening {
  url: string;
  /** Refuses new requests, lets those under way finish until the deadline, then cuts the rest. */
  close(): Promise<void>;
}

export interface Patience {
  /** Longest time for the head of a request, and for the whole of it, in milliseconds. */
  headMs: number;
  requestMs: number;
  /** How long an idle connection stays open for the next request. */
  idleMs: number;
  drainMs: number;
  /** Open connections altogether, and from one address that is neither this machine nor a trusted proxy. */
  connectionsMax: number;
  connectionsPerAddressMax: number;
  /** Requests of one connection whose replies were not taken yet; who sends more without reading is cut off. */
  pipelineMax: number;
  /** This machine, or a proxy of the city. */
  isOwn(address: string): boolean;
}

export const ordinaryPatience: Patience = {
  headMs: 10_000,
  requestMs: 30_000,
  idleMs: 20_000,
  drainMs: 10_000,
  connectionsMax: 2_000,
  connectionsPerAddressMax: 200,
  pipelineMax: 16,
  isOwn: isLoopback,
};

type Answer = (request: Request, peer: string) => Response | Promise<Response>;

/** Port 0 takes a free one. `onDrain` is told when a stop begins. @throws the system's error when the port is taken. */
export async function listen(answer: Answer, port: number, host: string, patience: Patience, onDrain: () => void): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => answer(request, ('socket' in incoming && incoming.socket?.remoteAddress) || 'unknown'),
    createServer,
    serverOptions: {
      headersTimeout: patience.headMs,
      requestTimeout: patience.requestMs,
      keepAliveTimeout: patience.idleMs,
      connectionsCheckingInterval: Math.min(1_000, Math.ceil(patience.headMs / 2)),
      maxHeaderSize: 16_384,
    },
  }) as Server;
  limitConnections(server, patience);
  // Somebody who reads a reply too slowly holds a socket and its buffer.
  server.setTimeout(patience.requestMs + patience.idleMs);
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      done();
    });
  });
  const { port: taken } = server.address() as AddressInfo;
  const shown = host.includes(':') ? `[${host}]` : host;
  let closing: Promise<void> | null = null;
  return { url: `http://${shown}:${taken}`, close: () => (closing ??= drain(server, patience.drainMs, onDrain)) };
}

/** Nobody holds more sockets or unread replies than a browser, or the people behind one office's address, would. */
function limitConnections(server: Server, patience: Patience): void {
  server.maxConnections = patience.connectionsMax;
  const ofAddress = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = socket.remoteAddress;
    // Everyone behind an own proxy comes from its address.
    if (address === undefined || patience.isOwn(address)) return;
    const open = (ofAddress.get(address) ?? 0) + 1;
    ofAddress.set(address, open);
    socket.once('close', () => {
      const left = (ofAddress.get(address) ?? 1) - 1;
      if (left > 0) ofAddress.set(address, left);
      else ofAddress.delete(address);
    });
    if (open > patience.connectionsPerAddressMax) socket.destroy();
  });
  const unanswered = new WeakMap<Socket, number>();
  server.on('request', ({ socket }, reply) => {
    const waiting = (unanswered.get(socket) ?? 0) + 1;
    unanswered.set(socket, waiting);
    if (waiting > patience.pipelineMax) socket.destroy();
    else reply.once('close', () => unanswered.set(socket, unanswered.get(socket)! - 1));
  });
}

async function drain(server: Server, deadlineMs: number, onDrain: () => void): Promise<void> {
  onDrain();
  await new Promise<void>((done) => {
    const deadline = setTimeout(() => server.closeAllConnections(), deadlineMs);
    server.close(() => {
      clearTimeout(deadline);
      done();
    });
    server.closeIdleConnections();
  });
}

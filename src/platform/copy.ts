/** COPY over one of node-postgres' connections: rows of a table as PostgreSQL writes and reads them, without a loss of any type. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type pg from 'pg';

type Connection = pg.Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void; sendCopyFail(message: string): void };

/** What node-postgres calls while a statement runs (its `Query` answers to the same names). */
interface Statement extends pg.Submittable {
  handleError(error: Error): void;
  handleCommandComplete(message: { text: string }): void;
  handleReadyForQuery(): void;
  handleCopyData(message: { chunk: Buffer }, connection: Connection): void;
  handleCopyInResponse(connection: Connection): void;
}

interface Hooks {
  begun?(connection: Connection): void;
  data?(chunk: Buffer, connection: Connection): void;
  ready?(connection: Connection): void;
}

/** Runs `copy … to stdout` into a stream, which is left open; gives the number of rows. */
export function copyOut(client: pg.Client, statement: string, to: Writable): Promise<number> {
  let socket: Connection['stream'] | null = null;
  // A stream that broke would be waited for without end.
  const broken = (): void => void socket?.destroy();
  to.once('close', broken);
  return run(client, statement, {
    begun: (connection) => (socket = connection.stream),
    data(chunk, connection) {
      // The parser writes over its memory.
      if (to.write(Buffer.from(chunk))) return;
      connection.stream.pause();
      to.once('drain', () => connection.stream.resume());
    },
  }).finally(() => to.off('close', broken));
}

/** Runs `copy … from stdin` with the bytes of `from`; gives the number of rows. */
export function copyIn(client: pg.Client, statement: string, from: AsyncIterable<Buffer>): Promise<number> {
  const send = async (connection: Connection): Promise<void> => {
    try {
      for await (const chunk of from) {
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    } catch (error) {
      connection.sendCopyFail(error instanceof Error ? error.message : 'the source failed');
    }
  };
  return run(client, statement, { ready: (connection) => void send(connection) });
}

function run(client: pg.Client, text: string, { begun, data, ready }: Hooks): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    const statement: Statement = {
      submit(connection) {
        begun?.(connection as Connection);
        connection.query(text);
      },
      handleCommandComplete: (message) => (rows = Number(/^COPY (\d+)$/.exec(message.text)?.[1] ?? 0)),
      handleCopyData: ({ chunk }, connection) => data?.(chunk, connection),
      handleCopyInResponse: (connection) => ready?.(connection),
      handleReadyForQuery: () => resolve(rows),
      handleError: reject,
    };
    client.query(statement);
  });
}

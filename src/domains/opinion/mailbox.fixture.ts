/** A mail server for the tests: a real one of its kind (IMAP over a socket), whose letters stand in memory. */
import { createRequire } from 'node:module';
import type { Server, Socket } from 'node:net';

interface KeptMessage {
  raw: string;
  flags: string[];
}

interface ImapServer {
  server: Server;
  listen(port: number, host: string, ready: () => void): void;
  close(done: () => void): void;
  appendMessage(folder: string, flags: string[], internalDate: string | undefined, raw: string): unknown;
  getMailbox(folder: string): { messages: KeptMessage[] } | undefined;
}

const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (options: object) => ImapServer;

export const mailPassword = 'geheim-passwort';

export interface MailServer {
  port: number;
  /** For the setting. */
  url: string;
  /** `raw`: each character one byte. */
  deliver(raw: string, at?: string): void;
  in(folder: string): KeptMessage[];
  /** Ends every connection, as a broken line does. */
  cut(): void;
  close(): Promise<void>;
}

export async function openMailServer({ folder = 'INBOX' } = {}): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const made = hoodiecrow({ plugins: ['ID', 'UNSELECT', 'LITERALPLUS', 'MOVE', 'UIDPLUS'], users: { iken: { password: mailPassword } }, storage: { INBOX: {}, '': { folders: { Iken: {} } } } });
  await new Promise<void>((ready) => made.listen(0, '127.0.0.1', ready));
  made.server.on('connection', (socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
  });
  const { port } = made.server.address() as { port: number };
  return {
    port,
    url: `imap://iken:${mailPassword}@127.0.0.1:${port}/${folder === 'INBOX' ? '' : folder}?requireTLS=false`,
    deliver: (raw, at) => void made.appendMessage(folder, [], at, raw),
    in: (name) => made.getMailbox(name)?.messages ?? [],
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        made.close(() => done());
      }),
  };
}

/** A letter; what is not ASCII has to come encoded. */
export function letterOf({ id = 'one@sender.example', from = '=?UTF-8?B?44OS44Of44OEIOiKseWtkA==?= <himitsu@sender.example>', subject = '=?UTF-8?B?6KGX6Lev5qi544G444Gu5oSP6KaL?=', head = '', body = 'Please keep the trees.' } = {}): string {
  return `Message-ID: <${id}>\r\nFrom: ${from}\r\nTo: iken@city.example\r\nDate: Mon, 20 Apr 2026 09:00:00 +0900\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n${head || 'Content-Type: text/plain; charset=us-ascii\r\n'}\r\n${body}\r\n`;
}

/** A mail server that lies: it says that a letter is small and sends without end, or drips for ever. */
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { readMailbox } from './mailbox.ts';

let server: Server | null = null;
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => (server ? server.close(done) : done(null)));
});

/** Speaks just enough of IMAP to be believed, until the letter itself is asked for. */
async function liar(letter: (socket: Socket, tag: string) => void): Promise<Parameters<typeof readMailbox>[0]> {
  const answers: [RegExp, string][] = [
    [/^CAPABILITY/, '* CAPABILITY IMAP4rev1\r\n'],
    [/^(UID )?SEARCH/, '* SEARCH 1\r\n'],
    [/^SELECT/, '* FLAGS (\\Seen)\r\n* 1 EXISTS\r\n* OK [UIDVALIDITY 1]\r\n* OK [UIDNEXT 2]\r\n'],
    [/RFC822\.SIZE/, '* 1 FETCH (UID 1 RFC822.SIZE 10 INTERNALDATE "20-Apr-2026 08:30:00 +0900")\r\n'],
  ];
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).setEncoding('utf8').write('* OK ready\r\n');
    socket.on('data', (said: string) => {
      for (const line of said.split('\r\n').filter(Boolean)) {
        const [tag = '', ...words] = line.split(' ');
        const command = words.join(' ').toUpperCase();
        if (/BODY|SOURCE/.test(command)) return letter(socket, tag);
        socket.write(`${answers.find(([asked]) => asked.test(command))?.[1] ?? ''}${tag} ${command.startsWith('CREATE') ? 'NO' : 'OK'} done\r\n`);
      }
    });
  });
  await new Promise<void>((ready) => server!.listen(0, '127.0.0.1', ready));
  return { host: '127.0.0.1', port: (server.address() as { port: number }).port, secure: false, startTls: false, user: 'iken', password: 'geheim', folder: 'INBOX' };
}

it('that sends more than it said is left, before the memory is full of it', async () => {
  let sent = 0;
  const block = Buffer.alloc(1_000_000, 'x');
  const place = await liar((socket) => {
    socket.write('* 1 FETCH (UID 1 BODY[] {900000000}\r\n');
    const more = (): void => {
      while (!socket.destroyed && sent < 900_000_000 && socket.write(block)) sent += block.length;
      sent += block.length;
    };
    socket.on('drain', more);
    more();
  });
  await expect(readMailbox(place, async () => undefined)).rejects.toThrow('broken');
  expect(sent).toBeLessThan(200_000_000);
});

it('that drips for ever is left after a while', async () => {
  const dripping = Promise.withResolvers<void>();
  const place = await liar((socket) => {
    socket.write('* 1 FETCH (UID 1 BODY[] {1000000}\r\n');
    const drip = setInterval(() => (socket.destroyed ? clearInterval(drip) : socket.write('x')), 20);
    dripping.resolve();
  });
  // Timers alone are held: the while passes once the letter drips, however long the way to it took.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const reading = readMailbox(place, async () => undefined);
    const left = expect(reading).rejects.toThrow('broken');
    await Promise.race([dripping.promise, reading]);
    vi.advanceTimersByTime(10 * 60_000);
    await left;
  } finally {
    vi.useRealTimers();
  }
});

/** Reads a mailbox over IMAP (RFC 3501, RFC 6851): hands each letter over, and puts it away only after it was kept. */
import type { ImapFlow } from 'imapflow';
import type { MailboxPlace } from '#platform/config';
import { letterBytesMax } from './letter.ts';
import type { MailboxProblem } from './mailbox-state.ts';

export interface FetchedLetter {
  bytes: Uint8Array;
  /** Only its head: it is larger than is read. */
  cut: boolean;
  /** When the server had it. */
  receivedAt: Date;
}

/** Where letters go that were kept. */
export const keptFolder = 'Hiraku';
/** Letters of one reading: the next comes soon. */
const lettersMax = 200;
const secondsMax = 60;
const minutesMax = 10;
/** Of what is no letter: the numbers of 500,000 letters that wait. */
const answerBytesMax = 4_000_000;

export class MailboxError extends Error {
  constructor(readonly problem: MailboxProblem) {
    // Nothing of what the server or the setting said: either may hold the password.
    super(`the mailbox could not be read: ${problem}`);
  }
}

/**
 * `keep` returns once the letter is safe. If the program ends between that and the putting away, the letter comes again.
 * @returns how many letters were handed over.
 * @throws MailboxError
 */
export async function readMailbox(place: MailboxPlace, keep: (letter: FetchedLetter) => Promise<void>): Promise<number> {
  const { host, port, secure, startTls, user, password, folder } = place;
  // Only where a mailbox is read: the library takes 20 MB.
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    host,
    port,
    secure,
    ...(secure ? {} : { doSTARTTLS: startTls }),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: secondsMax * 250,
    greetingTimeout: secondsMax * 250,
    socketTimeout: secondsMax * 1_000,
    // A server may say that a letter is small and send without end.
    maxLiteralSize: letterBytesMax + answerBytesMax,
    maxResponseSize: letterBytesMax + 2 * answerBytesMax,
  });
  // Broken connections are told twice, by the call and by this event.
  client.on('error', () => undefined);
  // Of the whole reading: a server that drips is never silent for long.
  const end = setTimeout(() => client.close(), minutesMax * 60_000);
  try {
    await client.connect().catch((error: unknown) => {
      throw new MailboxError((error as { authenticationFailed?: boolean }).authenticationFailed ? 'login-refused' : 'unreachable');
    });
    await client.mailboxOpen(folder).catch(() => {
      throw new MailboxError('no-folder');
    });
    return await readAll(client, folder, keep);
  } finally {
    clearTimeout(end);
    if (client.usable) await client.logout().catch(() => undefined);
    client.close();
  }
}

async function readAll(client: ImapFlow, folder: string, keep: (letter: FetchedLetter) => Promise<void>): Promise<number> {
  const place = await openKeptFolder(client, folder);
  // Whatever lies there was not kept yet, even if somebody looked at it; where nothing can be moved, what nobody looked at.
  const found = await asked(() => client.search(place === null ? { seen: false } : { all: true }, { uid: true }));
  const uids = (found || []).slice(0, lettersMax);
  for (const uid of uids) {
    const letter = await asked(() => fetchLetter(client, uid));
    if (letter === null) continue;
    await keep(letter);
    await asked(() => client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }));
    if (place !== null) await asked(() => client.messageMove(String(uid), place, { uid: true }));
  }
  return uids.length;
}

async function fetchLetter(client: ImapFlow, uid: number): Promise<FetchedLetter | null> {
  const about = await client.fetchOne(String(uid), { uid: true, size: true, internalDate: true }, { uid: true });
  if (!about) return null;
  const cut = (about.size ?? 0) > letterBytesMax;
  const read = await client.fetchOne(String(uid), cut ? { uid: true, headers: true } : { uid: true, source: true }, { uid: true });
  const bytes = read ? (cut ? read.headers : read.source) : undefined;
  if (!bytes) return null;
  const { internalDate } = about;
  return { bytes, cut, receivedAt: internalDate === undefined ? new Date() : new Date(internalDate) };
}

/** Name of the folder for kept letters, made where there is none; null where the server allows none. */
async function openKeptFolder(client: ImapFlow, folder: string): Promise<string | null> {
  try {
    const made = await client.mailboxCreate(keptFolder);
    return made.path === folder ? null : made.path;
  } catch {
    const known = (await client.list().catch(() => [])).find(({ path }) => path === keptFolder || path.endsWith(`.${keptFolder}`) || path.endsWith(`/${keptFolder}`));
    return known === undefined || known.path === folder ? null : known.path;
  }
}

async function asked<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch {
    throw new MailboxError('broken');
  }
}

/** 拓野市 on a real address for a story: a plan in force, letters in a folder. */
import { addJob } from '#platform/jobs';
import { type Letter, listLetters, mailFolder } from '#platform/mail-folder';
import type { Book } from '#domains/book';
import { bring } from '#fixtures/plan/town-plan';
import { openTown, type Town } from '#town';
import { freePort } from '../free-port.ts';

export interface StoryTown {
  town: Town;
  origin: string;
  /** Letters so far to an address, the oldest first; whatever waits to be sent is sent. */
  lettersTo(email: string): Promise<Letter[]>;
  /** Seven o'clock of a day, when the letters of the morning are written. */
  morningOf(day: string): Promise<void>;
  close(): Promise<void>;
}

export async function openStoryTown(at: string, book: Book, env: Record<string, string> = {}): Promise<StoryTown> {
  // Links in letters hold the site's own address, which is told at the start: the port is chosen first.
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const town = await openTown({ at, env: { HIRAKU_ORIGIN: origin, PORT: String(port), HIRAKU_WRITES_PER_MINUTE: '0', ...env } });
  await bring(town, book);
  const listening = await town.server.listen(port, '127.0.0.1');
  return {
    town,
    origin,
    async lettersTo(email) {
      await town.program.runPendingJobs();
      return (await listLetters(mailFolder(town.settings.dataFolder))).filter(({ to }) => to === email).toReversed();
    },
    async morningOf(day) {
      town.clock.set(`${day}T07:00:00+09:00`);
      await addJob(town.db, 'follow.digest', {}, { key: 'follow.digest' });
      await town.program.runPendingJobs();
    },
    close: async () => {
      await listening.close();
      await town.close();
    },
  };
}

/** The first link in a letter. */
export function linkIn({ text }: Letter): string {
  const link = /http\S+/.exec(text);
  if (link === null) throw new Error(`a letter without a link: ${text}`);
  return link[0];
}

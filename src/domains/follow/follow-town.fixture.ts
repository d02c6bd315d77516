/** 拓野市 with its plan, public acts, and letters that one can read. */
import { townBook } from '#fixtures/plan/town-book';
import { bring, openPlanTown } from '#fixtures/plan/town-plan';
import { recordPublicAct } from '#domains/record';
import { inTransaction } from '#platform/database';
import { listLetters, mailFolder, type Letter } from '#platform/mail-folder';
import type { Town } from '#town';
import { digestJob } from './digest.job.ts';
import { writeDigests } from './digest.store.ts';

export { digestJob };

/** The town with its plan in force, of which nothing has been told yet. */
export async function openFollowTown(): Promise<Town> {
  const town = await openPlanTown(null);
  // Whoever is named here tells the public themselves.
  await bring(town, townBook(), { actingAs: 'planning: 企画部 企画課' });
  return town;
}

/** The city does something in public view, and followers' lists hear of it. */
export async function act(town: Town, title: string, about: { programmes?: string[]; measures?: string[]; departments?: string[] }): Promise<void> {
  await inTransaction(town.db, (tx) =>
    recordPublicAct(tx, { kind: 'progress.report-published', path: '/plan/programmes/P0001', title: { ja: title, en: `${title} (English)` }, actingAs: 'planning: 企画部 企画課', about, document: { title } }, town.clock.now()),
  );
  await town.program.runPendingJobs();
}

/** The letters of a morning are written and sent. */
export async function morning(town: Town, at: string): Promise<void> {
  town.clock.set(at);
  await writeDigests(town.db, town.program.site, town.clock.now());
  await town.program.runPendingJobs();
}

/** Every letter so far to an address, the oldest first. */
export async function lettersTo(town: Town, email: string): Promise<Letter[]> {
  return (await listLetters(mailFolder(town.settings.dataFolder))).filter(({ to }) => to === email).toReversed();
}

/** Path of the first link in a letter that leads under `start`. */
export function linkIn({ text }: Letter, start: string): string {
  const found = text.split(/\s+/).find((word) => word.includes(start));
  if (found === undefined) throw new Error(`the letter has no link to ${start}: ${text}`);
  return new URL(found).pathname;
}

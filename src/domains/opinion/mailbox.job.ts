/** Reads the mailbox of opinions every two minutes, where there is one. */
import type { MailboxPlace, Outside } from '#platform/config';
import { inTransaction, type Database } from '#platform/database';
import { addJob, type Job, type JobContext } from '#platform/jobs';
import { eraseDismissedLetters, insertLetter, setMailboxState } from './letter.store.ts';
import type { MailboxProblem } from './mailbox-state.ts';
import { MailboxError, readMailbox } from './mailbox.ts';

const everyMs = 2 * 60_000;
const dismissedKeptMs = 90 * 86_400_000;
const jobName = 'opinion.fetch-mail';

export interface Fetched {
  /** Letters that are new. */
  kept: number;
  problem: MailboxProblem | null;
}

/** Reads the mailbox once. Each letter is kept in a transaction of its own before it is put away. */
export async function fetchMail({ db, safe, clock }: Pick<JobContext, 'db' | 'safe' | 'clock'>, place: MailboxPlace): Promise<Fetched> {
  let kept = 0;
  let problem: MailboxProblem | null = null;
  try {
    await readMailbox(place, async (letter) => {
      if (await inTransaction(db, (tx) => insertLetter(tx, safe, letter, clock.now()))) kept += 1;
    });
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error;
    problem = error.problem;
  }
  await inTransaction(db, (tx) => setMailboxState(tx, problem, clock.now()));
  return { kept, problem };
}

export const fetchMailJob: Job = {
  name: jobName,
  async run(_payload, context) {
    const { mailbox } = context.outside;
    if (mailbox === null) return;
    try {
      const { problem } = await fetchMail(context, mailbox);
      if (problem !== null) context.log.warn({ problem }, 'the mailbox of opinions could not be read');
      await inTransaction(context.db, (tx) => eraseDismissedLetters(tx, new Date(context.clock.now().getTime() - dismissedKeptMs)));
    } finally {
      await planFetching(context, context.clock.now().getTime() + everyMs);
    }
  },
};

/** Nothing where there is no mailbox. `at`: ms since 1970. */
export async function planFetching({ db, outside }: { db: Database; outside: Outside }, at: number): Promise<void> {
  if (outside.mailbox === null) return;
  await inTransaction(db, (tx) => addJob(tx, jobName, null, { key: jobName, runAt: new Date(at), attemptsMax: 1 }));
}

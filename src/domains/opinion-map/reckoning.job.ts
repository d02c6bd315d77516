/** Lets what is published follow the votes: a look every two seconds, and a job of its own for computations that take long. */
import type { Database } from '#platform/database';
import { addJob, type Job, type JobContext, repeatJob } from '#platform/jobs';
import { isAnyHeld } from './computation.store.ts';
import { listNews } from './news.store.ts';
import type { Compute } from './reckoned.store.ts';
import { computeWhole, followNews, type Computing } from './reckoning.store.ts';
import { isLong, isWholeDue, type News } from './standing.ts';

const roundName = 'opinion-map.reckon-round';
const longName = 'opinion-map.reckon-long';
const pauseMs = 2_000;
/** Computations of one look together: then counts follow again before the next. */
const roundMs = 4_000;

/** `compute`: where a test computes in its own process. */
export type Reckoning = Computing & Pick<JobContext, 'log'> & { compute?: Compute };

/** Begins at once; one look waits at any time, however often this is called. */
export async function beginReckoning(db: Database): Promise<void> {
  await addJob(db, roundName, null, { key: roundName });
}

/** One look: counts follow first, everywhere; then axes and groups where they are due. Gives whether computations that take long are. */
export async function reckonNews(context: Reckoning): Promise<{ isLongDue: boolean }> {
  const news = await listNews(context.db, context.clock.today());
  const due = news.filter((one) => isWholeDue(one, context.clock.now()));
  for (const one of news) if (!one.fresh && (one.votes || one.marked) && !(due.includes(one) && !isLong(one))) await tried(context, one, () => followNews(context, one.id));
  const until = performance.now() + roundMs;
  for (const one of due) if (!isLong(one) && performance.now() < until) await tried(context, one, () => computeWhole(context, one, context.compute));
  return { isLongDue: due.some(isLong) };
}

/** A conversation that cannot be computed must not keep others from it. */
async function tried(context: Reckoning, { id }: News, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    context.log.error({ conversationId: id, problem: (error as Error).message }, 'what the votes of an opinion map show could not be computed');
  }
}

export const reckonRoundJob: Job = {
  name: roundName,
  async run(_payload, context) {
    try {
      const { isLongDue } = await reckonNews(context);
      if (isLongDue) await addJob(context.db, longName, null, { key: longName });
    } catch (error) {
      // The next look tries again, instead of a job whose attempts are used up one day.
      context.log.error({ problem: (error as Error).message }, 'nobody could look for news of opinion maps');
    }
    await repeatJob(context.db, roundName, pauseMs);
  },
};

/** One at a time of all processes, the quickest first; the next look asks for it again. */
export const reckonLongJob: Job = {
  name: longName,
  async run(_payload, context) {
    if (await isAnyHeld(context.db, context.clock.now())) return;
    const news = await listNews(context.db, context.clock.today());
    for (const one of news) if (isLong(one) && isWholeDue(one, context.clock.now())) await tried(context, one, () => computeWhole(context, one));
  },
};

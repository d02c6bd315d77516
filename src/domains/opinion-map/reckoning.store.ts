/** Computing what votes show: from the beginning, apart from the site; and following single votes between. */
import type { Clock } from '#platform/clock';
import { runApart } from '#platform/apart';
import { addressOf, inTransaction, type Database } from '#platform/database';
import { type BallotsRead, countPeople, listMoves, marksOf, readBallots } from './ballot.store.ts';
import { withLease } from './computation.store.ts';
import { keepHours } from './flow.store.ts';
import type { Conversation } from './conversation.ts';
import { leftOut, renumbered } from './maths/ballots.ts';
import { followVotes } from './maths/figures.ts';
import type { Question } from './maths/reckon.ts';
import { firstMemory, type Figures, parametersFor, type Reckoning } from './maths/reckoning.ts';
import { type Compute, reckonBallots, type Reckoned, type Reading } from './reckoned.store.ts';
import { type Behind, findBehind, findGroups, findKnown, type Followed, type Known, lookAt, publishFollowed, publishWhole, type VoterGroups } from './standing.store.ts';
import { drawFreshNumbers } from './participant.ts';
import { placeIndexOf } from './standing.ts';

export interface Computing {
  db: Database;
  clock: Clock;
}

type Asked = Pick<Conversation, 'id' | 'seed'>;

/** A computation that takes longer hangs: `runApart` kills its process, and the next look tries again. */
const timeMaxMs = 15 * 60_000;
/** People from whom on it is quicker, and takes the site less memory, to have the process apart read the votes. */
const crowdLeast = 5_000;
/** Votes stand in memory outside the heap; what is made of people and statements does not. */
const heapMegabytesOf = (people: number): number => 256 + Math.ceil(people / 250);

/** @throws Error where it failed, took too long or needed too much memory */
export const computeApart: Compute = async (question) => {
  const heapMegabytes = heapMegabytesOf(question.ballots.people.length);
  return (await runApart<Reckoning>({ program: 'reckoner', beside: import.meta.url, timeMaxMs, heapMegabytes, givesWay: true }, question)).answer;
};

/** `crowd`: from so many people on, the process apart reads their votes by itself. */
export async function reckonApart(db: Database, reading: Reading, crowd = crowdLeast): Promise<Reckoned> {
  const people = await countPeople(db, reading.conversationId);
  if (people < crowd) return reckonBallots(db, reading, computeApart);
  const task = { address: addressOf(db), reading, statementTimeoutMs: timeMaxMs };
  return (await runApart<Reckoned>({ program: 'crowd-reckoner.job', beside: import.meta.url, asksDatabase: true, timeMaxMs, heapMegabytes: heapMegabytesOf(people), givesWay: true }, task)).answer;
}

/**
 * A computation from the beginning, of all votes that are there, which is not published: for the report. `read`: what it was made of.
 * People get numbers drawn anew, which nothing ties to those that moderators saw: else whoever is known by a statement would have
 * published votes under a known number.
 */
export async function reckonNow({ db }: Pick<Computing, 'db'>, { id, seed }: Asked, { patience }: { patience: number }): Promise<{ reckoning: Reckoning; question: Question; read: BallotsRead }> {
  const known = await findKnown(db, id);
  const read = await readBallots(db, id, { everything: true });
  const memory = { ...firstMemory, signs: known?.figures.memory.signs ?? firstMemory.signs };
  const ballots = renumbered(read.ballots, drawFreshNumbers(read.ballots.people.length));
  const question: Question = { ballots, marks: read.marks, parameters: { ...parametersFor(ballots.people.length), seed, patience }, memory, barred: leftOut(read.barred.length) };
  return { reckoning: await computeApart(question), question, read };
}

/** `compute`: where a test computes in its own process. `held`: another process is at it; `outrun`: another one's result was published first. */
export async function computeWhole({ db, clock }: Computing, { id, seed }: Asked, compute?: Compute): Promise<'published' | 'outrun' | 'held'> {
  const done = await withLease({ db, clock }, id, async () => {
    const [wholeAt, began] = [clock.now(), performance.now()];
    const known = await findKnown(db, id);
    const before = known && { axes: known.figures.axes, statements: known.figures.statements };
    const reading = { conversationId: id, seed, memory: known?.figures.memory ?? firstMemory, before };
    const { figures, places, horizon, home, barred, moderated, marksDigest } = await (compute ? reckonBallots(db, reading, compute) : reckonApart(db, reading));
    const tookMs = performance.now() - began;
    // Votes of the meantime follow at once, so that none that was shown already goes away.
    const published = await inSnapshot(db, async (tx) => {
      const followed = await followedFrom(tx, id, { figures, horizon, marksDigest, barred }, await lookAt(tx, id), () => Promise.resolve(places));
      const newest = followed ?? { figures, horizon, marksDigest, moves: 0 };
      const wholeHorizon = newest.moves === 0 ? newest.horizon : horizon;
      return publishWhole(tx, id, known, { ...newest, places, home, barred, moderated, wholeHorizon, wholeAt, tookMs }, clock.now());
    });
    await keepHours(db, id);
    return published;
  });
  return done === null ? 'held' : done ? 'published' : 'outrun';
}

/** Counts, and what is computed of them, follow the votes; axes and groups stay. False where there was nothing to follow, or somebody else did. */
export async function followNews({ db, clock }: Computing, conversationId: number): Promise<boolean> {
  return inSnapshot(db, async (tx) => {
    const known = await findBehind(tx, conversationId);
    const followed = known && (await followedFrom(tx, conversationId, known, known, () => findGroups(db, tx, conversationId, known)));
    return followed ? publishFollowed(tx, conversationId, known, followed, clock.now()) : false;
  });
}

/** One snapshot for votes, marks and what was published; who comes second begins again with what the first published. */
function inSnapshot<T>(db: Database, run: (tx: Database) => Promise<T>): Promise<T> {
  return inTransaction(db, run, { isolation: 'repeatable read' });
}

type Counted = Pick<Known, 'figures' | 'horizon' | 'marksDigest' | 'barred'>;

/** Figures with all votes up to now; null where there is none since `horizon`, nor a new statement or mark. */
async function followedFrom(tx: Database, conversationId: number, from: Counted, { openFrom, marksText }: Behind, groupsOf: () => Promise<VoterGroups>): Promise<(Followed & { moves: number }) | null> {
  const { marks, marksDigest } = marksOf(marksText);
  const { horizon, moves: voted, newcomers } = await listMoves(tx, conversationId, { from: from.horizon, to: openFrom, barred: from.barred });
  if (voted.length === 0 && marksDigest === from.marksDigest) return null;
  const barred = new Set(from.barred);
  const moves = voted.filter(({ participant, before, value }) => before !== value && !barred.has(participant));
  const groups = from.figures.groups.length > 0 && moves.length > 0 ? await groupsOf() : null;
  const groupOf = (participant: number): number => (groups ? (groups.group[placeIndexOf(groups, participant)] ?? -1) : -1);
  const events = moves.map(({ participant, statement, before, value }) => ({ group: groupOf(participant), statement, before, value }));
  const figures: Figures = followVotes(from.figures, events, marks, from.figures.sample.people + newcomers);
  return { figures, horizon, marksDigest, moves: moves.length };
}

/** All votes of a conversation read and computed: what comes of them, with what it was made of, but without the votes. */
import type { Database } from '#platform/database';
import { type BallotsRead, readBallots } from './ballot.store.ts';
import type { Question } from './maths/reckon.ts';
import { type Memory, parametersFor, type Reckoning } from './maths/reckoning.ts';

/** What is computed of which conversation; `before`: what was shown until now. */
export interface Reading extends Pick<Question, 'before'> {
  conversationId: number;
  seed: number;
  memory: Memory;
}

export type Reckoned = Reckoning & Pick<BallotsRead, 'horizon' | 'home' | 'barred' | 'moderated' | 'marksDigest'>;

/** Where the computing is done: in a process of its own (`computeApart`), or right here where this already is one. */
export type Compute = (question: Question) => Promise<Reckoning>;

export async function reckonBallots(db: Database, { conversationId, seed, memory, before }: Reading, compute: Compute): Promise<Reckoned> {
  const { ballots, marks, horizon, home, barred, moderated, marksDigest } = await readBallots(db, conversationId);
  const { figures, places } = await compute({ ballots, marks, parameters: { ...parametersFor(ballots.people.length), seed }, memory, barred, before });
  return { figures, places, horizon, home, barred, moderated, marksDigest };
}

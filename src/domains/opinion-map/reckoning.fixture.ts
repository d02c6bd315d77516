/** A town whose groups are known, as opinion maps whose votes are computed, for tests of what is kept of it. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { knownTown } from '#fixtures/opinion-map/maths/known-town';
import type { Database } from '#platform/database';
import type { Town } from '#town';
import { reckon, type Question } from './maths/reckon.ts';
import * as store from './reckoning.store.ts';
import { type TownMap, townMap } from './town-map.fixture.ts';
import { castVote } from './vote.store.ts';
import type { VoteValue } from './vote.ts';

export const town240 = knownTown({ seed: 5, people: 120, statements: 20, meta: 1, passOnly: 3 });
const { person, statement, value } = town240.votes;
export const people = new Set(person).size;
export const votes = Array.from(person, (number, at) => [number, statement[at]!, value[at]! as VoteValue] as const);

export const inProcess = (question: Question) => Promise.resolve(reckon(question));

/** Hands for the town of a test file, which is open only once its tests run. */
export function reckoningIn(townOf: () => Town) {
  let maps = 0;

  async function newMap(given: Parameters<typeof townMap>[1] = {}): Promise<TownMap & { seed: number }> {
    const town = townOf();
    // What is due of other tests' maps would be computed here.
    await sql`update opinion_map.conversation set state = 'cancelled', cancelled_at = ${town.clock.now()}, cancel_reason = 'x' where state = 'announced'`.execute(town.db);
    const map = await townMap(town, { number: (maps += 1), seeds: town240.marks.map(({ number }) => `意見${number}`), ...given });
    await sql`update opinion_map.statement set meta = true where conversation_id = ${map.id} and number = 20`.execute(town.db);
    return { ...map, seed: 20_260_401 };
  }

  function later(seconds: number): void {
    const { clock } = townOf();
    clock.set(new Date(clock.now().getTime() + seconds * 1_000).toISOString());
  }

  async function cast(db: Database, { id }: Pick<TownMap, 'id'>, who: string, number: number, choice: VoteValue | null): Promise<number | null> {
    const { clock } = townOf();
    const self = { codeSha256: createHash('sha256').update(`${id} ${who}`).digest(), mark: null, cameBy: 'page', mayJoin: true };
    return (await castVote(db, { conversationId: id, access: 'anyone', self, statement: number, value: choice, at: clock.now(), today: clock.today() })).participant;
  }

  /** A vote that came while another test's transaction was open may wait for the next look: these tests look once. */
  function settledFirst<Given extends unknown[], Done>(run: (...given: Given) => Promise<Done>): (...given: Given) => Promise<Done> {
    return async (...given) => {
      await townOf().settle();
      return run(...given);
    };
  }

  return { newMap, later, cast, settledFirst, computeWhole: settledFirst(store.computeWhole), followNews: settledFirst(store.followNews) };
}

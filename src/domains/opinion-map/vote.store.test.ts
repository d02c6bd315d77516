/** What is kept of votes, whatever comes at once. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import type { Cast, Casting } from './casting.ts';
import { codeHash, newCode, type Self } from './participant.ts';
import { type TownMap, townMap } from './town-map.fixture.ts';
import { castVote } from './vote.store.ts';

let town: Town;
let map: TownMap;
const somebody = (): Self => ({ codeSha256: codeHash(newCode()), mark: null, cameBy: 'page', mayJoin: true });

beforeAll(async () => {
  town = await openTown();
  map = await townMap(town);
});
afterAll(() => town.close());

function cast(self: Self, statement: number, value: Casting['value'], more: Partial<Casting> = {}): Promise<Cast> {
  const at = town.clock.now();
  return inTransaction(town.db, (tx) => castVote(tx, { conversationId: map.id, access: 'anyone', self, statement, value, at, today: town.clock.today(), ...more }));
}

async function votesOf(participant: number): Promise<{ statement: number; value: number | null; before: number | null }[]> {
  const { rows } = await sql<{ statement: number; value: number | null; before: number | null }>`select statement, value, before from opinion_map.vote where participant = ${participant} order by id`.execute(town.owner);
  return rows;
}

async function ballotsOf(participant: number): Promise<Record<number, number>> {
  const { rows } = await sql<{ statement: number; value: number }>`select statement, value from opinion_map.ballot where participant = ${participant}`.execute(town.owner);
  return Object.fromEntries(rows.map(({ statement, value }) => [statement, value]));
}

describe('a vote', () => {
  test('makes the participant, is changed and taken back, and each time keeps what stood before', async () => {
    const self = somebody();
    const first = await cast(self, 1, 1);
    expect(first).toMatchObject({ joined: true, open: true, shown: true, changed: true, before: null, barred: false, voted: [1] });
    expect(await cast(self, 2, -1)).toMatchObject({ joined: false, participant: first.participant, voted: [1, 2] });
    expect(await cast(self, 1, 0)).toMatchObject({ changed: true, before: 1, voted: [2, 1] });
    expect(await cast(self, 1, null)).toMatchObject({ changed: true, before: 0, voted: [2] });
    expect(await votesOf(first.participant!)).toEqual([
      { statement: 1, value: 1, before: null },
      { statement: 2, value: -1, before: null },
      { statement: 1, value: 0, before: 1 },
      { statement: 1, value: null, before: 0 },
    ]);
    expect(await ballotsOf(first.participant!)).toEqual({ 2: -1 });
  });

  test('that stands already, or is not there to take back, writes nothing', async () => {
    const self = somebody();
    const { participant } = await cast(self, 3, 1);
    expect(await cast(self, 3, 1)).toMatchObject({ changed: false, voted: [3] });
    expect(await cast(self, 4, null)).toMatchObject({ changed: false, voted: [3] });
    expect(await cast(somebody(), 4, null)).toMatchObject({ changed: false, participant: null, joined: false });
    expect(await votesOf(participant!)).toHaveLength(1);
  });

  test('is taken in the period only, on what is shown, by whom may take part and is not left out', async () => {
    const nothing = { changed: false, participant: null };
    expect(await cast(somebody(), 1, 1, { today: '2026-03-31' })).toMatchObject({ ...nothing, open: false });
    expect(await cast(somebody(), 1, 1, { today: '2026-05-01' })).toMatchObject({ ...nothing, open: false });
    expect(await cast(somebody(), 1, 1, { access: 'signed-in' })).toMatchObject({ ...nothing, open: false });
    expect(await cast(somebody(), 99, 1)).toMatchObject({ ...nothing, shown: false });
    expect(await cast({ ...somebody(), mayJoin: false }, 1, 1)).toMatchObject({ ...nothing, open: true });
    const self = somebody();
    const { participant } = await cast(self, 1, 1);
    await sql`update opinion_map.participant set barred_at = now() where number = ${participant}`.execute(town.owner);
    expect(await cast(self, 2, 1)).toMatchObject({ barred: true, changed: false });
    expect(await cast(self, 1, null)).toMatchObject({ barred: true, changed: false });
  });

  test('comes once where the same is pressed many times at once, and two first votes make one participant', async () => {
    for (let round = 0; round < 5; round += 1) {
      const self = somebody();
      const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => cast(self, (index % 2) + 1, 1)));
      const numbers = new Set(answers.map(({ participant }) => participant));
      expect(numbers.size).toBe(1);
      expect(answers.filter(({ joined }) => joined)).toHaveLength(1);
      expect(await votesOf([...numbers][0]!)).toHaveLength(2);
    }
  });

  test('of an account makes one participant on two browsers at once, and none in another conversation by the same code', async () => {
    const mark = Buffer.alloc(32, 7);
    const answers = await Promise.all([1, 2, 3, 4].map((statement) => cast({ ...somebody(), mark }, statement, 1)));
    expect(new Set(answers.map(({ participant }) => participant)).size).toBe(1);
    const self = somebody();
    await cast(self, 1, 1);
    const other = await townMap(town, { number: 2 });
    expect(await cast(self, 1, 1, { conversationId: other.id })).toMatchObject({ participant: null, changed: false });
  });

  test('that is changed from all sides at once leaves a chain in which each knows the one before', async () => {
    const self = somebody();
    const { participant } = await cast(self, 5, 1);
    await Promise.all([0, -1, 1, null, 0, 1, -1, null, 1].map((value) => cast(self, 5, value as Casting['value'])));
    const chain = await votesOf(participant!);
    for (const [index, vote] of chain.entries()) expect(vote.before).toBe(index === 0 ? null : chain[index - 1]!.value);
    expect((await ballotsOf(participant!))[5] ?? null).toBe(chain.at(-1)!.value);
  });
});

import { expect, test } from 'vitest';
import { ballotsOf } from '#domains/opinion-map';
import { dataParts, publishedVotes, votesTable } from './published-data.ts';

test('a file of very many votes is written in parts, and is whole and the same as a table', () => {
  const people = 3_000;
  const person = Array.from({ length: people * 10 }, (_, at) => 2_000_000_000 - Math.floor(at / 10));
  const statement = person.map((_, at) => 1 + (at % 10));
  const value = person.map((_, at) => (at % 3) - 1);
  const votes = [...publishedVotes(ballotsOf({ person, statement, value }))];
  const parts = [...dataParts({ votes, statements: [] } as unknown as Parameters<typeof dataParts>[0])];
  expect(parts.length).toBe(2);
  expect((JSON.parse(parts.join('')) as { votes: unknown }).votes).toEqual(votes);
  expect(votes[0]).toEqual([2_000_000_000 - people + 1, 1, value[(people - 1) * 10]]);
  expect(votesTable(parts.join(''))).toBe(`\ufeffparticipant,statement,vote\r\n${votes.map((vote) => `${vote.join(',')}\r\n`).join('')}`);
});

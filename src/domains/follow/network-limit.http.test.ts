/** Nobody lets the city write to strangers by the thousand. */
import { visitor } from '#fixtures/people/visitor';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Town } from '#town';
import { openFollowTown } from './follow-town.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openFollowTown();
});
afterAll(() => town.close());

it('one network may have the city write to 30 addresses in 15 minutes, then others still may', async () => {
  const [flood, other] = [visitor(town, '192.0.2.7'), visitor(town, '198.51.100.9')];
  const askFor = (browser: typeof flood, email: string) => browser.post('/follow/requests', { about: 'programme:P0001', email, rhythm: 'daily' });
  for (let letter = 0; letter < 30; letter++) expect((await askFor(flood, `stranger${letter}@resident.example`)).status).toBe(303);
  expect((await askFor(flood, 'one-more@resident.example')).status).toBe(429);
  expect((await askFor(other, 'hanako@resident.example')).status).toBe(303);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from follow.follower where email like 'stranger%' or email like 'one-more%'`.execute(town.db);
  expect(rows[0]!.n).toBe(30);
});

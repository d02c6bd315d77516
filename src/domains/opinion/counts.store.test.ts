/** Whatever happens to submissions, the counts say what is there. */
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Way, ways } from '#domains/consultation';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { openTown, type Town } from '#town';
import { copyMark } from './copy-mark.ts';
import { countsOf, yearCounts } from './counts.store.ts';
import { personalData } from './own.store.ts';
import { sealSender } from './sender.ts';
import { withdrawSubmission } from './submission-writing.store.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

interface Model {
  id: number;
  way: Way;
  late: boolean;
  texts: string[];
  /** Who it is, as far as the city can tell; unique where it cannot. */
  who: string;
  personId: string | null;
  state: 'kept' | 'withdrawn' | 'aside';
}

/** Numbers that look random and are the same each time (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

async function come(consultationId: number, roll: (sides: number) => number, people: string[]): Promise<Model> {
  const way = ways[roll(ways.length)]!;
  const late = way === 'web' && roll(6) === 0;
  const texts = Array.from({ length: 1 + roll(3) }, () => `意見その${roll(6)}。`);
  const personId = way === 'web' && roll(3) === 0 ? people[roll(people.length)]! : null;
  const named = roll(2) === 0 ? `名前${roll(4)}` : null;
  const { rows } = await sql<{ id: number }>`
    insert into opinion.submission (consultation_id, way, received_at, received_on, late, person_id, lang)
    values (${consultationId}, ${way}, now(), ${roll(2) === 0 ? '2026-04-10' : '2027-04-01'}, ${late}, ${personId}, 'ja') returning id`.execute(town.db);
  const { id } = rows[0]!;
  for (const [position, text] of texts.entries()) await sql`insert into opinion.opinion (submission_id, position, text, added_at, copy_sha256) values (${id}, ${position}, ${text}, now(), ${copyMark(text)})`.execute(town.db);
  if (named !== null) {
    const { sealed, fingerprint } = sealSender(town.program.safe, { name: named, address: '拓野市中町1-2-3' });
    await sql`insert into opinion.sender (id, submission_id, sealed, fingerprint, wants_letter) values (${randomUUID()}, ${id}, ${sealed}, ${fingerprint}, false)`.execute(town.db);
  }
  return { id, way, late, texts, who: personId ?? named ?? `nobody ${id}`, personId, state: 'kept' };
}

async function happen(model: Model[], consultationId: number, roll: (sides: number) => number, people: string[]): Promise<void> {
  const one = model[roll(Math.max(1, model.length))];
  const kind = roll(10);
  if (one === undefined || kind < 5) return void model.push(await come(consultationId, roll, people));
  if (kind < 7) {
    if (await withdrawSubmission(town.db, { id: one.id, consultationId }, new Date())) one.state = 'withdrawn';
  } else if (kind < 9 && one.state !== 'withdrawn') {
    one.state = one.state === 'aside' ? 'kept' : 'aside';
    await sql`update opinion.submission set aside_at = ${one.state === 'aside' ? new Date() : null} where id = ${one.id}`.execute(town.db);
  } else if (kind === 9 && one.personId !== null) {
    await personalData.erase(town.db, one.personId, new Date(), town.program.safe);
    for (const own of model.filter(({ personId }) => personId === one.personId)) own.personId = null;
    people.splice(people.indexOf(one.who), 1, randomUUID());
  }
}

function expected(model: Model[], way: Way | null) {
  const kept = model.filter((one) => one.state === 'kept' && (way === null || one.way === way));
  return { people: new Set(kept.map(({ who }) => who)).size, submissions: kept.length, opinions: kept.flatMap(({ texts }) => texts).length };
}

it('stays true through what comes, is taken back, set aside, restored and erased', async () => {
  for (const seed of [1, 2, 3]) {
    const { id } = await townConsultation(town, { number: seed });
    const roll = dice(seed);
    const people = Array.from({ length: 3 }, () => randomUUID());
    const model: Model[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      await happen(model, id, roll, people);
      if (turn % 5 !== 4) continue;
      const counts = await countsOf(town.db, id);
      const about = `seed ${seed}, turn ${turn}`;
      for (const way of ways) expect(counts.byWay[way], about).toEqual(expected(model, way));
      expect(counts.total, about).toEqual(expected(model, null));
      const texts = model.filter(({ state }) => state === 'kept').flatMap((one) => one.texts);
      expect(counts, about).toMatchObject({
        withdrawn: model.filter(({ state }) => state === 'withdrawn').length,
        aside: model.filter(({ state }) => state === 'aside').length,
        late: model.filter(({ state, late }) => state === 'kept' && late).length,
        copies: texts.length - new Set(texts).size,
      });
      const sum = (key: 'submissions' | 'opinions') => ways.reduce((all, way) => all + counts.byWay[way][key], 0);
      expect([sum('submissions'), sum('opinions'), counts.total.submissions + counts.withdrawn + counts.aside], about).toEqual([counts.total.submissions, counts.total.opinions, model.length]);
    }
  }
});

it('is nothing where nothing came, and each fiscal year has its own', async () => {
  const { id } = await townConsultation(town, { number: 9 });
  expect((await countsOf(town.db, id)).total).toEqual({ people: 0, submissions: 0, opinions: 0 });
  const years = await Promise.all([2025, 2026, 2027].map((year) => yearCounts(town.db, year)));
  expect(years[0]).toBeNull();
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from opinion.submission where withdrawn_at is null and aside_at is null`.execute(town.db);
  expect(years[1]!.submissions + years[2]!.submissions).toBe(rows[0]!.n);
});

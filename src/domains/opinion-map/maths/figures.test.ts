import { describe, expect, test } from 'vitest';
import { ballotsOf, type StatementMark } from './ballots.ts';
import { countsOf } from './counts.ts';
import { uncounted } from './figures.fixture.ts';
import { followVotes, publishedCounts, recounted, type VoteEvent } from './figures.ts';
import { knownTown } from './known-town.fixture.ts';
import { lotOf } from './lot.ts';
import type { Figures } from './reckoning.ts';

interface Vote {
  person: number;
  statement: number;
  value: number;
}

/** Places and distances of the picture, as a whole computation would leave them: by number of the statement, the same whatever the votes; nothing for those that came since. */
function placed(number: number, last: number): [x: number, y: number, extremity: number] {
  return number > last ? [0, 0, 0] : [Math.sin(number), Math.cos(number), 1 + Math.sin(3 * number)];
}

/** What a whole computation publishes with these groups and this picture. */
function published(votes: readonly Vote[], groupOf: ReadonlyMap<number, number>, groups: number, marks: readonly StatementMark[], last: number): Figures {
  const ballots = ballotsOf({ person: votes.map(({ person }) => person), statement: votes.map(({ statement }) => statement), value: votes.map(({ value }) => value) }, marks.map(({ number }) => number));
  const counts = countsOf(ballots, Int8Array.from(ballots.people, (number) => groupOf.get(number) ?? -1), groups);
  const figures = uncounted(ballots.statements, groups, (number) => placed(number, last));
  return recounted({ ...figures, sample: { ...figures.sample, people: ballots.people.length } }, counts, marks);
}

describe('published figures follow single votes', () => {
  test.each([[1, 3], [2, 2], [3, 0]])('and are, bit for bit, what counting all ballots again gives (sequence %i, %i groups)', (seed, groups) => {
    const { votes, marks, groupOf } = knownTown({ seed, people: 60, statements: 20, groups: Math.max(groups, 1) });
    if (groups === 0) groupOf.clear();
    const lot = lotOf(seed, 99);
    const last = marks.length;
    const standing = new Map(Array.from(votes.value, (value, at) => [`${votes.person[at]} ${votes.statement[at]}`, { person: votes.person[at]!, statement: votes.statement[at]!, value }]));
    const people = [...new Set(votes.person), 3, 4, 5];
    let figures = published([...standing.values()], groupOf, groups, marks, last);
    for (let round = 0; round < 12; round += 1) {
      const events: VoteEvent[] = [];
      for (let step = 0; step < 1 + round * 5; step += 1) {
        const [person, statement, choice] = [people[lot.below(people.length)]!, 1 + lot.below(last), lot.below(4)];
        const key = `${person} ${statement}`;
        const value = choice === 3 ? null : choice - 1;
        events.push({ group: groupOf.get(person) ?? -1, statement, before: standing.get(key)?.value ?? null, value });
        if (value === null) standing.delete(key);
        else standing.set(key, { person, statement, value });
      }
      const recounted = published([...standing.values()], groupOf, groups, marks, last);
      figures = followVotes(figures, events, marks, recounted.sample.people);
      expect(figures).toEqual(recounted);
    }
  });

  test('and take in statements that came since, which the picture does not know, in the order of their numbers', () => {
    const { votes, marks, groupOf } = knownTown({ seed: 4, people: 60, statements: 20, meta: 0 });
    const all = Array.from(votes.value, (value, at) => ({ person: votes.person[at]!, statement: votes.statement[at]!, value }));
    // Number 7 waited for a moderator, so that it comes between known ones.
    const [seven, others] = [marks.find(({ number }) => number === 7)!, marks.filter(({ number }) => number !== 7)];
    const before = published(all.filter(({ statement }) => statement !== 7), groupOf, 3, others, 20);
    const later = [...others, seven, { number: 21, meta: false, shown: true }, { number: 22, meta: true, shown: true }, { number: 23, meta: false, shown: false }];
    const events = all.filter(({ statement }) => statement === 7).map(({ person, statement, value }) => ({ group: groupOf.get(person)!, statement, before: null, value }));
    const figures = followVotes(before, events, later);
    expect(figures.statements.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1));
    expect(figures.statements[6]).toMatchObject({ x: 0, y: 0, extremity: 0, count: published(all, groupOf, 3, marks, 20).statements[6]!.count });
    expect(figures.statements[20]).toMatchObject({ number: 21, count: { agree: 0, disagree: 0, pass: 0 }, priority: 5.0625 });
    expect(figures.statements[21]).toMatchObject({ number: 22, priority: 49 });
    expect(figures.sample).toEqual({ ...before.sample, statements: 22, votes: all.length });
    expect(figures.axes!.centre).toHaveLength(22);
    expect(figures.axes!.centre.toSpliced(20).toSpliced(6, 1)).toEqual(before.axes!.centre);
    expect(figures.axes!.components.map((component) => component[6])).toEqual([0, 0]);
    for (const group of figures.groups) expect(group.counts).toHaveLength(22);
    expect(before.statements).toHaveLength(19);
  });

  test('and leave out at once what moderators took out', () => {
    const { votes, marks, groupOf } = knownTown({ seed: 5 });
    const all = Array.from(votes.value, (value, at) => ({ person: votes.person[at]!, statement: votes.statement[at]!, value }));
    const before = published(all, groupOf, 3, marks, 40);
    const out = before.dividing[0]!;
    const hidden = marks.map((mark) => (mark.number === out ? { ...mark, shown: false } : mark));
    expect(followVotes(before, [], hidden)).toEqual(published(all, groupOf, 3, hidden, 40));
    expect(followVotes(before, [], hidden).dividing).not.toContain(out);
  });

  test('and stay as they are where nothing happened, whatever is done with the answer', () => {
    const { votes, marks, groupOf } = knownTown({ seed: 6 });
    const all = Array.from(votes.value, (value, at) => ({ person: votes.person[at]!, statement: votes.statement[at]!, value }));
    const before = published(all, groupOf, 3, marks, 40);
    const kept = structuredClone(before);
    expect(followVotes(before, [], marks)).toEqual(before);
    followVotes(before, [{ group: 0, statement: 1, before: null, value: 1 }], marks);
    expect(before).toEqual(kept);
    expect(publishedCounts(JSON.parse(JSON.stringify(before)) as Figures)).toEqual(publishedCounts(before));
  });
});

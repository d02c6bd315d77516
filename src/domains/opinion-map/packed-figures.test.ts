/** Published figures come out of their bytes as they went in. */
import { expect, it } from 'vitest';
import { knownTown } from '#fixtures/opinion-map/maths/known-town';
import { ballotsOf } from './maths/ballots.ts';
import { reckon } from './maths/reckon.ts';
import { defaultParameters, type Figures, firstMemory } from './maths/reckoning.ts';
import { packFigures, unpackFigures } from './packed-figures.ts';

function figuresOf({ people = 60, statements = 21 }): Figures {
  const { votes, marks } = knownTown({ seed: 5, people, statements, meta: 1, passOnly: 2 });
  const ballots = ballotsOf(votes, marks.map(({ number }) => number));
  return reckon({ ballots, marks, parameters: { ...defaultParameters, seed: 3, resamplings: 10 }, memory: firstMemory, barred: [] }).figures;
}

it('whatever there is to tell, wherever the bytes lie in memory', () => {
  const grouped = figuresOf({});
  expect(grouped.groups.length).toBeGreaterThan(1);
  const few = figuresOf({ people: 8, statements: 3 });
  expect(few.statements[0]!.commonAgree).toBeNull();
  for (const figures of [grouped, few, { ...grouped, axes: null }, { ...grouped, groups: [] }, { ...few, axes: null, statements: [] }]) {
    const bytes = Buffer.concat([Buffer.alloc(3), packFigures(figures)]).subarray(3);
    expect(unpackFigures(bytes)).toEqual(figures);
    expect(Object.keys(unpackFigures(bytes).statements[0] ?? {})).toEqual(Object.keys(figures.statements[0] ?? {}));
  }
});

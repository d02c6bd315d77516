/** Figures before anything was counted: groups and a picture that are given, not computed. */
import { defaultParameters, type Figures } from './reckoning.ts';

/** `placed` gives where the picture has a statement, by its number; without it all lie in the middle. */
export function uncounted(numbers: Iterable<number>, groups: number, placed: (number: number) => [x: number, y: number, extremity: number] = () => [0, 0, 0]): Figures {
  const statements = Array.from(numbers, (number) => {
    const [x, y, extremity] = placed(number);
    return { number, count: { agree: 0, disagree: 0, pass: 0 }, x, y, extremity, commonAgree: null, commonDisagree: null, division: null, priority: 0 };
  });
  return {
    parameters: { ...defaultParameters, seed: 1 },
    memory: { signs: [1, -1], groups, challenger: groups, wins: 0 },
    sample: { people: 0, counted: 0, passedOnly: 0, barred: 0, votes: 0, statements: statements.length },
    state: groups > 0 ? 'grouped' : 'too-few',
    beyondChance: groups > 0 ? true : null,
    stability: groups > 0 ? 0.8 : null,
    axes: { centre: statements.map(({ x }) => x), components: [statements.map(({ x }) => x), statements.map(({ y }) => y)], explained: [0.3, 0.1] },
    statements,
    groups: Array.from({ length: groups }, (_, index) => ({ index, people: 9, peopleLow: 8, peopleHigh: 10, x: index, y: -index, stability: 0.8, representative: [], counts: [] })),
    majority: { agree: [], disagree: [] },
    common: [],
    dividing: [],
    unsure: [],
    alike: [],
  };
}

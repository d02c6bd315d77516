import { alikeSets } from './alike.ts';
import type { Axes, AxesBefore } from './axes.ts';
import { countedPeople, formingStatements, indexOfNumber, keepPeople, speakingPeople, withoutPeople, type Ballots, type StatementMark } from './ballots.ts';
import { countsOf } from './counts.ts';
import { recounted } from './figures.ts';
import { foundGroups, pointsOf } from './found-groups.ts';
import { layoutOf } from './layout.ts';
import { extremity, statementPlaces } from './place.ts';
import type { Figures, GroupFigures, Memory, Parameters, Places, Reckoning, StatementFigures } from './reckoning.ts';
import { meanLikeness, type Stability } from './stability.ts';
import { weightedCountsOf } from './weighted-counts.ts';
import { effectiveSize, scaledWeights, weightsAmong, weightsFault } from './weights.ts';

/** All that an answer depends on. */
export interface Question {
  ballots: Ballots;
  /** In any order; a statement without a mark is shown. */
  marks: readonly StatementMark[];
  parameters: Parameters;
  memory: Memory;
  /** Numbers of the people whose votes do not count, by moderation; they may stand in the ballots or be missing already. */
  barred: readonly number[];
  /**
   * What each person weighs, in the order of `ballots.people`: more than 0, in any unit, since only how they stand to each other matters. Off by default: everybody counts once.
   * For whoever computes again; the city's figures have none.
   */
  weights?: Float64Array;
  /** The answer shown before, whose axes the new ones follow; without it the remembered signs hold. */
  before?: Pick<Figures, 'axes' | 'statements'> | null;
}

function axesBefore({ before }: Question): AxesBefore | null {
  return before?.axes ? { statements: before.statements.map(({ number }) => number), components: before.axes.components } : null;
}

function publishedAxes({ centre, components: [first, second], explained }: Axes): Figures['axes'] {
  return { centre: [...centre], components: [[...first], [...second]], explained };
}

/** Statements in the picture, before votes are counted. */
function statementFigures(numbers: Int32Array, axes: Axes | null): StatementFigures[] {
  const places = axes && statementPlaces(axes);
  const far = places && extremity(places);
  return Array.from(numbers, (number, at) => ({
    number,
    count: { agree: 0, disagree: 0, pass: 0 },
    x: places?.x[at] ?? 0,
    y: places?.y[at] ?? 0,
    extremity: far?.[at] ?? 0,
    commonAgree: null,
    commonDisagree: null,
    division: null,
    priority: 0,
  }));
}

/** Groups in the picture, before votes are counted. */
function groupFigures(places: Places, groups: number, stability: Stability | null, weights: Float64Array | null): GroupFigures[] {
  return Array.from({ length: groups }, (_, index) => {
    let people = 0;
    let x = 0;
    let y = 0;
    for (let at = 0; at < places.number.length; at += 1) {
      if (places.group[at] !== index) continue;
      const weight = weights === null ? 1 : weights[at]!;
      people += weight;
      x += weight * places.x[at]!;
      y += weight * places.y[at]!;
    }
    return {
      index,
      people,
      peopleLow: Math.min(people, stability?.peopleLow[index] ?? 0),
      peopleHigh: Math.max(people, stability?.peopleHigh[index] ?? 0),
      x: x / people,
      y: y / people,
      stability: stability?.likeness[index] ?? 0,
      representative: [],
      counts: [],
    };
  });
}

/** The group of each person of the ballots, -1 for who is not in the picture. */
function groupOfEverybody(ballots: Ballots, places: Places): Int8Array {
  return Int8Array.from(ballots.people, (number) => places.group[indexOfNumber(places.number, number)] ?? -1);
}

/** Weights of the people who are not barred, with the mean 1; null where everybody counts once. */
function weightsOf({ ballots: all, weights }: Question, ballots: Ballots): Float64Array | null {
  if (weights === undefined) return null;
  if (weights.length !== all.people.length) throw new Error(`There are ${weights.length} weights for ${all.people.length} people.`);
  const fault = weightsFault(weights);
  if (fault !== null) throw new Error(`These weights cannot be used: ${fault}.`);
  return scaledWeights(weightsAmong(ballots.people, all.people, weights));
}

/**
 * The whole answer from all votes: pure, and the same to the last bit for the same votes, marks, parameters, memory, barred people and answer before, in whatever order votes came.
 * Who passed on everything is counted among the passes and is in no mean, axis or group. Never NaN, however few or alike the votes are.
 * With weights means, axes, groups, counts and all that is made of them are weighted; heads decide who is counted in and what is too few, and which people are alike. Weights that are all the same are none.
 * @throws Error where weights cannot be used
 */
export function reckon(question: Question): Reckoning {
  const { parameters, marks } = question;
  const ballots = withoutPeople(question.ballots, question.barred);
  const weights = weightsOf(question, ballots);
  const forms = formingStatements(ballots, marks);
  const speaks = speakingPeople(ballots, forms);
  const speaking = keepPeople(ballots, speaks);
  const counted = countedPeople(speaking, parameters.votesLeast, parameters.peopleLeast);
  const speakingWeights = weights && weightsAmong(speaking.people, ballots.people, weights);
  const layout = layoutOf(speaking, forms, parameters.movement, axesBefore(question), question.memory.signs, speakingWeights);
  const inPicture = speaking.people.filter((_, person) => layout !== null && counted[person] === 1);
  const enough = inPicture.length >= parameters.peopleLeast;
  const found = layout && enough ? foundGroups(layout, counted, parameters, question.memory, speakingWeights) : null;
  const stability = found?.stability ? meanLikeness(found.stability) : null;
  const grouped = found !== null && found.holds;
  const points = layout ? pointsOf(layout.places, counted) : { x: new Float64Array(), y: new Float64Array() };
  const places: Places = { number: inPicture, ...points, group: grouped ? found.of : new Int8Array(inPicture.length).fill(-1) };
  const groups = grouped ? found.groups : 0;
  const tooFew = counted.reduce((sum, one) => sum + one, 0) < parameters.peopleLeast;
  const figures: Figures = {
    parameters,
    memory: found?.memory ?? { ...question.memory, signs: layout?.signs ?? question.memory.signs },
    ...(weights && { weighting: { effective: effectiveSize(weights) } }),
    sample: {
      people: ballots.people.length,
      counted: inPicture.length,
      passedOnly: ballots.people.length - speaking.people.length,
      barred: new Set(question.barred).size,
      votes: ballots.column.length,
      statements: ballots.statements.length,
    },
    state: tooFew ? 'too-few' : grouped ? 'grouped' : 'unstable',
    beyondChance: found?.beyondChance ?? null,
    stability,
    axes: layout && publishedAxes(layout.axes),
    statements: statementFigures(ballots.statements, layout?.axes ?? null),
    groups: groupFigures(places, groups, found?.stability ?? null, weights && weightsAmong(inPicture, ballots.people, weights)),
    majority: { agree: [], disagree: [] },
    common: [],
    dividing: [],
    unsure: [],
    alike: alikeSets(speaking),
  };
  const groupOf = groupOfEverybody(ballots, places);
  const counts = weights ? weightedCountsOf(ballots, groupOf, groups, weights) : countsOf(ballots, groupOf, groups);
  return { figures: recounted(figures, counts, marks), places };
}

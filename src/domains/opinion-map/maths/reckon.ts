import { alikeSets } from './alike.ts';
import { axesOf, centredMatrix, centreOf, signed, signsAfter, type Axes } from './axes.ts';
import { countedPeople, formingStatements, indexOfNumber, keepPeople, speakingPeople, withoutPeople, type Ballots, type StatementMark } from './ballots.ts';
import { baseClusters } from './clusters.ts';
import { countsOf } from './counts.ts';
import { recounted } from './figures.ts';
import { afterWin, bestOf, groupings, inhabited, orderedGroups, silhouettes } from './groups.ts';
import { extremity, placesOf, statementPlaces, type Points } from './place.ts';
import type { Figures, GroupFigures, Memory, Parameters, Places, Reckoning } from './reckoning.ts';
import { spectrumOf, type CentredMatrix, type Spectrum } from './spectrum.ts';
import { stabilitiesOf, standingOf, type Stability } from './stability.ts';

/** All that an answer depends on. */
export interface Question {
  ballots: Ballots;
  /** In any order; a statement without a mark is shown. */
  marks: readonly StatementMark[];
  parameters: Parameters;
  memory: Memory;
  /** Numbers of the people whose votes do not count, by moderation; they may stand in the ballots or be missing already. */
  barred: readonly number[];
  /** The answer shown before, whose axes the new ones follow; without it the remembered signs hold. */
  before?: Pick<Figures, 'axes' | 'statements'> | null;
}

interface Layout {
  /** Everybody who says anything; rows of the matrix. */
  speaking: Ballots;
  matrix: CentredMatrix;
  spectrum: Spectrum;
  axes: Axes;
  signs: Memory['signs'];
  places: Points;
}

function layoutOf({ parameters, memory, before }: Question, speaking: Ballots, forms: Uint8Array): Layout | null {
  const centre = centreOf(speaking, forms);
  const matrix = centredMatrix(speaking, centre, forms);
  const spectrum = spectrumOf(matrix, parameters.movement);
  const plain = axesOf(matrix, centre, spectrum);
  if (!plain) return null;
  const shownBefore = before?.axes ? { statements: before.statements.map(({ number }) => number), components: before.axes.components } : null;
  const signs = signsAfter(plain, speaking.statements, shownBefore, memory.signs);
  const axes = signed(plain, signs);
  return { speaking, matrix, spectrum, axes, signs, places: placesOf(speaking, axes) };
}

interface Found {
  memory: Memory;
  groups: number;
  /** Of each counted person. */
  of: Int8Array;
  stability: Stability | null;
}

/** Points of the people alone whose place in `kept` is not 0. */
function pointsOf(places: Points, kept: Uint8Array): Points {
  const stays = (_: number, person: number) => kept[person] === 1;
  return { x: places.x.filter(stays), y: places.y.filter(stays) };
}

/** The group of everybody who speaks; -1 for who is not counted. */
function spreadOver(counted: Uint8Array, of: Int8Array): Int8Array {
  const everybody = new Int8Array(counted.length).fill(-1);
  for (let person = 0, at = 0; person < counted.length; person += 1) if (counted[person] === 1) everybody[person] = of[at++]!;
  return everybody;
}

/**
 * The groups to show: of those numbers of groups that hold when people are drawn anew, the one that stands apart best; where none holds, the one that stands apart best, to be called unstable.
 * (The peer looks at the silhouette alone and shows groups that chance made.)
 */
function groupsOf({ parameters, memory }: Question, layout: Layout, counted: Uint8Array): Found {
  const points = pointsOf(layout.places, counted);
  const base = inhabited(baseClusters(points, parameters.clustersMax));
  const choices = groupings(base, parameters.groupsMax, parameters.seed);
  const partings = choices.map((choice) => ({ groups: choice.weight.length, of: spreadOver(counted, orderedGroups(base, choice)) }));
  const stabilities = stabilitiesOf(standingOf(layout.matrix, layout.spectrum, layout.axes), partings, parameters.resamplings, parameters.seed);
  const holds = (at: number) => stabilities[at] !== undefined && meanOf(stabilities[at].likeness) >= parameters.stabilityLeast;
  const apart = silhouettes(base, choices);
  const held = bestOf(apart, holds);
  const winner = held >= 0 ? held : bestOf(apart, () => true);
  const won = afterWin(memory, winner < 0 ? 0 : winner + 2, (groups) => holds(groups - 2), parameters.patience);
  const chosen = won.groups - 2;
  const after: Memory = { signs: layout.signs, ...won };
  const choice = choices[chosen];
  if (!choice) return { memory: after, groups: 0, of: new Int8Array(points.x.length).fill(-1), stability: null };
  return { memory: after, groups: choice.weight.length, of: orderedGroups(base, choice), stability: stabilities[chosen]! };
}

function groupFigures(places: Places, groups: number, stability: Stability | null): GroupFigures[] {
  return Array.from({ length: groups }, (_, index) => {
    let people = 0;
    let x = 0;
    let y = 0;
    for (let at = 0; at < places.number.length; at += 1) {
      if (places.group[at] !== index) continue;
      people += 1;
      x += places.x[at]!;
      y += places.y[at]!;
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

function meanOf(numbers: Float64Array): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum / numbers.length;
}

/** The group of each person of the ballots, -1 for who is not in the picture. */
function groupOfEverybody(ballots: Ballots, places: Places): Int8Array {
  return Int8Array.from(ballots.people, (number) => places.group[indexOfNumber(places.number, number)] ?? -1);
}

/**
 * The whole answer from all votes: pure, and the same to the last bit for the same votes, marks, parameters, memory, barred people and answer before, in whatever order votes came.
 * Who passed on everything is counted among the passes and is in no mean, axis or group. Never NaN, however few or alike the votes are.
 */
export function reckon(question: Question): Reckoning {
  const { parameters, marks } = question;
  const ballots = withoutPeople(question.ballots, question.barred);
  const forms = formingStatements(ballots, marks);
  const speaks = speakingPeople(ballots, forms);
  const speaking = keepPeople(ballots, speaks);
  const counted = countedPeople(speaking, parameters.votesLeast, parameters.peopleLeast);
  const layout = layoutOf(question, speaking, forms);
  const inPicture = speaking.people.filter((_, person) => layout !== null && counted[person] === 1);
  const enough = inPicture.length >= parameters.peopleLeast;
  const found = layout && enough ? groupsOf(question, layout, counted) : null;
  const stability = found?.stability ? meanOf(found.stability.likeness) : null;
  const grouped = found !== null && stability !== null && stability >= parameters.stabilityLeast;
  const points = layout ? pointsOf(layout.places, counted) : { x: new Float64Array(), y: new Float64Array() };
  const places: Places = { number: inPicture, ...points, group: grouped ? found.of : new Int8Array(inPicture.length).fill(-1) };
  const groups = grouped ? found.groups : 0;
  const statementPoints = layout && statementPlaces(layout.axes);
  const far = statementPoints && extremity(statementPoints);
  const tooFew = counted.reduce((sum, one) => sum + one, 0) < parameters.peopleLeast;
  const figures: Figures = {
    parameters,
    memory: found?.memory ?? { ...question.memory, signs: layout?.signs ?? question.memory.signs },
    sample: {
      people: ballots.people.length,
      counted: inPicture.length,
      passedOnly: ballots.people.length - speaking.people.length,
      barred: new Set(question.barred).size,
      votes: ballots.column.length,
      statements: ballots.statements.length,
    },
    state: tooFew ? 'too-few' : grouped ? 'grouped' : 'unstable',
    stability,
    axes: layout && { centre: [...layout.axes.centre], components: [[...layout.axes.components[0]], [...layout.axes.components[1]]], explained: layout.axes.explained },
    statements: Array.from(ballots.statements, (number, at) => ({
      number,
      count: { agree: 0, disagree: 0, pass: 0 },
      x: statementPoints?.x[at] ?? 0,
      y: statementPoints?.y[at] ?? 0,
      extremity: far?.[at] ?? 0,
      commonAgree: null,
      commonDisagree: null,
      division: null,
      priority: 0,
    })),
    groups: groupFigures(places, groups, found?.stability ?? null),
    majority: { agree: [], disagree: [] },
    common: [],
    dividing: [],
    unsure: [],
    alike: alikeSets(speaking),
  };
  return { figures: recounted(figures, countsOf(ballots, groupOfEverybody(ballots, places), groups), marks), places };
}

/** Reading a table of what people weigh: what is wrong with it, and in which line, in words of the person who has it. */
import { weightFault, weightsFault } from '#domains/opinion-map';
import { namedFaults, namedMost, shownValue } from './file-fault.ts';
import type { WeightOf } from './recount.ts';

/** Letters of a line. */
const lineMost = 200;
const head = 'number,weight';
const numberForm = /^[1-9]\d{0,9}$/;
const weightForm = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

export type ReadWeights = { weights: WeightOf; faults: [] } | { weights: null; faults: string[] };

/**
 * The weight of each of these people, or what is wrong with the table: a sentence each, in English as all that commands print.
 * `people` are the numbers of all who vote. Whoever is missing is refused and does not count 1: weights may be in any unit, and 1 of a unit in which others weigh 500 would be nobody.
 */
export function readWeights(text: string, people: ReadonlySet<number>): ReadWeights {
  const [first = '', ...lines] = text.replace(/^\uFEFF/, '').trimEnd().split(/\r\n|\n|\r/);
  if (first.length > lineMost || cellsOf(first).join(',').toLowerCase() !== head) return refused([`line 1: the head is ${shownValue(first)} instead of "${head}".`]);
  const weights = new Map<number, number>();
  const faults: string[] = [];
  let count = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const fault = takeLine(line, people, weights);
    if (fault === null) continue;
    count += 1;
    if (faults.length < namedMost) faults.push(`line ${index + 2}: ${fault}.`);
  }
  if (count > 0) return refused(namedFaults(faults, count));
  const missing = [...people].filter((person) => !weights.has(person));
  if (missing.length > 0) return refused([`${missing.length} of ${people.size} people have no line: ${missing.slice(0, namedMost).join(', ')}${missing.length > namedMost ? ', …' : ''}.`]);
  const fault = weightsFault([...weights.values()]);
  return fault === null ? { weights, faults: [] } : refused([`${fault}.`]);
}

/** Takes the line into the weights; or what is wrong with it. */
function takeLine(line: string, people: ReadonlySet<number>, weights: Map<number, number>): string | null {
  if (line.length > lineMost) return `${shownValue(line)} is far too long for a number and a weight`;
  const cells = cellsOf(line);
  const [number = '', weight = ''] = cells;
  if (cells.length !== 2) return `${shownValue(line)} has ${cells.length} cells instead of a number and a weight`;
  if (!numberForm.test(number)) return `${shownValue(number)} is no number of a person`;
  const person = Number(number);
  if (!people.has(person)) return `nobody with the number ${number} votes in the published data`;
  if (weights.has(person)) return `person ${number} stands there a second time`;
  const value = weightForm.test(weight) ? Number(weight) : NaN;
  const fault = weightFault(value);
  if (fault !== null) return `${shownValue(weight)} cannot be a weight: ${fault}`;
  weights.set(person, value);
  return null;
}

/** Cells of a line; the marks of quotation that programs may put around them are taken off. */
function cellsOf(line: string): string[] {
  return line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function refused(faults: string[]): ReadWeights {
  return { weights: null, faults };
}

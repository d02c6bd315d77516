import { expect, test } from 'vitest';
import { readWeights } from './weight-table.ts';

const people = new Set([7, 11, 2_147_483_647]);

test('a table of weights is read, as spreadsheets write it too, in any order and unit', () => {
  const read = readWeights('\uFEFF"number","weight"\r\n2147483647,1.5e3\r\n"7", 500.25 \r\n\r\n11,.5e3\r\n', people);
  expect(read.faults).toEqual([]);
  expect([...read.weights!]).toEqual([[2_147_483_647, 1500], [7, 500.25], [11, 500]]);
});

test.each([
  ['7,1\n11,1', 'line 1: the head is "7,1" instead of "number,weight".'],
  ['number,weight\n7,1\n11,1\n7,2\n2147483647,1', 'line 4: person 7 stands there a second time.'],
  ['number,weight\n7,1\n8,1\n11,1\n2147483647,1', 'line 3: nobody with the number 8 votes in the published data.'],
  ['number,weight\n7,0', 'line 2: "0" cannot be a weight: a weight is more than 0; people whose votes are not to count are left out instead.'],
  ['number,weight\n\n7,-1', 'line 3: "-1" cannot be a weight: a weight is more than 0; people whose votes are not to count are left out instead.'],
  ['number,weight\n7,', 'line 2: "" cannot be a weight: a weight is a number.'],
  ['number,weight\n7,NaN', 'line 2: "NaN" cannot be a weight: a weight is a number.'],
  ['number,weight\n7,0x10', 'line 2: "0x10" cannot be a weight: a weight is a number.'],
  ['number,weight\n7,1e300', 'line 2: "1e300" cannot be a weight: a weight lies between 1e-9 and 1000000000.'],
  ['number,weight\n7,1,5', 'line 2: "7,1,5" has 3 cells instead of a number and a weight.'],
  ['number,weight\nseven,1', 'line 2: "seven" is no number of a person.'],
  [`number,weight\n7,${'1,'.repeat(200)}`, `line 2: "7,${'1,'.repeat(29)}…" is far too long for a number and a weight.`],
  ['number,weight\n7,1', '2 of 3 people have no line: 11, 2147483647.'],
  ['number,weight\n7,1\n11,1\n2147483647,5000', 'the heaviest person weighs 5000 and the lightest 1: more than 1000 times as much, so that a few would decide everything.'],
])('%j is refused, and the line is told', (text, fault) => {
  expect(readWeights(text, people)).toEqual({ weights: null, faults: [fault] });
});

test('of many faults five are named, and how many more there are', () => {
  expect(readWeights(`number,weight\n${'8,1\n'.repeat(9)}`, people).faults.at(-1)).toBe('… and 4 more.');
});

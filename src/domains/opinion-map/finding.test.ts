import { expect, test } from 'vitest';
import { differenceOf, findingsOf } from './finding.ts';
import type { Count, Figures, StatementFigures } from './maths/reckoning.ts';
import { type StatementLine, talliedOf } from './statement-line.ts';
import { untoldText } from './untold.ts';
import { veiled, veiledLine } from './veil.ts';

const votes = (agree: number, disagree: number, pass = 0): Count => ({ agree, disagree, pass });
const line = (number: number, all: Count, groups: Count[] = []): StatementLine => ({
  statement: { number, text: `意見${number}`, lang: 'ja', translation: null, origin: 'seed', state: 'shown', meta: false, mergedInto: null },
  all,
  groups,
  figures: { number, count: all } as StatementFigures,
  veiled: null,
});
const figuresOf = (lines: readonly StatementLine[], lists: Partial<Figures>): Figures =>
  ({ statements: lines.map(({ figures }) => figures!), groups: [], common: [], dividing: [], unsure: [], majority: { agree: [], disagree: [] }, ...lists }) as unknown as Figures;

test('only what more than half said by the very range that is shown is called the answer of most', () => {
  // 6 of 8 are 75 % (41–93 %); 8 of 8 are 100 % (68–100 %); 3 of 3 are too few for a share.
  const lines = [line(1, votes(6, 2)), line(2, votes(8, 0)), line(3, votes(0, 3)), line(4, votes(2, 6))];
  const { majority, leaning } = findingsOf(figuresOf(lines, { majority: { agree: [1, 2], disagree: [3, 4] } }), lines);
  expect(majority.map(({ line: { statement } }) => statement.number)).toEqual([2]);
  expect(leaning.map(({ line: { statement }, direction }) => [statement.number, direction])).toEqual([[1, 'agree'], [3, 'disagree'], [4, 'disagree']]);
});

test('what divides and what leaves unsure stands in the order of the numbers that are shown', () => {
  const lines = [line(1, votes(60, 40, 20), [votes(90, 10), votes(10, 60)]), line(2, votes(9, 6, 5), [votes(9, 0), votes(0, 9)])];
  const { dividing, unsure } = findingsOf(figuresOf(lines, { dividing: [1, 2], unsure: [1, 2] }), lines);
  expect(dividing.map(differenceOf)).toEqual([100, 76]);
  expect(unsure.map(({ statement }) => statement.number)).toEqual([2, 1]);
});

test('votes in the tables and those that are said to be in none are all that there are', () => {
  const lines = [line(1, votes(4, 3)), line(2, votes(1, 1, 1))];
  const refused = line(3, votes(5, 4));
  const figures = figuresOf([...lines, refused, line(4, votes(0, 0))], {});
  expect(talliedOf(lines, figures)).toEqual({ votes: 10, untold: { statements: 1, votes: 9 } });
  expect(untoldText(lines, figures, 'ja')).toBe('このほか、公開しないことにしたり、まとめたりした意見1件への9回の答えは、どの表にも入っていません。');
  expect(untoldText([...lines, refused], figures, 'ja')).toBeNull();
});

test('while people vote, of a statement with four answers nobody is told more than that there are four', () => {
  const lines = [line(1, votes(0, 3, 1), [votes(0, 3, 1)]), line(2, votes(0, 4, 1), [votes(0, 4, 1)])];
  const lists = veiled(figuresOf(lines, { majority: { agree: [], disagree: [1, 2] }, dividing: [1, 2], unsure: [1], common: [{ number: 1, direction: 'disagree' } as Figures['common'][number]] }));
  expect([lists.majority, lists.dividing, lists.unsure, lists.common]).toEqual([{ agree: [], disagree: [2] }, [2], [], []]);
  expect(veiledLine(lines[0]!)).toMatchObject({ veiled: 4, all: votes(0, 0), groups: [votes(0, 0)], figures: null });
  expect(veiledLine(lines[1]!)).toBe(lines[1]);
});

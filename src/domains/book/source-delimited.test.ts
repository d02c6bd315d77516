/** Texts that are made to take a reader's memory or time. */
import { expect, test } from 'vitest';
import { readDelimited } from './source-delimited.ts';
import { workedMs } from './time-budget.ts';

/** Seconds of work. */
function secondsFor(run: () => unknown): number {
  const started = workedMs();
  run();
  return (workedMs() - started) / 1_000;
}

test('a long file with a stray quote takes no longer than its size', () => {
  const file = `a,b,c,d,e\r"z\r${`a${',""x'.repeat(900)}\r`.repeat(1_000)}`;
  expect(secondsFor(() => expect(readDelimited(file).lines).toHaveLength(1_003))).toBeLessThan(4);
});

test.each([
  ['commas', 'a,'],
  ['tabs', 'a\t'],
  ['tabs alone', '\t'],
  ['wide spaces', 'a  '],
  ['quoted cells', '"",'],
  ['stray quotes', '"a,""x,'],
])('a line of a million %s has more columns than a table may have', (_, cell) => {
  expect(() => readDelimited(cell.repeat(1_000_000))).toThrow(expect.objectContaining({ code: 'too-many-cells' }));
});

test('a table of more than five million cells is refused', () => {
  expect(() => readDelimited(`${'1,'.repeat(999)}\n`.repeat(5_001))).toThrow(expect.objectContaining({ code: 'too-many-cells' }));
});

test('after a quote that nobody closed, empty quoted cells are still empty', () => {
  const { lines } = readDelimited('a,b,c,d,e\n"x,"",2\n"",3');
  expect(lines.map(({ cells }) => cells)).toEqual([['a', 'b', 'c', 'd', 'e'], ['"x', '', '2'], ['', '3']]);
});

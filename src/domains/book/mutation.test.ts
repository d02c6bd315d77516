/** Ten thousand damaged books: none may crash or hang the reader, and no line may vanish. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Book, Finding, Reading } from './book.ts';
import { checkBook } from './check.ts';
import { mutants } from './mutant.fixture.ts';
import { compareBooks, type Change } from './preview.ts';
import { readBook } from './reading.ts';
import { readSource, type Source } from './source.ts';
import { SourceError } from './source-error.ts';
import { workedMs } from './time-budget.ts';

const original = readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt');
const count = 10_000;
/** Longest that one mutant of 111 lines may be worked on, in ms: far above what it needs, far below the limit of 5 s. */
const slowest = 4_000;

/** What went wrong with this copy, or nothing, and how long it took. Compared by hand: ten thousand matchers are slower than the reader. */
async function fate(bytes: Buffer, before: Book): Promise<{ fault: string | null; took: number }> {
  const started = workedMs();
  const source = await readSource(bytes, 'mutant.txt').catch((error: unknown) => {
    if (error instanceof SourceError) return null;
    throw error;
  });
  if (source === null) return { fault: null, took: workedMs() - started };
  const reading = readBook(source);
  const findings = [...reading.findings, ...checkBook(reading.book)];
  const changes = compareBooks(before, reading.book);
  const took = workedMs() - started;
  return { fault: faultOf(source, reading, findings, changes), took };
}

function faultOf(source: Source, reading: Reading, findings: Finding[], changes: Change[]): string | null {
  if (reading.lines.length !== source.lines.length || reading.lines.some(({ line }, index) => line !== source.lines[index]!.line)) return 'a line has no account';
  if (findings.some(({ ja, en }) => ja === '' || en === '' || ja.includes('undefined') || en.includes('undefined'))) return 'a finding says nothing';
  const used = reading.lines.filter(({ use }) => use === 'used').length;
  if (used < reading.book.listings.length * 2) return 'a listing stands on no line';
  if (changes.filter(({ after }) => after !== null).length !== reading.book.listings.length) return 'a listing is missing from the preview';
  // Where no table is found at all, that is the reason for every line.
  if (reading.findings.some(({ code }) => code === 'no-table')) return null;
  const explained = new Set(reading.findings.map(({ place }) => place?.line));
  // The money line of a refused programme is explained at its name, and the other way round.
  const silent = reading.lines.find(({ line, use }) => use === 'reported' && ![line, line - 1, line + 1, line - 2].some((near) => explained.has(near)));
  return silent === undefined ? null : `line ${silent.line} is reported without a reason`;
}

test('ten thousand damaged copies of the book are read, checked and compared without a crash, a hang or a lost line', { timeout: 900_000 }, async () => {
  const { book } = readBook(await readSource(original, 'plan.txt'));
  let longest = 0;
  for (const { number, name, bytes } of mutants(original, count)) {
    try {
      const { fault, took } = await fate(bytes, book);
      if (fault !== null) expect.fail(fault);
      longest = Math.max(longest, took);
    } catch (error) {
      throw new Error(`Mutant ${number} (${name}): ${String(error)}`, { cause: error });
    }
  }
  expect(longest).toBeLessThan(slowest);
});

test('what a mutant prints wrong is never taken for the book itself', async () => {
  const damaged = Buffer.from(original.toString('utf8').replace('\t44\t15\t15\t', '\t44\t1b\t15\t'));
  const { book, findings } = readBook(await readSource(damaged, 'mutant.txt'));
  expect(book.listings).toHaveLength(38);
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'figure-not-understood', listing: '市民協働推進センターの運営' }]);
});

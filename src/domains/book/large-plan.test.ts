import { csvText, xlsxBytes } from '#platform/table';
import { expect, test } from 'vitest';
import { withoutPlaces } from './any-book.fixture.ts';
import { checkBook } from './check.ts';
import { largePlan } from './large-plan.fixture.ts';
import { writePlainRows } from './plain-rows.ts';
import { compareBooks } from './preview.ts';
import { readBook } from './reading.ts';
import { readSource } from './source.ts';

test('two thousand programmes over five years are read, checked and compared in less than the limit of five seconds', { timeout: 60_000 }, async () => {
  const book = largePlan(2_000, 5);
  const [head, ...rows] = writePlainRows(book);
  const columns = head!.map((label, index) => ({ key: String(index), label, value: (row: string[]) => row[index]! }));
  for (const file of [Buffer.from(csvText(columns, rows)), await xlsxBytes([{ name: '計画', columns, rows }])]) {
    const started = performance.now();
    const reading = readBook(await readSource(file, 'plan'));
    const findings = checkBook(reading.book);
    const changes = compareBooks(book, reading.book);
    const took = performance.now() - started;
    expect(took).toBeLessThan(5_000);
    expect(withoutPlaces(reading.book)).toEqual(withoutPlaces(book));
    expect([...reading.findings, ...findings]).toEqual([]);
    expect(changes.every(({ kind }) => kind === 'unchanged')).toBe(true);
    if (process.env['SHOW_TIMES']) process.stdout.write(`${file.length} bytes: ${Math.round(took)} ms\n`);
  }
});

import { csvText, xlsxBytes } from '#platform/table';
import { expect, test } from 'vitest';
import { withoutPlaces } from './any-book.fixture.ts';
import { checkBook } from './check.ts';
import { largePlan } from './large-plan.fixture.ts';
import { writePlainRows } from './plain-rows.ts';
import { compareBooks } from './preview.ts';
import { readBook } from './reading.ts';
import { readApart } from './source-process.ts';
import { readSource } from './source.ts';
import { workedMs } from './time-budget.ts';

test('two thousand programmes over five years are read, checked and compared with less work than the limit of five seconds', async () => {
  const book = largePlan(2_000, 5);
  const [head, ...rows] = writePlainRows(book);
  const columns = head!.map((label, index) => ({ key: String(index), label, value: (row: string[]) => row[index]! }));
  const workbook = await xlsxBytes([{ name: '計画', columns, rows }]);
  // What the process that reads workbooks works is its own.
  expect(await readApart('xlsx', workbook, { silence: 5_000, whole: 600_000 })).toHaveLength(2_001);
  for (const file of [Buffer.from(csvText(columns, rows)), workbook]) {
    const started = workedMs();
    const reading = readBook(await readSource(file, 'plan'));
    const findings = checkBook(reading.book);
    const changes = compareBooks(book, reading.book);
    const took = workedMs() - started;
    expect(took).toBeLessThan(5_000);
    expect(withoutPlaces(reading.book)).toEqual(withoutPlaces(book));
    expect([...reading.findings, ...findings]).toEqual([]);
    expect(changes.every(({ kind }) => kind === 'unchanged')).toBe(true);
    if (process.env['SHOW_TIMES']) process.stdout.write(`${file.length} bytes: ${Math.round(took)} ms\n`);
  }
});

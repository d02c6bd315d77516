/** Files that cities really published, none of them a plan: each is refused or reported in sentences, and no line is lost. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';
import { describe, expect, test } from 'vitest';
import { checkBook } from './check.ts';
import { layoutFor, readBook } from './reading.ts';
import { readSource, type Source } from './source.ts';
import { SourceError } from './source-error.ts';

const folder = join(projectRoot, '../shared/data');
const there = existsSync(folder);
const files = there ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) : [];

describe.skipIf(!there)(`files that cities published${there ? '' : ' (skipped: no shared data)'}`, () => {
  const sentence = { ja: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) };

  test.each(files.map((path) => [path.slice(folder.length + 1), path]))('%s is refused or reported, line by line', async (_, path) => {
    const source = await readSource(readFileSync(path), 'file').catch((error: unknown): Source | null => {
      expect(error).toBeInstanceOf(SourceError);
      expect(error).toMatchObject(sentence);
      return null;
    });
    if (source === null) return;
    const reading = readBook(source);
    expect(reading.lines.map(({ line }) => line)).toEqual(source.lines.map(({ line }) => line));
    expect(reading.book.listings).toEqual([]);
    expect(reading.lines.filter(({ use }) => use === 'used')).toEqual([]);
    expect(reading.findings.some(({ severity }) => severity === 'error')).toBe(true);
    for (const finding of [...reading.findings, ...checkBook(reading.book, layoutFor(source)?.kinds)]) expect(finding).toMatchObject(sentence);
  });

  test.runIf(existsSync(join(folder, 'directory')))('the tables of a directory are read row by row, in CSV and in Excel', async () => {
    const toilets = await readSource(readFileSync(join(folder, 'directory/takamatsu-public-toilets.csv')), 'toilets.csv');
    expect(toilets).toMatchObject({ kind: 'csv' });
    expect(toilets.lines[1]!.cells.slice(0, 3)).toEqual(['1', '34.34551', '134.05267']);
    const events = await readSource(readFileSync(join(folder, 'directory/takamatsu-events.xlsx')), 'events.xlsx');
    expect(events.kind).toBe('xlsx');
    expect(events.lines.length).toBeGreaterThan(10);
  });
});

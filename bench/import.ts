/**
 * How long it takes to look at and to bring in a plan of 2,000 programmes and 5 years: `node dist/bench/import.js`. Prints JSON,
 * milliseconds of the whole command, from the start of the program to its end, on a data folder that is there already.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';
import { writePlainRows } from '#domains/book';
import { runToEnd } from './child.ts';
import { largePlan } from './large-plan.ts';

export interface ImportReport {
  programmes: number;
  years: number;
  kilobytes: number;
  /** What the command takes that does nothing: start of the program and of its database. */
  idleMs: number;
  previewMs: number;
  /** With preview, one transaction, search index. */
  importMs: number;
  againMs: number;
}

const [programmes, years] = [2_000, 5];
const folder = await mkdtemp(join(tmpdir(), 'hiraku-bench-import-'));
try {
  const file = join(folder, 'plan.csv');
  const table = writePlainRows(largePlan(programmes, years)).map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  await writeFile(file, table);
  const hiraku = async (...words: string[]) => runToEnd([process.execPath, join(projectRoot, 'dist', 'main.js'), ...words], { HIRAKU_DATA: join(folder, 'var'), DATABASE_URL: '' });
  const bring = async (expected: string, ...words: string[]) => {
    const { stdout, milliseconds } = await hiraku('plan', 'import', file, '--plan', 'large', '--plan-name', '大きな計画', ...words);
    if (!stdout.includes(`Rows: ${expected}`) || !stdout.includes('To look at: 0 rows that cannot go in')) throw new Error(`Not as expected: ${stdout.slice(-2_000)}`);
    return Math.round(milliseconds);
  };
  await hiraku('migrate');
  const idleMs = Math.round((await hiraku('migrate')).milliseconds);
  const previewMs = await bring(`${programmes} added`, '--dry-run');
  const importMs = await bring(`${programmes} added`);
  const againMs = await bring(`0 added, 0 changed, ${programmes} unchanged`);
  const report: ImportReport = { programmes, years, kilobytes: Math.round(Buffer.byteLength(table) / 1000), idleMs, previewMs, importMs, againMs };
  console.log(JSON.stringify(report, null, 1));
} finally {
  await rm(folder, { recursive: true, force: true });
}

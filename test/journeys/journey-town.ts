/** 拓野市 on a real address for a real browser: without a plan, with the sample book, or with a next edition too. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble } from '#app';
import { projectRoot } from '#platform/config';
import { readCall } from '#platform/command';
import { csvText } from '#platform/table';
import { openTown, type Town, townProfile } from '#town';
import { findEdition } from '../../src/domains/plan/edition.store.ts';
import { loadBook } from '../../src/domains/plan/ledger.store.ts';
import { writePlainRows } from '#domains/book';
import { nextBook } from './next-book.ts';

export const sampleFile = join(projectRoot, 'data/nishitokyo/plan-h24-26-chapter-6.txt');
export const sampleBytes = readFileSync(sampleFile);

export interface JourneyTown {
  town: Town;
  /** `http://127.0.0.1:…`, without a slash at the end. */
  origin: string;
  close(): Promise<void>;
}

export async function openJourneyTown(plans: 'none' | 'sample' | 'two', options: Parameters<typeof openTown>[0] = {}): Promise<JourneyTown> {
  const town = await openTown(options);
  if (plans !== 'none') await command(town, 'plan', 'import', sampleFile, '--plan-name', '実施計画', '--title', '実施計画（平成24〜26年度）');
  if (plans === 'two') await bringNext(town);
  const listening = await town.server.listen(0, '127.0.0.1');
  return {
    town,
    origin: new URL(listening.url).origin,
    close: async () => {
      await listening.close();
      await town.close();
    },
  };
}

/** Runs a command of `hiraku` as somebody at the keyboard would. @throws Error with what it told, unless it ended with 0 */
export async function command(town: Town, ...words: string[]): Promise<void> {
  const call = readCall(assemble(townProfile).domains.flatMap((domain) => domain.commands ?? []), words);
  if (call === null || 'explain' in call) throw new Error(`no command: ${words.join(' ')}`);
  const told: string[] = [];
  const tell = (line: string): void => void told.push(line);
  const code = await call.command.run({ ...town.program, departments: town.profile.departments, print: tell, tell }, call.values, call.positionals);
  if (code !== 0) throw new Error([`hiraku ${words.join(' ')} ended with ${code}`, ...told].join('\n'));
}

async function bringNext(town: Town): Promise<void> {
  const edition = await findEdition(town.db, '2012-2014');
  const [head = [], ...rows] = writePlainRows(nextBook(await loadBook(town.db, edition!)));
  const file = join(town.settings.dataFolder, 'plan-h25-27.csv');
  writeFileSync(file, csvText(head.map((label, index) => ({ key: label, label, value: (row: string[]) => row[index] ?? '' })), rows));
  await command(town, 'plan', 'import', file);
}

/** `hiraku log download`: the public log as a folder of tiles, that anybody can check without a database. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from '#platform/domain';
import { parseCheckpoint, parseNote } from './note.ts';
import { logPaths } from './tile-folder.ts';

export const downloadCommand: Command = {
  name: 'log download',
  summary: 'Take a public log away as a folder of tiles',
  usage: 'log download LOG-ADDRESS FOLDER',
  examples: ['npx hiraku log download https://plan.example.jp/log log-2026-04-01'],
  notes: ['Check it, offline, with: npx hiraku verify --tiles FOLDER --key VERIFIER'],
  options: {},
  positionals: [2, 2],
  run: async ({ tell }, _values, [address = '', folder = '']) => {
    const base = address.replace(/\/$/, '');
    if (!URL.canParse(base) || !/^https?:/.test(base)) {
      tell(`"${address}" is no address of a log, such as https://plan.example.jp/log`);
      return 2;
    }
    const take = async (path: string): Promise<Buffer> => {
      const reply = await fetch(`${base}/${path}`, { signal: AbortSignal.timeout(30_000) });
      if (!reply.ok) throw new Error(`${base}/${path} answered ${reply.status}`);
      return Buffer.from(await reply.arrayBuffer());
    };
    const keep = async (path: string, bytes: Buffer): Promise<void> => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    };
    try {
      const head = await take('checkpoint');
      const { size } = parseCheckpoint(parseNote(head.toString('utf8')).text);
      for (const path of logPaths(size)) await keep(path, await take(path));
      // Last, so that a folder with a checkpoint is whole.
      await keep('checkpoint', head);
      tell(`${size} entries are in ${folder}.`);
      return 0;
    } catch (error) {
      tell(`The log could not be taken away: ${(error as Error).message}`);
      return 1;
    }
  },
};

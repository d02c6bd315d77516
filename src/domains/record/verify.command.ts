/** `hiraku verify`: the record against its trees and their signed heads. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command, CommandContext } from '#platform/domain';
import { faultLine } from './fault.ts';
import { growLog } from './growth.store.ts';
import { logs } from './log.ts';
import { parseVerifier } from './note.ts';
import { checkTiles } from './tile-folder.ts';
import { type Kept, verifyLog } from './verification.store.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Verify that nobody altered the record: every row, leaf, tree and signature',
  usage: 'verify [--from CHECKPOINT-FILE] [--key VERIFIER] [--tiles FOLDER] [--seal] [--json]',
  examples: ['npx hiraku verify', 'npx hiraku verify --from checkpoint-2026-04-01.txt --key town.example/log+07c60278+AQOh…'],
  notes: [
    'Exit code 1 means that something was found; each line names the log, the kind, the row and what is wrong with it.',
    'A checkpoint kept elsewhere (hiraku log checkpoint > file) also finds what somebody did who took away the newest leaves and checkpoints together.',
  ],
  options: {
    from: { type: 'string', about: 'file with a checkpoint of the public log that was kept elsewhere' },
    key: { type: 'string', about: 'the public key to believe (see /log/keys), instead of those in the database' },
    tiles: { type: 'string', about: 'check a folder that hiraku log download made, instead of the database; needs --key' },
    seal: { type: 'boolean', about: 'first enter the acts that wait' },
    json: { type: 'boolean', about: 'as JSON' },
  },
  positionals: [0, 0],
  run: async (context, { from, key, tiles, seal, json }) => {
    if (seal && typeof tiles !== 'string') for (const log of logs) await growLog(context.db, log, context);
    const kept = typeof from === 'string' ? [{ name: from, note: await readFile(from, 'utf8') }] : [];
    const verifiers = typeof key === 'string' ? [key] : [];
    if (verifiers.some((verifier) => !isVerifier(verifier))) {
      context.tell(`"${key}" is no key of a log. Keys are shown at /log/keys and by: npx hiraku log keys`);
      return 2;
    }
    if (typeof tiles === 'string') return verifyTiles(context, tiles, verifiers, kept);
    const reports = [await verifyLog(context.db, 'public', kept, verifiers), await verifyLog(context.db, 'audit')];
    const faults = reports.flatMap((report) => report.faults);
    if (json) context.print(JSON.stringify({ sound: faults.length === 0, logs: reports }, null, 2));
    else {
      for (const fault of faults) context.print(faultLine(fault));
      for (const { log, leaves, checkpoints, waiting, faults: own } of reports)
        context.tell(`${log}: ${leaves} leaves, ${checkpoints} checkpoints, ${waiting} acts not sealed yet; ${own.length === 0 ? 'nothing was altered' : `${own.length} faults`}.`);
    }
    return faults.length === 0 ? 0 : 1;
  },
};

async function verifyTiles({ print, tell }: CommandContext, folder: string, verifiers: string[], kept: Kept[]): Promise<0 | 1 | 2> {
  if (verifiers.length === 0) {
    tell('Name the key to believe with --key: whoever made the folder could have signed it with any.');
    return 2;
  }
  try {
    const { size, faults } = await checkTiles((path) => readFile(join(folder, path)), verifiers, kept);
    for (const fault of faults) print(fault);
    tell(`${size} entries in ${folder}: ${faults.length === 0 ? 'nothing was altered' : `${faults.length} faults`}.`);
    return faults.length === 0 ? 0 : 1;
  } catch (error) {
    print(`${folder}: ${(error as Error).message}`);
    return 1;
  }
}

function isVerifier(text: string): boolean {
  try {
    parseVerifier(text);
    return true;
  } catch {
    return false;
  }
}

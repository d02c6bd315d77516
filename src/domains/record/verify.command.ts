/** `hiraku verify`: the record against its trees and their signed heads. */
import { readFile } from 'node:fs/promises';
import type { Command } from '#platform/domain';
import { faultLine } from './fault.ts';
import { growLog } from './growth.store.ts';
import { logs } from './log.ts';
import { parseVerifier } from './note.ts';
import { verifyLog } from './verification.store.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Verify that nobody altered the record: every row, leaf, tree and signature',
  usage: 'verify [--from CHECKPOINT-FILE] [--key VERIFIER] [--seal] [--json]',
  examples: ['npx hiraku verify', 'npx hiraku verify --from checkpoint-2026-04-01.txt --key town.example/log+07c60278+AQOh…'],
  notes: [
    'Exit code 1 means that something was found; each line names the log, the kind, the row and what is wrong with it.',
    'A checkpoint kept elsewhere (hiraku log checkpoint > file) also finds what somebody did who took away the newest leaves and checkpoints together.',
  ],
  options: {
    from: { type: 'string', about: 'file with a checkpoint of the public log that was kept elsewhere' },
    key: { type: 'string', about: 'the public key to believe (see /log/keys), instead of those in the database' },
    seal: { type: 'boolean', about: 'first enter the acts that wait' },
    json: { type: 'boolean', about: 'as JSON' },
  },
  positionals: [0, 0],
  run: async (context, { from, key, seal, json }) => {
    if (seal) for (const log of logs) await growLog(context.db, log, context);
    const kept = typeof from === 'string' ? [{ name: from, note: await readFile(from, 'utf8') }] : [];
    const verifiers = typeof key === 'string' ? [key] : [];
    if (verifiers.some((verifier) => !isVerifier(verifier))) {
      context.tell(`"${key}" is no key of a log. Keys are shown at /log/keys and by: npx hiraku log keys`);
      return 2;
    }
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

function isVerifier(text: string): boolean {
  try {
    parseVerifier(text);
    return true;
  } catch {
    return false;
  }
}

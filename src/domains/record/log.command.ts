/** `hiraku log checkpoint`, `log keys`, `log rotate-key`. */
import { rename, writeFile } from 'node:fs/promises';
import type { Command } from '#platform/domain';
import { findCheckpoint } from './checkpoint.store.ts';
import { growLog } from './growth.store.ts';
import { newSeed, overlapMs } from './key.ts';
import { listKeys, readSeeds } from './key.store.ts';
import { logs } from './log.ts';

export const checkpointCommand: Command = {
  name: 'log checkpoint',
  summary: 'Enter what waits and print the newest signed head of the public log',
  usage: 'log checkpoint',
  examples: ['npx hiraku log checkpoint > checkpoint-2026-04-01.txt'],
  options: {},
  positionals: [0, 0],
  run: async (context) => {
    for (const log of logs) await growLog(context.db, log, context);
    const checkpoint = await findCheckpoint(context.db, 'public');
    context.print(checkpoint!.note.replace(/\n$/, ''));
    return 0;
  },
};

export const keysCommand: Command = {
  name: 'log keys',
  summary: 'List the public keys of the public log, newest first',
  usage: 'log keys [--json]',
  examples: ['npx hiraku log keys'],
  options: { json: { type: 'boolean', about: 'as JSON' } },
  positionals: [0, 0],
  run: async ({ db, print }, { json }) => {
    const keys = (await listKeys(db, 'public')).map(({ verifier, beganAt, untilAt }) => ({ verifier, signs_from: beganAt.toISOString(), signs_until: untilAt?.toISOString() ?? null }));
    if (json) print(JSON.stringify(keys, null, 2));
    else for (const { verifier, signs_from, signs_until } of keys) print([verifier, signs_from, signs_until ?? '—'].join('\t'));
    return 0;
  },
};

export const rotateKeyCommand: Command = {
  name: 'log rotate-key',
  summary: 'Make a new key for the logs; the one before it signs beside it for 30 days',
  usage: 'log rotate-key',
  examples: ['npx hiraku log rotate-key'],
  notes: ['Where the keys are given as HIRAKU_LOG_KEY, the new value is printed and you set it yourself.'],
  options: {},
  positionals: [0, 0],
  run: async (context) => {
    const { given, file } = context.logKey;
    const seeds = [newSeed(), ...(await readSeeds(context.logKey))];
    if (given !== null) {
      context.tell('Set this as HIRAKU_LOG_KEY and start the program anew. Keep it secret.');
      context.print(seeds.join(','));
      return 0;
    }
    // Aside first, so that no reader finds half a file.
    await writeFile(`${file}.new`, `${seeds.join('\n')}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
    for (const log of logs) await growLog(context.db, log, context);
    context.tell(`The new key signs from now on; the one before it beside it for ${overlapMs / 86_400_000} days. Public keys: npx hiraku log keys`);
    return 0;
  },
};

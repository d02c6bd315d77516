/** The commands `hiraku backup` and `hiraku restore`. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { storedDomains } from '#app';
import { makeBackup } from '#platform/backup';
import { projectRoot, readSettings, type Settings } from '#platform/config';
import { addressOf } from '#platform/database';
import type { Command } from '#platform/domain';
import { openLog } from '#platform/log';
import { restoreBackup } from '#platform/restore';
import { asOwner, migrationSets } from './program.ts';

const schemas = migrationSets(storedDomains).map(({ schema }) => schema);

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Write everything that is kept into a folder, while the site goes on',
  usage: 'backup FOLDER',
  examples: ['npx hiraku backup backups/2026-11-22'],
  notes: [
    'One consistent moment of all tables, the stored files, the keys and the work that waits.',
    'The folder holds personal data and keys: keep it where only those who run the site can read it.',
    'What people erase stays in older backups; delete those after the time your rules give.',
  ],
  options: {},
  positionals: [1, 1],
  run: async ({ db, clock, tell }, _values, [folder]) => {
    const settings = readSettings(process.env);
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
    const manifest = await makeBackup(resolve(folder!), { url: addressOf(db), schemas, ...placesOf(settings), program: `hiraku ${version}`, now: clock.now(), tell });
    tell(`Backup in ${folder}: ${manifest.tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${manifest.tables.length} tables, ${manifest.files.length} files, ${manifest.jobs.rows} jobs.`);
    return 0;
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Bring a backup back where nothing is kept yet',
  usage: 'restore FOLDER',
  examples: ['HIRAKU_DATA=var-restored npx hiraku restore backups/2026-11-22'],
  notes: ['Every piece is checked against the backup’s own list first; then all of it comes in, or nothing.'],
  options: {},
  positionals: [1, 1],
  run: async ({ tell }, _values, [folder]) => {
    const settings = readSettings(process.env);
    const manifest = await asOwner(settings, storedDomains, openLog(settings.logLevel), (ownerUrl) => restoreBackup(resolve(folder!), { ownerUrl, schemas, ...placesOf(settings), tell }));
    tell(`Restored the backup of ${manifest.madeAt}: ${manifest.tables.reduce((sum, { rows }) => sum + rows, 0)} rows, ${manifest.files.length} files. Check the record next: npx hiraku verify`);
    return 0;
  },
};

function placesOf({ dataFolder, logKey, safeKey }: Settings): { filesFolder: string; keyFiles: string[] } {
  return { filesFolder: join(dataFolder, 'files'), keyFiles: [logKey.file, safeKey.file] };
}

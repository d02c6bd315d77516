/**
 * The address that the site was last served under, kept beside its data. A command in another window often lacks the
 * site's settings; under another address it would write links that lead nowhere and sign the record under another name.
 */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSettings, type Settings } from './config.ts';

const nameOfFile = 'site-address';

export async function keepSiteAddress({ dataFolder, origin }: Pick<Settings, 'dataFolder' | 'origin'>): Promise<void> {
  await writeFile(join(dataFolder, nameOfFile), `${origin}\n`);
}

/** The settings of a command: an address that is not given is the one that the site was last served under. @throws SettingError */
export function readCommandSettings(env: Record<string, string | undefined>): Settings {
  const settings = readSettings(env);
  const file = join(settings.dataFolder, nameOfFile);
  if (env['HIRAKU_ORIGIN']?.trim() || env['PORT']?.trim() || !existsSync(file)) return settings;
  return readSettings({ ...env, HIRAKU_ORIGIN: readFileSync(file, 'utf8') });
}

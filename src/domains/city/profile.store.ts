/** The profile lives in a file of the city's folder, so that a city can keep it in its own version control. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { profileSchema, type Profile } from './profile.ts';

/** The city's folder holds no usable profile; the message says which field and why. */
export class ProfileError extends Error {}

/** @throws ProfileError */
export function readProfile(folder: string): Profile {
  const file = join(folder, 'city.json');
  if (!existsSync(file)) throw new ProfileError(`There is no ${file}. Make one with: npx hiraku init ${folder}`);
  const parsed = profileSchema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(whole file)'}: ${issue.message}`);
  throw new ProfileError(`${file} needs a correction:\n${lines.join('\n')}`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ProfileError(`${file} is not JSON: ${(error as Error).message}`);
  }
}

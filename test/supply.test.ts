/** Nobody slips another's code in: every package is named to the digit, comes from one registry, and is known by its hash. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/config';

const read = <Shape>(file: string): Shape => JSON.parse(readFileSync(join(projectRoot, file), 'utf8')) as Shape;

test('packages are pinned exactly', () => {
  const { dependencies, devDependencies, optionalDependencies } = read<Record<string, Record<string, string>>>('package.json');
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)]);
});

test('each package of the lock file is known by its SHA-512, and none comes from elsewhere than the registry', () => {
  const { packages } = read<{ packages: Record<string, { resolved?: string; integrity?: string; link?: boolean; inBundle?: boolean }> }>('package-lock.json');
  const listed = Object.entries(packages).filter(([place, { inBundle }]) => place !== '' && !inBundle);
  expect(listed.length).toBeGreaterThan(100);
  // Without an address npm asks the registry that the machine is set to; the hash decides whether the answer is taken.
  for (const [place, { resolved, integrity, link }] of listed) expect([place, resolved, link, integrity]).toEqual([place, undefined, undefined, expect.stringMatching(/^sha512-/)]);
});

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

interface Locked {
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

test('on Linux with glibc on x64 each package of the lock file is known by its SHA-512, and none names another place to come from', () => {
  const { packages } = read<{ packages: Record<string, Locked> }>('package-lock.json');
  const isForLinux = ({ os = ['linux'], cpu = ['x64'], libc = ['glibc'] }: Locked): boolean => os.includes('linux') && cpu.includes('x64') && libc.includes('glibc');
  const listed = Object.entries(packages).filter(([place]) => place !== '');
  expect(listed.length).toBeGreaterThan(100);
  for (const [place, locked] of listed) {
    // Without an address npm asks the registry that the machine is set to; the hash decides whether the answer is taken.
    expect([place, locked.resolved, locked.link]).toEqual([place, undefined, undefined]);
    if (isForLinux(locked)) expect([place, locked.integrity]).toEqual([place, expect.stringMatching(/^sha512-/)]);
    else expect([place, locked.optional]).toEqual([place, true]);
  }
});

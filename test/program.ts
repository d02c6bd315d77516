/** The built program as a child process, as people run it: its own data folder, its own port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `hiraku …` to its end. */
export async function hiraku(words: string[], env: Record<string, string> = {}, input = ''): Promise<Finished> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'main.js'), ...words], { env: { ...clean(process.env), ...env } });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk) => (text.stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (text.stderr += chunk));
  // One that ends without asking reads nothing.
  child.stdin.on('error', () => undefined).end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...text };
}

export interface Serving {
  url: string;
  child: ChildProcess;
  stderr(): string;
  /** Ends it in order and gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `hiraku serve` on a free port and waits for the address that it prints. */
export async function serveProgram(env: Record<string, string>): Promise<Serving> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'main.js'), 'serve'], { env: { ...clean(process.env), PORT: '0', ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      // With what follows it: a piece may end in the middle of the number.
      const address = /(http:\/\/\S+:\d+)\s/.exec(text);
      if (address) resolve(address[1]!);
    });
    void ended.then((code) => reject(new Error(`the program ended with ${code}: ${text}`)));
  });
  return {
    url,
    child,
    stderr: () => text,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

export function dataFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'hiraku-data-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What the tests' own settings would change in the child. */
function clean(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(PORT|HOST|DATABASE_URL|HIRAKU_|VITEST|NODE_ENV)/.test(name)));
}

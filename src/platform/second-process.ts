/** For tests only: another process of this program, to kill, to race with, or to run as another user. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { projectRoot } from './config.ts';

export interface SecondProcess {
  pid: number;
  /** The next line that the process printed; rejects with its error output when it ended without one. */
  line(): Promise<string>;
  /** Every line so far that `line` has not taken. */
  lines: string[];
  say(line: string): void;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<number | null>;
}

/** Runs an ES module given as text; `#platform/…` and `#domains/…` work in it. `print(value)` prints a line, `heard()` waits for one. */
export function secondProcess(code: string, options: { user?: number; env?: Record<string, string> } = {}): SecondProcess {
  const words = `
    import { createInterface } from 'node:readline';
    import { writeSync } from 'node:fs';
    const print = (value) => writeSync(1, value + '\\n');
    const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const heard = async () => (await input.next()).value;
  `;
  const who = options.user === undefined ? {} : { uid: options.user, gid: options.user };
  const file = built(words + code);
  const child = spawn(process.execPath, ['--no-warnings', file], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, ...options.env },
    ...who,
  });
  const lines: string[] = [];
  let waiting: (() => void) | null = null;
  let errors = '';
  // What it is told after its end is lost; `line` and `ended` tell of the end.
  child.stdin.on('error', () => undefined);
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    waiting?.();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', (status) => (rmSync(file, { force: true }), resolve(status))));
  return {
    pid: child.pid!,
    lines,
    ended,
    say: (line) => void child.stdin.write(`${line}\n`),
    kill: (signal) => void child.kill(signal),
    async line() {
      if (lines.length === 0) await Promise.race([new Promise<void>((resolve) => (waiting = resolve)), ended]);
      waiting = null;
      if (lines.length === 0) throw new Error(`the second process ended: ${errors}`);
      return lines.shift()!;
    },
  };
}

/** Node reads no JSX: the module is built as the program is, beside the packages that it needs. */
function built(code: string): string {
  const folder = join(projectRoot, 'node_modules', '.cache');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `second-process-${randomUUID()}.mjs`);
  buildSync({ stdin: { contents: code, resolveDir: projectRoot, loader: 'ts' }, outfile, bundle: true, platform: 'node', format: 'esm', target: 'node24', packages: 'external', jsx: 'automatic', jsxImportSource: 'preact' });
  return outfile;
}

/**
 * Has readings written into pages by a process of its own, begun when first asked and ended after idle minutes: the dictionary's
 * memory is not the site's, and no page can hold up or bring down the site.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from './child-environment.ts';
import type { Reading } from './ruby-word.ts';
import type { RubyAnswer, RubyTask } from './ruby-writer.ts';

/** The readings that the city knows, under a version: the same version is the same list. */
export interface ReadingList {
  version: string;
  list: readonly Reading[];
}

export interface RubyProcess {
  /** The page with readings, or null where they could not be written now: too many wait, it took too long, the process ended. */
  write(html: string, readings: ReadingList): Promise<string | null>;
  /** Process id while it runs. */
  readonly pid: number | null;
}

export interface RubyPatience {
  /** For one page, the start of the process with it. */
  pageMs: number;
  /** In the row of pages before it. */
  rowMs: number;
  idleMs: number;
  /** Pages in the row at most. */
  rowMax: number;
  /** Rest after so many failures one after the other. */
  restMs: number;
}

const ordinaryPatience: RubyPatience = { pageMs: 15_000, rowMs: 10_000, idleMs: 10 * 60_000, rowMax: 100, restMs: 30_000 };
const failuresMax = 3;
/** Letters of markup; a page beyond is sent as it is. */
const pageMax = 8_000_000;
/** Megabytes of script memory; the dictionary's own comes on top. */
const heapMax = 96;

/** Beside this file: `.ts` as it stands, `.js` in the built program. */
const program = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './ruby-writer.ts' : './ruby-writer.js', import.meta.url));

interface Waiting {
  html: string;
  readings: ReadingList;
  since: number;
  done(html: string | null): void;
}

/** @param tell what went wrong, for the log */
export function rubyProcess(tell: (problem: string) => void, patience: Partial<RubyPatience> = {}): RubyProcess {
  const { pageMs, rowMs, idleMs, rowMax, restMs } = { ...ordinaryPatience, ...patience };
  const row: Waiting[] = [];
  let child: ChildProcess | null = null;
  let given: string | null = null;
  let underWay: { waiting: Waiting; end: NodeJS.Timeout } | null = null;
  let idle: NodeJS.Timeout | undefined;
  let failures = 0;
  let restUntil = 0;

  const settle = (html: string | null): void => {
    const { waiting, end } = underWay!;
    clearTimeout(end);
    underWay = null;
    failures = html === null ? failures + 1 : 0;
    if (failures >= failuresMax) restUntil = performance.now() + restMs;
    waiting.done(html);
    next();
  };
  const stop = (problem: string | null): void => {
    const ended = child;
    child = null;
    ended?.removeAllListeners();
    ended?.on('error', () => undefined).kill('SIGKILL');
    if (problem !== null) tell(problem);
    if (underWay) settle(null);
  };
  const begin = (): ChildProcess => {
    const begun = fork(program, { env: childEnvironment(), serialization: 'advanced', execArgv: [`--max-old-space-size=${heapMax}`, '--max-semi-space-size=4'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    begun.on('message', (answer: RubyAnswer) => {
      if (child !== begun || !underWay) return;
      // What failed once may be broken inside: the next page has a new one.
      if (answer.kind === 'failed') stop(answer.problem);
      else settle(answer.html);
    });
    begun.on('error', (error) => stop(error.message));
    begun.on('exit', (code, signal) => stop(`The writer of readings ended with ${code ?? signal}.`));
    // The site ends without waiting for it; it ends with the site.
    begun.unref();
    begun.channel?.unref();
    given = null;
    return begun;
  };
  // Told late where the process has ended: by then another may work.
  const send = (to: ChildProcess, task: RubyTask): void => void to.send(task, (error) => (error && child === to ? stop(error.message) : undefined));
  const next = (): void => {
    clearTimeout(idle);
    while (row[0] && performance.now() - row[0].since > rowMs) row.shift()!.done(null);
    const waiting = row.shift();
    if (!waiting) {
      idle = setTimeout(() => stop(null), idleMs).unref();
      return;
    }
    child ??= begin();
    // Not unref'd: the person waits.
    underWay = { waiting, end: setTimeout(() => stop(`A page was not given its readings within ${pageMs / 1000} s.`), pageMs) };
    if (given !== waiting.readings.version) {
      given = waiting.readings.version;
      send(child, { kind: 'readings', list: waiting.readings.list });
    }
    send(child, { kind: 'page', html: waiting.html });
  };

  return {
    write(html, readings) {
      if (html.length > pageMax || row.length >= rowMax || performance.now() < restUntil) return Promise.resolve(null);
      return new Promise((done) => {
        row.push({ html, readings, since: performance.now(), done });
        if (!underWay) next();
      });
    },
    get pid() {
      return child?.pid ?? null;
    },
  };
}

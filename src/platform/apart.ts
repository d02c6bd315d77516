/**
 * Work in a process of its own: one task, one answer, then it ends and its memory is gone with it. For what is heavy, or made of
 * others' native code, and must take neither the time nor the memory of the site.
 */
import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { childEnvironment } from './child-environment.ts';

export interface Apart {
  /** Name of the program beside the one that asks: `paper-maker`. It stands among `programsApart` of scripts/prepare.mjs. */
  program: string;
  /** `import.meta.url` of the file that asks. */
  beside: string;
  timeMaxMs: number;
  /** Of script memory; native code comes on top. */
  heapMegabytes: number;
  /** Whether it speaks with the database, whose settings may also stand in variables of the environment (`PGSSLROOTCERT`). */
  asksDatabase?: boolean;
  /** Whether it gives way to everything else on the machine: for what nobody waits for. */
  givesWay?: boolean;
}

/** `resident`: bytes of memory that the work took. */
export type Done<Answer> = { kind: 'done'; answer: Answer; resident: number };
type Told<Answer> = Done<Answer> | { kind: 'failed'; problem: string };

/** @throws Error in the words of the work where it failed, was too slow or needed too much memory. */
export function runApart<Answer>({ program, beside, timeMaxMs, heapMegabytes, asksDatabase = false, givesWay = false }: Apart, task: unknown): Promise<Done<Answer>> {
  // `.ts` as it stands, `.js` in the built program.
  const file = fileURLToPath(new URL(`./${program}.${beside.endsWith('.ts') ? 'ts' : 'js'}`, beside));
  return new Promise((resolve, reject) => {
    const worker = fork(file, [String(process.pid), String(timeMaxMs)], { env: childEnvironment({ asksDatabase }), serialization: 'advanced', execArgv: [`--max-old-space-size=${heapMegabytes}`], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    if (givesWay) lowerPriority(worker.pid);
    const end = setTimeout(() => stop(new Error(`${program} was not done within ${timeMaxMs / 1000} s.`)), timeMaxMs);
    const stop = (reason: Error): void => {
      clearTimeout(end);
      worker.removeAllListeners();
      worker.on('error', () => undefined).kill('SIGKILL');
      reject(reason);
    };
    worker.on('message', (told: Told<Answer>) => {
      if (told.kind === 'failed') return stop(new Error(told.problem));
      clearTimeout(end);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      resolve(told);
    });
    worker.on('error', stop);
    worker.on('exit', (code, signal) => stop(new Error(`${program} ended with ${code ?? signal}.`)));
    worker.send(task as object, (error) => {
      if (error) stop(error);
    });
  });
}

/**
 * From outside, before the process has begun: on Linux a priority is a thread's own, and those that collect its garbage and compile its
 * code inherit it from the thread that starts them. From inside it would be too late for them.
 */
function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It is gone already, which is told as its end.
  }
}

/** In the program that works apart: answers the one task that it is sent. Does nothing where the file is only imported. */
export function answerApart<Task>(work: (task: Task) => unknown): void {
  const [asker, timeMaxMs] = process.argv.slice(2).map(Number);
  if (!process.send || !asker || !timeMaxMs) return;
  watchOverItself(asker, timeMaxMs);
  const tell = (told: Told<unknown>): void => void process.send!(told, () => process.exit(0));
  process.once('message', (task: Task) => {
    void (async () => tell({ kind: 'done', answer: await work(task), resident: process.memoryUsage.rss() }))().catch((error: unknown) =>
      tell({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

/**
 * Ends this process at its time, and within a second of the end of the one that asked, which then can end nothing any more. On a thread
 * of its own: a computation that hangs blocks the loop, which hears neither `disconnect` nor a timer.
 */
function watchOverItself(asker: number, timeMaxMs: number): void {
  const resourceLimits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 };
  new Worker(watch, { eval: true, execArgv: [], env: {}, workerData: { asker, timeMaxMs }, resourceLimits }).unref();
}

/** As text, since the built program has no file of its own for it. `process.exit` would end only the thread. */
const watch = `
  const { asker, timeMaxMs } = require('node:worker_threads').workerData;
  const end = () => process.kill(process.pid, 'SIGKILL');
  setTimeout(end, timeMaxMs);
  setInterval(() => process.ppid !== asker && end(), 1000);
`;

/**
 * Workbooks and PDFs are read by a process of their own, which can be ended: what others' programs make of a hostile file
 * takes neither the time nor the memory of this one.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '#platform/child-environment';
import { SourceError, sourceFaults } from './source-error.ts';
import type { SourceLine } from './source-line.ts';
import { outOfTime, type Answer, type Task } from './source-task.ts';

/**
 * Milliseconds that the reader may work from the start, or from its last sign of life: a machine that has much else to do is no fault
 * of the file. And those that may pass for the file as a whole.
 */
const silenceMax = 15_000;
const wholeMax = 120_000;
/** Megabytes. The reader ends itself when its resident memory is larger. */
const heapMax = 450;
/** A reader is kept this long for the next file, unless the last one has left it with much memory in use. */
const idleMax = 3_000;
const idleResidentMax = 250_000_000;

/** Beside this file: `.ts` as it stands, `.js` in the built program. */
const program = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './source-reader.ts' : './source-reader.js', import.meta.url));

let idle: { reader: ChildProcess; end: NodeJS.Timeout } | null = null;

function takeReader(): ChildProcess {
  if (idle === null) return fork(program, { env: childEnvironment(), serialization: 'advanced', execArgv: [`--max-old-space-size=${heapMax}`, '--max-semi-space-size=8'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const { reader, end } = idle;
  clearTimeout(end);
  idle = null;
  reader.ref();
  reader.channel?.ref();
  return reader;
}

/** An idle reader does not keep this process alive, and ends with it. */
function keepReader(reader: ChildProcess, resident: number): void {
  reader.removeAllListeners();
  if (idle !== null || !reader.connected || resident > idleResidentMax) {
    reader.on('error', () => undefined).kill('SIGKILL');
    return;
  }
  reader.unref();
  reader.channel?.unref();
  const forget = (): void => {
    if (idle?.reader === reader) idle = null;
  };
  reader.once('exit', forget).once('error', forget);
  const end = setTimeout(() => {
    forget();
    reader.kill('SIGKILL');
  }, idleMax);
  idle = { reader, end: end.unref() };
}

/** Throws the SourceError that the reader met, `too-slow` when its time is over, `too-large` when its memory is. */
export function readApart(kind: Task['kind'], bytes: Uint8Array, limits = { silence: silenceMax, whole: wholeMax }): Promise<SourceLine[]> {
  return new Promise((resolve, reject) => {
    const reader = takeReader();
    const stop = (reason: Error): void => {
      clearTimeout(whole);
      reader.removeAllListeners();
      reader.on('error', () => undefined).kill('SIGKILL');
      reject(reason);
    };
    const tooSlow = (): void => stop(new SourceError('too-slow', sourceFaults.tooSlow()));
    const whole = setTimeout(tooSlow, limits.whole);
    reader.on('message', (answer: Answer) => {
      clearTimeout(whole);
      keepReader(reader, answer.resident);
      if (answer.kind === 'lines') resolve(answer.lines);
      else reject(new SourceError(answer.code, answer.sentence));
    });
    reader.on('error', stop);
    reader.on('exit', (code, signal) => {
      if (signal === outOfTime) return tooSlow();
      // Ended by a signal: by itself, by its engine or by the machine, each time for want of memory.
      const memory = signal !== null || (code ?? 0) > 128;
      stop(memory ? new SourceError('too-large', sourceFaults.tooLarge()) : new Error(`The reader of files (${program}) ended with ${code}.`));
    });
    reader.send({ kind, bytes, silence: limits.silence } satisfies Task, (error) => {
      if (error) stop(error);
    });
  });
}

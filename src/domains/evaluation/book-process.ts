/** Makes a book in a process of its own, whose memory is gone with it. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PrintedBook } from './book.ts';
import type { Made } from './book-maker.ts';

/** A book of some thousand pages takes seconds. */
const timeMax = 120_000;
/** Megabytes of script memory; the page maker's own comes on top. */
const heapMax = 256;

/** Beside this file: `.ts` as it stands, `.js` in the built program. */
const program = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './book-maker.ts' : './book-maker.js', import.meta.url));

/** @throws Error when the book could not be made, in the page maker's words */
export function makeApart(book: PrintedBook): Promise<Extract<Made, { kind: 'made' }>> {
  return new Promise((resolve, reject) => {
    const maker = fork(program, { serialization: 'advanced', execArgv: [`--max-old-space-size=${heapMax}`], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const end = setTimeout(() => stop(new Error(`The book was not made within ${timeMax / 1000} s.`)), timeMax);
    const stop = (reason: Error): void => {
      clearTimeout(end);
      maker.removeAllListeners();
      maker.on('error', () => undefined).kill('SIGKILL');
      reject(reason);
    };
    maker.on('message', (made: Made) => {
      if (made.kind === 'failed') return stop(new Error(made.problem));
      clearTimeout(end);
      maker.removeAllListeners();
      maker.on('error', () => undefined);
      resolve(made);
    });
    maker.on('error', stop);
    maker.on('exit', (code, signal) => stop(new Error(`The maker of books (${program}) ended with ${code ?? signal}.`)));
    maker.send(book, (error) => {
      if (error) stop(error);
    });
  });
}

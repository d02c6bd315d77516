/** Makes an accessible PDF (PDF/UA-1) from a Typst template and data, in a process of its own, whose memory is gone with it. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Paper {
  /** Absolute path of the template; it reads its data by `json("paper.json")`, where nothing that people wrote is markup. */
  template: string;
  /** Becomes JSON; characters that the font lacks become 〓. */
  data: object;
}

/** `resident`: bytes of memory that the making took. */
export type Made = { kind: 'made'; pdf: Uint8Array; pages: number; resident: number } | { kind: 'failed'; problem: string };

/** A paper of some thousand pages takes seconds. */
const timeMax = 120_000;
/** Megabytes of script memory; the page maker's own comes on top. */
const heapMax = 256;

/** Beside this file: `.ts` as it stands, `.js` in the built program. */
const program = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './paper-maker.ts' : './paper-maker.js', import.meta.url));

/** @throws Error when the paper could not be made, in the page maker's words */
export function makePaper(paper: Paper): Promise<Extract<Made, { kind: 'made' }>> {
  return new Promise((resolve, reject) => {
    const maker = fork(program, { serialization: 'advanced', execArgv: [`--max-old-space-size=${heapMax}`], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const end = setTimeout(() => stop(new Error(`The paper was not made within ${timeMax / 1000} s.`)), timeMax);
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
    maker.on('exit', (code, signal) => stop(new Error(`The maker of papers (${program}) ended with ${code ?? signal}.`)));
    maker.send(paper, (error) => {
      if (error) stop(error);
    });
  });
}

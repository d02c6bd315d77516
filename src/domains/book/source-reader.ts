/** The process that reads workbooks and PDFs: one file at a time, as it is sent. Ends itself when it needs too much memory or work. */
import { Worker } from 'node:worker_threads';
import { SourceError } from './source-error.ts';
import type { SourceLine } from './source-line.ts';
import { readPdf } from './source-pdf.ts';
import { outOfTime, type Answer, type Task } from './source-task.ts';
import { readWorkbook } from './source-xlsx.ts';

const residentMax = 560_000_000;

/** How many signs of life there were, and the milliseconds of work until the next; none while there is no file. */
const life = new Int32Array(new SharedArrayBuffer(8));
const showLife = (): void => void Atomics.add(life, 0, 1);
const allow = (silence: number): void => void Atomics.store(life, 1, silence);

/** Watched from a thread of its own, since the one that reads may be busy for long: memory, work, and whether somebody still waits. */
const watch = `
  const { workerData: life } = require('node:worker_threads');
  let [signs, begun] = [-1, 0];
  setInterval(() => {
    if (process.memoryUsage.rss() > ${residentMax} || process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL');
    const { user, system } = process.cpuUsage();
    const allowed = Atomics.load(life, 1);
    if (Atomics.load(life, 0) !== signs || allowed === 0) [signs, begun] = [Atomics.load(life, 0), user + system];
    else if (user + system > begun + allowed * 1_000) process.kill(process.pid, '${outOfTime}');
  }, 15);
`;

function answer(message: Answer): void {
  allow(0);
  process.send!(message);
}

async function read({ kind, bytes, silence }: Task): Promise<SourceLine[]> {
  showLife();
  allow(silence);
  return kind === 'xlsx' ? readWorkbook(bytes) : readPdf(bytes, showLife);
}

process.on('message', (task: Task) => {
  read(task).then(
    (lines) => answer({ kind: 'lines', lines, resident: process.memoryUsage.rss() }),
    (error: unknown) => {
      if (!(error instanceof SourceError)) throw error;
      answer({ kind: 'refused', code: error.code, sentence: error.sentence, resident: process.memoryUsage.rss() });
    },
  );
});
// Nothing is left to finish, and an orderly exit may wait for its threads for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
new Worker(watch, { eval: true, workerData: life });
